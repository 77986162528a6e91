"""Secrets are drawn once, and only their owner reads them."""

import stat

from department import folders, secrets_files


def test_a_second_run_keeps_them(layout, monkeypatch):
    """Would everybody be signed out by an upgrade?"""
    monkeypatch.setattr(
        folders.os, "chown", lambda *_: None
    )  # they are root's, and tests may be anybody's
    assert len(list(secrets_files.draw(layout))) == 2
    before = layout.proxy_secret.read_text(encoding="utf-8")
    assert list(secrets_files.draw(layout)) == []
    assert layout.proxy_secret.read_text(encoding="utf-8") == before
    for path in layout.secrets.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
