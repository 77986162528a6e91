"""`python -m ipnb.models` writes the JavaScript of the equations anew."""

import runpy

from ipnb.models import NAMES, equations_file


def test_what_it_writes_is_what_is_kept(monkeypatch):
    """Yesterday's equations would run beside today's formula."""
    written = {}
    monkeypatch.setattr(
        "pathlib.Path.write_text", lambda path, text, **_: written.update({path: text})
    )
    runpy.run_module("ipnb.models", run_name="__main__")
    kept = [equations_file(name) for name in NAMES if equations_file(name).exists()]
    assert sorted(written) == sorted(kept)
    assert all(text == path.read_text(encoding="utf-8") for path, text in written.items())
