"""Whose row is it, in a platform's file: by number, login, address, or a name that only one has. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping

from ipnb.grading.lms_grades.final_numbers import Graded
from ipnb.grading.student_ids import normalise_spelling


class People:
    """A class, to be found by what a platform calls its people.

    Parameters
    ----------
    students
        The class.
    """

    def __init__(self, students: Iterable[Graded]):
        self._students = list(students)
        self._ways: list[tuple[str, Mapping[str, Graded]]] = [
            ("number", self._only_by("number")),
            ("id", self._only_by("id")),
            ("email", self._only_by("email")),
            ("name", self._only_by_name()),
        ]

    def find(self, **known: str) -> Graded | None:
        """Return whose row it is; None if nobody's, or if it might be two people's.

        Parameters
        ----------
        **known
            ``number``, ``id``, ``email`` and ``name`` as the row has them, as far as it has them; the surest
            that is known decides.
        """
        for way, students in self._ways:
            value = normalise_spelling(known.get(way, ""))
            if value and value in students:
                return students[value]
        return None

    def _only_by(self, attribute: str) -> dict[str, Graded]:
        keys = [(normalise_spelling(getattr(one, attribute)), one) for one in self._students]
        return _only(keys)

    def _only_by_name(self) -> dict[str, Graded]:
        keys = []
        for one in self._students:
            first, last = one.first_name.strip(), one.last_name.strip()
            if first and last:
                keys += [(f"{first} {last}", one), (f"{last}, {first}", one)]
        return _only([(normalise_spelling(name), one) for name, one in keys])


def _only(keys: list[tuple[str, Graded]]) -> dict[str, Graded]:
    often = Counter(key for key, _ in keys)
    return {key: one for key, one in keys if key and often[key] == 1}
