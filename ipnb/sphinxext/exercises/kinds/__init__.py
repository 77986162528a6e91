"""The kinds of exercise, by the name that a section's ``kind`` gives: a module and a script each."""

from ipnb.sphinxext.book import Entry
from ipnb.sphinxext.exercises.kinds.choice import Choice
from ipnb.sphinxext.exercises.kinds.compare import Compare
from ipnb.sphinxext.exercises.kinds.mark import Mark
from ipnb.sphinxext.exercises.kinds.number import Number
from ipnb.sphinxext.exercises.kinds.order import Order
from ipnb.sphinxext.exercises.kinds.probability import Probability
from ipnb.sphinxext.exercises.kinds.protocol import Kind

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (Choice(), Probability(), Mark(), Order(), Compare(), Number())
}


def kinds_named(exercise: Entry) -> list[str]:
    """Return the kinds that the sections of an exercise name, each once; choice is what is meant by none."""
    sections = (exercise.get("case") or {}).get("items") or {}
    return list(dict.fromkeys(str(one.get("kind", Choice.name)) for one in sections.values()))


def kind_of(exercise: Entry) -> Kind:
    """Return the kind of an exercise without faults."""
    return KINDS[kinds_named(exercise)[0]]
