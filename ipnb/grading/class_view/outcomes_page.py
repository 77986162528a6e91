"""How far a class has come with each outcome, as one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ipnb.grading.class_view.outcome_map import Outcome
from ipnb.grading.class_view.outcome_results import BEGUN, REACHED, Result
from ipnb.grading.class_view.page import PAGES, TEMPLATES
from ipnb.grading.class_view.standing import Person
from ipnb.web.standalone import standalone_page


@dataclass(frozen=True)
class Tally:
    """A class and one outcome.

    Attributes
    ----------
    reached, under_way, not_yet : list of (Person, Result)
        Furthest behind first.
    unknown : list of Person
        Of whom nothing that assesses it is graded and marked.
    """

    outcome: Outcome
    reached: list[tuple[Person, Result]]
    under_way: list[tuple[Person, Result]]
    not_yet: list[tuple[Person, Result]]
    unknown: list[Person]

    @property
    def known(self) -> int:
        """Of how many anything is known."""
        return len(self.reached) + len(self.under_way) + len(self.not_yet)


def tally(outcome: Outcome, results: Mapping[str, Result], people: list[Person]) -> Tally:
    """Sort a class by how far it is with an outcome."""
    known = [(one, results[one.id]) for one in people if one.id in results]
    known.sort(key=lambda pair: (pair[1].share, pair[0].name))
    return Tally(
        outcome,
        [pair for pair in known if pair[1].is_reached],
        [pair for pair in known if pair[1].is_begun and not pair[1].is_reached],
        [pair for pair in known if not pair[1].is_begun],
        [one for one in people if one.id not in results],
    )


def as_page(
    outcomes: list[Outcome],
    results: Mapping[str, Mapping[str, Result]],
    people: list[Person],
    base: str,
) -> str:
    """Write the page.

    Parameters
    ----------
    outcomes
        Of the course; none where it has no map.
    results
        As `outcome_results.outcome_results` gives them.
    people
        The class.
    base
        Formgrader's address, without a slash at its end.
    """
    values: dict[str, Any] = {
        "tallies": [tally(one, results.get(one.number, {}), people) for one in outcomes],
        "whole": len(people),
        "thresholds": (BEGUN, REACHED),
    }
    return standalone_page(
        TEMPLATES,
        "outcomes.html.j2",
        "class.css",
        base=base,
        here="class/outcomes",
        pages=PAGES,
        **values,
    )
