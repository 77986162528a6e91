"""Leaves out what others import and this server never calls: half of its memory, and more of its start.

JupyterHub's part that asks who somebody is imports the hub's own database; nbgrader's exchange imports the
gradebook and the pages of its extensions. A student's server has neither database nor gradebook. In their place
stand modules that give an empty class for whatever is asked of them, so that an ``except`` or an ``isinstance``
with one is never true. Only a process of this server does that: `ipnb.student_server.__main__` calls `leave_out`
before anything else.
"""

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

#: whole packages and single modules
UNNEEDED = (
    "alembic",
    "jupyterhub.orm",
    "nbgrader.api",
    "nbgrader.server_extensions",
    "setuptools",
    "sqlalchemy",
)
#: jsonschema tries these, for formats that no schema of the course names, and does without
UNTRIED = (
    "arrow",
    "fqdn",
    "isoduration",
    "jsonpointer",
    "rfc3339_validator",
    "rfc3986_validator",
    "rfc3987_syntax",
    "uri_template",
    "webcolors",
)


class _Empty(ModuleType):
    """A module that gives an empty class for each name."""

    def __getattr__(self, name: str) -> type[Exception]:
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (Exception,), {})
        setattr(self, name, made)
        return made


class _Finder(MetaPathFinder, Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if any(fullname == name or fullname.startswith(f"{name}.") for name in UNNEEDED):
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Empty(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


def leave_out() -> None:
    """Put empty modules in the place of those that this process never calls."""
    sys.meta_path.insert(0, _Finder())
    for name in UNTRIED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
