"""CodeMirror as modules: every name that one of them imports has an address."""

import re

import pytest

from ipnb.authoring.npm_modules import ENTRIES, PACKAGES, module


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_a_module_imports_only_what_is_served(name):
    """Would a browser look for a package that nobody serves, as after an update?"""
    named = re.findall(
        r"""^(?:import|export)\b[^;]*?\bfrom\s+['"]([^'"]+)['"]""", module(name), re.M
    )
    assert {one for one in named if one.removeprefix("./") not in PACKAGES} == set()


def test_it_is_one_of_each():
    """Do two packages share an address?"""
    assert len(PACKAGES) == len(ENTRIES)
    with pytest.raises(KeyError):
        module("../package.json")
