"""An assignment is read once for as long as its files stay as they are; what cannot be marked says why."""

import pytest
from grading.course import NAME
from grading.talks import POINTS

from ipnb.marking.marking_course import MarkingCourse, NothingToMark
from marking.class_of import graded_class

pytestmark = pytest.mark.xdist_group("marking")


def test_a_changed_case_is_read_again(marking):
    """Does a marker see yesterday's case?"""
    before = marking.desk().course
    assert marking.desk().course.inputs is before.inputs
    file = marking.course.root / "source" / NAME / "case.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("allotment", "orchard"), "utf-8")
    assert marking.desk().course.case["title"] == "Noor and the orchard"


def test_a_faulty_case_and_an_unknown_part_are_said(marking):
    """Is a page empty without a word?"""
    with pytest.raises(NothingToMark, match="n1, n2, arguments"):
        marking.desk(part="n9")
    with pytest.raises(NothingToMark, match="does not know nothing"):
        MarkingCourse(marking.gradebook, marking.coursedir, "nothing", marking.cache)
    (marking.course.root / "source" / NAME / "case.yaml").write_text("schema: 1\n", "utf-8")
    with pytest.raises(NothingToMark, match="case"):
        marking.desk()


@pytest.mark.deep
def test_a_talk_is_marked_by_the_questions_of_the_sheet(tmp_path_factory):
    """Is a talk's mark the mean level of the questions that were put?"""
    from marking.conftest import Marking

    root = tmp_path_factory.mktemp("talk") / "course"
    marking = Marking(graded_class(root, 12, points=POINTS))
    desk = marking.desk(part="defence")
    scale = desk.course.scale(desk.part, desk.find(marking.id_of("s000")))
    assert 3 <= len(scale.criteria) <= 5
    first, second, *others = [one.id for one in scale.criteria]
    marking.give(desk, "s000", {first: 3, second: 2} | dict.fromkeys(others, -1))
    assert marking.in_gradebook("s000", "defence")[:2] == (8.33, False)
    marking.gradebook.close()
