"""The page of outcomes."""

from ipnb.grading.class_view.outcome_map import Outcome
from ipnb.grading.class_view.outcome_results import Result
from ipnb.grading.class_view.outcomes_page import as_page, tally
from ipnb.grading.class_view.standing import Person

OUTCOME = Outcome("3", "say <what> a line shows", {"06": ("states",)})
PEOPLE = [Person("ada", "Ada", "<i>A"), Person("ben"), Person("cy"), Person("dee")]
RESULTS = {"ada": Result(0.1, 1), "ben": Result(0.5, 2), "cy": Result(0.9, 1)}


def test_a_class_is_sorted_by_how_far_it_is():
    """Is somebody of whom nothing is known counted as not there yet?"""
    found = tally(OUTCOME, RESULTS, PEOPLE)
    by_group = [
        [one.id for one, _ in group] for group in (found.not_yet, found.under_way, found.reached)
    ]
    assert by_group == [["ada"], ["ben"], ["cy"]]
    assert [one.id for one in found.unknown] == ["dee"] and found.known == 3


def test_the_page_names_who_is_not_there_and_escapes_it():
    """Could a name act in the page?"""
    page = as_page([OUTCOME], {"3": RESULTS}, PEOPLE, "/formgrader")
    assert "say &lt;what&gt;" in page and "&lt;i&gt;A, Ada (0.10)" in page and "<i>A" not in page
    assert "cy (0.90)" not in page


def test_a_course_without_a_map_is_told_what_to_do():
    """Is the page an empty table?"""
    assert "no map of outcomes" in as_page([], {}, PEOPLE, "/formgrader")
