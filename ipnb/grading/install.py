"""The one thing that configuration cannot do: put our Autograde where nbgrader uses its own.

nbgrader lets a course choose its preprocessors, exchange classes, exporter and plugins, but `nbgrader
autograde` (`nbgrader.apps.autogradeapp`) and Formgrader (`nbgrader.apps.api`) name the class `Autograde`
itself, and that class gives a missing notebook a zero before any preprocessor runs. So the name is changed
in these modules, when the course's configuration is read and only in that process. Nothing on disk is
touched; without our configuration nbgrader is as it was. An nbgrader that no longer has these places is
refused instead of graded with half of ours."""

from importlib import import_module

from ipnb.grading.autograde import CaseAutograde

PLACES = ("nbgrader.apps.autogradeapp", "nbgrader.apps.api", "nbgrader.converters")


def install() -> None:
    """Let this process grade with `CaseAutograde`; doing it twice changes nothing.

    Raises
    ------
    RuntimeError
        If nbgrader no longer keeps its class where this file expects it.
    """
    modules = [import_module(place) for place in PLACES]
    for module in modules:
        here = getattr(module, "Autograde", None)
        if here is None or not issubclass(CaseAutograde, here):
            raise RuntimeError(
                f"{module.__name__} has no Autograde of the known kind: this nbgrader is not supported"
            )
    for module in modules:
        module.Autograde = CaseAutograde
