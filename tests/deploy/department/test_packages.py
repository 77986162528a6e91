"""What the machine's packages bring."""

from department import packages


def test_what_is_missing_is_named_by_its_package(monkeypatch):
    """Would it look for a package called bwrap?"""
    there = set(packages.WANTED) - {"bwrap", "caddy"}
    monkeypatch.setattr(packages.shutil, "which", lambda name: name if name in there else None)
    missing = packages.missing_packages()
    assert {"bubblewrap", "caddy"} <= set(missing)
    assert "util-linux" not in missing
