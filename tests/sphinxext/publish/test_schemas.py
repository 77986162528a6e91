"""The schemas stand in the published book, as they are checked with."""

from types import SimpleNamespace

from ipnb.formulation.schema import published
from ipnb.sphinxext.publish import schemas


def test_the_schemas_are_published_byte_for_byte(tmp_path):
    """Could an editor check against something else than the course does?"""
    schemas.write(SimpleNamespace(outdir=tmp_path))
    assert {p.name: p.read_bytes() for p in (tmp_path / "schemas").iterdir()} == published()
    assert "case.schema.json" in published()
