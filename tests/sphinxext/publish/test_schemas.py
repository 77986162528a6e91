"""The schemas stand in the published book, as they are checked with."""

from types import SimpleNamespace

from _ext import schemas

from ipnb.formulation.schema import published


def test_the_schemas_are_published_byte_for_byte(tmp_path):
    """Could an editor check against something else than the course does?"""
    app = SimpleNamespace(builder=SimpleNamespace(name="html"), outdir=tmp_path)
    schemas.write(app, None)
    assert {p.name: p.read_bytes() for p in (tmp_path / "schemas").iterdir()} == published()
    assert "case.schema.json" in published()


def test_a_failed_build_writes_nothing(tmp_path):
    """Does the step hide what went wrong before it?"""
    app = SimpleNamespace(builder=SimpleNamespace(name="html"), outdir=tmp_path / "never-made")
    schemas.write(app, RuntimeError("before"))
    assert not (tmp_path / "never-made").exists()
