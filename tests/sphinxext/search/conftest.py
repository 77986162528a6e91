"""What the tests of the search share."""

import pytest

from .node import Scripts


@pytest.fixture(scope="module")
def scripts(tmp_path_factory) -> Scripts:
    """The scripts of the search, for Node."""
    return Scripts(tmp_path_factory.mktemp("search"))
