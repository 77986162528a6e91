"""Who teaches."""

from types import SimpleNamespace

from department.roles import teaches


def test_the_group_of_instructors_decides(settings):
    """Would a student of another course's teaching group teach here?"""

    def user(*names):
        return SimpleNamespace(groups=[SimpleNamespace(name=name) for name in names])

    assert teaches(user("formgrade-ipnb"), settings)
    assert not teaches(user("nbgrader-ipnb", "formgrade-other"), settings)
    assert not teaches(None, settings)
