"""What the page of feedback is told of a submission: scores that wait, a person's comments, a sitting's end."""

import nbformat

from grading.course import NAME
from ipnb.grading.read_grades import ReadGrades


def test_what_waits_is_no_zero_and_the_end_of_a_sitting_is_told(hub):
    times = ("--start", "2026-03-02T09:00Z", "--end", "2026-03-02T10:30Z")
    assert hub.ipnb("sitting", NAME, *times)[0] == 0
    folder = hub.hand_in("ada", hub.answers("ada"))
    (folder / "timestamp.txt").write_text("2026-03-02 10:40:00 UTC", encoding="utf-8")
    hub.grade()
    hub.mark("ada", "n1", 20, "You weigh it.")
    here = {"student": "ada", "assignment": NAME, "notebook": NAME}
    here["db_url"] = f"sqlite:///{hub.root / 'gradebook.db'}"
    path = hub.root / "autograded/ada" / NAME / f"{NAME}.ipynb"
    graded, resources = ReadGrades().preprocess(nbformat.read(path, 4), {"nbgrader": here})
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in graded.cells[1:]}
    assert not cells["n1"].metadata.nbgrader.waits and cells["n2"].metadata.nbgrader.waits
    assert cells["n1"].metadata.nbgrader.comment == "You weigh it."
    assert "handed in 10 minutes after" in resources["nbgrader"]["after_end"]
