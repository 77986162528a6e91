"""Chapters executed side by side."""

from types import SimpleNamespace

from ipnb.sphinxext.notebooks import execute

from ..conftest import NOTEBOOK


def test_a_single_chapter_is_left_to_its_reader(tmp_path, monkeypatch):
    """Would one changed chapter start a pool of processes?"""
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(NOTEBOOK + "# A chapter\n")
    (tmp_path / "prose.md").write_text("# Prose\n")
    env = SimpleNamespace(doc2path=lambda name: tmp_path / f"{name}.md")
    config = SimpleNamespace(
        nb_execution_mode="cache",
        nb_execution_cache_path=str(tmp_path / "cache"),
        nb_execution_timeout=9,
    )
    ran = []
    monkeypatch.setattr(
        execute,
        "load_executor",
        lambda name, cache, logger: SimpleNamespace(
            run_and_cache=lambda filter_pks, timeout: ran.append(len(filter_pks))
        ),
    )
    app = SimpleNamespace(config=config, outdir=tmp_path / "html")
    execute.ahead(app, env, ["one", "prose"])
    assert ran == []
    execute.ahead(app, env, ["one", "two", "prose"])
    assert ran == [2]
