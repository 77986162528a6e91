"""Where does a link lead?"""

from department.sign_in.lti_handlers import assignment_address


def test_an_assignment_has_one_address():
    """Whose server it is, the hub knows."""
    assert assignment_address("/jupyter/hub/", "06") == "/jupyter/hub/user-redirect/form/06"
