"""The one thing that configuration cannot do: put our converters where nbgrader uses its own.

nbgrader lets a course choose its preprocessors, exchange classes, exporter and plugins, but its commands and
Formgrader (`nbgrader.apps.api`) name the classes `Autograde` and `GenerateAssignment` themselves. The first
gives a missing notebook a zero before any preprocessor runs; the second has no place to refuse a faulty case
in. So the names are changed in these modules, when the course's configuration is read and only in that
process. Nothing on disk is touched; without our configuration nbgrader is as it was. An nbgrader that no
longer has these places is refused instead of graded with half of ours."""

from importlib import import_module

from ipnb.grading.autograde import CaseAutograde
from ipnb.grading.generate import CaseGenerate
from ipnb.grading.students_page import put_round_nbgraders

COMMON = ("nbgrader.apps.api", "nbgrader.converters")
PLACES = {
    ("nbgrader.apps.autogradeapp", *COMMON): ("Autograde", CaseAutograde),
    ("nbgrader.apps.generateassignmentapp", *COMMON): ("GenerateAssignment", CaseGenerate),
}


def install() -> None:
    """Let this process generate with `CaseGenerate` and grade with `CaseAutograde`; doing it twice changes
    nothing.

    Raises
    ------
    RuntimeError
        If nbgrader no longer keeps a class where this file expects it.
    """
    wanted = [(import_module(place), *what) for places, what in PLACES.items() for place in places]
    for module, name, ours in wanted:
        here = getattr(module, name, None)
        if here is None or not issubclass(ours, here):
            raise RuntimeError(
                f"{module.__name__} has no {name} of the known kind: this nbgrader is not supported"
            )
    for module, name, ours in wanted:
        setattr(module, name, ours)
    put_round_nbgraders()
