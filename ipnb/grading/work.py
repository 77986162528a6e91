"""One submission on its way through the preprocessors."""

from dataclasses import dataclass

from ipnb.grading.fingerprint import digest
from ipnb.grading.graded_notebook import Cell, Sheet
from ipnb.grading.intake import HandedIn
from ipnb.grading.material import Material
from ipnb.grading.records import Record, Records
from ipnb.grading.verdict import Verdict


@dataclass
class Work:
    """What every preprocessor of ours finds under ``resources["ipnb"]``.

    Attributes
    ----------
    gradebook : nbgrader.api.Gradebook
        Open for the whole batch; each submission is one transaction.
    earlier : list of Record
        Earlier gradings of this submission, newest last.
    record : Record
        This grading; saved together with the grades.
    """

    gradebook: object
    records: Records
    assignment: str
    student: str
    sheet: Sheet
    material: Material
    handed_in: HandedIn
    verdict: Verdict
    earlier: list[Record]
    record: Record

    def typed_in_notebook(self, name: str) -> str:
        """What a student typed into a cell meant for the form's text: it counts too, and must not get
        lost."""
        released = self.sheet.released.get(name, "").strip()
        texts = []
        for text in self.handed_in.cells.get(name, []):
            own = text.replace(released, "").strip() if released else text.strip()
            if own and own not in texts and own != self.text_from_form(name).strip():
                texts.append(own)
        return "\n\n".join(texts)

    def text_from_form(self, name: str) -> str:
        return (self.verdict.narrative or {}).get(name, "")

    def is_blank(self, name: str) -> bool:
        """Whether a free text was handed in and is empty; False when it could not be read."""
        read = self.verdict.narrative is not None
        return read and not self.text_from_form(name).strip() and not self.typed_in_notebook(name)

    def _same_as_before(self, name: str) -> str | None:
        """The last grading's digest if nothing graded has changed since: an argument leaves marks alone."""
        last, now = self.earlier[-1] if self.earlier else None, self.verdict.digests.get("work")
        same = last is not None and now is not None and last.digests.get("work") == now
        return last.texts.get(name) if same else None

    def digest_of(self, cell: Cell) -> str | None:
        """Fingerprint of what a cell is graded on; None when that could not be read."""
        if cell.is_form:
            return self._same_as_before(cell.name) or self.verdict.digests.get("answers")
        if self.verdict.narrative is None:
            return None
        return digest(self.text_from_form(cell.name) + "\0" + self.typed_in_notebook(cell.name))
