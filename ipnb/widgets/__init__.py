"""What people see: models that move and a form for cases. Each is imported only when it is asked for."""

from importlib import import_module

_WHERE = {
    "Addiction": "ipnb.widgets.addiction",
    "Attunement": "ipnb.widgets.attunement",
    "Authoring": "ipnb.widgets.authoring",
    "Domains": "ipnb.widgets.domains",
    "Dyad": "ipnb.widgets.dyad",
    "Plasticity": "ipnb.widgets.plasticity",
    "River": "ipnb.widgets.simulation",
    "WindowOfTolerance": "ipnb.widgets.window_of_tolerance",
    "Workbench": "ipnb.widgets.workbench",
    "WorkingModel": "ipnb.widgets.working_model",
}

__all__ = [
    "Addiction",
    "Attunement",
    "Authoring",
    "Domains",
    "Dyad",
    "Plasticity",
    "River",
    "WindowOfTolerance",
    "Workbench",
    "WorkingModel",
]


def __getattr__(name: str):
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
