"""Citations resolved sooner: pybtex looks through all installed packages for a plugin at each citation."""

from pybtex.plugin import find_plugin, register_plugin

#: what sphinxcontrib-bibtex asks for once for each citation, or for each entry of a list
ASKED_OFTEN = (
    ("pybtex.backends", "docutils"),
    ("pybtex.backends", "plaintext"),
)


def register() -> None:
    """Register these plugins with pybtex, which looks at registered ones first."""
    for group, name in ASKED_OFTEN:
        register_plugin(group, name, find_plugin(group, name), force=True)
