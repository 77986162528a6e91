"""Chapters executed side by side."""

from types import SimpleNamespace

from ipnb.sphinxext.notebooks import execute

from ..conftest import NOTEBOOK


def test_a_single_chapter_starts_no_pool_of_processes(tmp_path, monkeypatch):
    """It is executed ahead all the same: a kernel that dies at its start then has a second chance."""
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
            run_and_cache=lambda filter_pks, timeout: ran.append((name, len(filter_pks)))
        ),
    )
    app = SimpleNamespace(config=config, outdir=tmp_path / "html")
    execute.ahead(app, env, ["prose"])
    assert ran == []
    execute.ahead(app, env, ["one", "prose"])
    assert ran == [("local-serial", 1)]
    ran.clear()
    execute.ahead(app, env, ["one", "two", "prose"])
    assert ran == [("local-parallel", 2)]
