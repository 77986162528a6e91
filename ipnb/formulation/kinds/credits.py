"""What a key says about a single choice: credit for each option, and whether these credits are fit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ipnb.documents.diagnostics import Finding, Path, join_ids
from ipnb.formulation.kinds.checks import unknown_name
from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.kinds.rules import FEWEST, MODAL_SHARE

#: options that say the contrary of one another: a key cannot accept both
OPPOSITES = (
    ("rigidity", "chaos"),
    ("below", "above"),
    ("impaired", "strength"),
    ("perpetuating", "protective"),
)
NOT_ENOUGH = "not_enough"
FEWEST_NOT_ENOUGH = 2


def credits_of(key: Data, section: str, item: str) -> dict[str, float]:
    """Return credit in 0..1 for each accepted option; a panel's votes relative to the most voted one.

    Empty where raters did not agree enough for a grade (``formative`` in the key).
    """
    if f"{section}.{item}" in key.get("formative", []):
        return {}
    table = key.get("credit", {}).get(section, {}).get(item, {})
    if not isinstance(table, dict):
        return {}
    if key.get("source") != "panel":
        return {option: min(1.0, max(0.0, float(credit))) for option, credit in table.items()}
    most = max(table.values(), default=0)
    if most <= 0:
        return dict.fromkeys(table, 0.0)
    return {
        option: votes / most if votes / most >= MODAL_SHARE else 0.0
        for option, votes in table.items()
    }


def check_credits(
    path: Path, credits: Mapping[str, float], options: Sequence[str], source: str
) -> Iterator[Finding]:
    """Check the credits of one item, at ``path``, against the options of its section."""
    for option, credit in credits.items():
        if option not in options:
            problem = f"{option} is not an option of {path[1]}."
            remedy = f"Options are: {join_ids(options, 12)}."
            yield unknown_name((*path, option), problem, remedy, option, options)
        elif source == "author" and credit > 1:
            problem = f"An author's credit is between 0 and 1, not {credit:g}."
            remedy = (
                "Write 1 for the best answer and .5 for a defensible one, "
                "or say source: panel for votes."
            )
            yield Finding((*path, option), problem, remedy)


def are_opposed(votes: Mapping[str, int]) -> bool:
    """Return whether two opposite options would both earn half or more."""
    most = max(votes.values())
    return any(min(votes.get(a, 0), votes.get(b, 0)) >= most / 2 for a, b in OPPOSITES)


@dataclass(frozen=True)
class ChoiceKey:
    """What a key says about a section of single choices.

    Attributes
    ----------
    credits : mapping of str to mapping of str to float
        Item -> option -> credit in 0..1; empty for an item that is not graded.
    ungraded : frozenset of str
        The items on which raters did not agree enough.
    """

    credits: Mapping[str, Mapping[str, float]]
    ungraded: frozenset[str]

    def of(self, item: str) -> Mapping[str, float]:
        """Return the credits of an item."""
        return self.credits.get(item, {})

    def best(self, item: str) -> list[str]:
        """Return the options with the most credit, if that is any."""
        credits = self.of(item)
        most = max(credits.values(), default=0)
        return [option for option, credit in credits.items() if credit >= most > 0]

    def lint_options(
        self, section: str, options: Sequence[str], keyed: Sequence[str]
    ) -> Iterator[Finding]:
        """Tell options that nobody needs, and a section in which one answer is always right."""
        used = {o for item in keyed for o, credit in self.of(item).items() if credit}
        for option in (one for one in options if one not in used):
            problem = f"No item accepts {option}."
            remedy = f"Key it for at least one item of {section}, or take the option away."
            yield Finding(("items", section, "options"), problem, remedy, document="case")
        if keyed:
            yield from self._lint_best(section, options, keyed)

    def _lint_best(
        self, section: str, options: Sequence[str], keyed: Sequence[str]
    ) -> Iterator[Finding]:
        best = [option for item in keyed for option in self.best(item)]
        withheld, path = best.count(NOT_ENOUGH), ("credit", section)
        if NOT_ENOUGH in options and len(keyed) >= FEWEST and withheld < FEWEST_NOT_ENOUGH:
            problem = f"“Not enough information” is the best answer {withheld} times."
            remedy = "Key it at least twice: withholding a label has to be right sometimes."
            yield Finding(path, problem, remedy, document="key")
        if len(set(best)) < 2:
            problem = f"Every item has the answer {best[0]}."
            yield Finding(path, problem, "Key at least two.", document="key")

    def lint_item(self, section: str, item: str) -> Iterator[Finding]:
        """Tell an item without a best answer, or with two that say the contrary."""
        credits, path = self.of(item), ("credit", section, item)
        if item in self.ungraded:
            return
        if not any(credits.values()):
            problem = f"{item} is judged in {section}, but no answer is accepted."
            remedy = (
                f"Give it credit under credit: {section}:, or leave it out of the case's “only:”."
            )
            yield Finding(path, problem, remedy, document="key")
            return
        if max(credits.values()) < 1:
            problem = f"{item} has no best answer."
            yield Finding(path, problem, "Give one option the credit 1.", document="key")
        for one, other in OPPOSITES:
            if min(credits.get(one, 0), credits.get(other, 0)) >= 0.5:
                problem = f"{item} accepts {one} and its opposite {other}, both at half or more."
                remedy = "Decide, or key “not_enough”, or leave the item out."
                yield Finding(path, problem, remedy, document="key")
