"""Where everything is."""

from pathlib import Path

from department.layout import Layout, layout_here


def test_a_machine_has_it_where_machines_have_it(monkeypatch):
    """Would the operator look for it elsewhere?"""
    monkeypatch.delenv("IPNB_PREFIX", raising=False)
    here = layout_here()
    assert not here.is_trial
    assert here.settings == Path("/etc/ipnb/course.toml")
    assert here.home("ada") == Path("/srv/ipnb/homes/ada")


def test_a_trial_touches_nothing_outside_its_folder(monkeypatch, tmp_path):
    """Would a trial write over a real hub?"""
    monkeypatch.setenv("IPNB_PREFIX", str(tmp_path))
    here = layout_here()
    assert here.is_trial
    places = [
        getattr(here, name) for name in vars(Layout) if isinstance(vars(Layout)[name], property)
    ]
    paths = [place for place in places if isinstance(place, Path)]
    assert len(paths) > 15
    assert all(path.is_relative_to(tmp_path) for path in paths)
