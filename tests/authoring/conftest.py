"""Fixtures that several tests of this folder share."""

import pytest

from authoring.support import NAME
from ipnb.formulation import scaffold as starter


@pytest.fixture
def case(tmp_path, monkeypatch):
    """The ``case.yaml`` of a new assignment in a course."""
    monkeypatch.delenv("IPNB_KEYS", raising=False)
    monkeypatch.chdir(tmp_path)
    return starter.write(NAME, tmp_path, tmp_path / "keys")[0]
