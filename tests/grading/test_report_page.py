"""What was counted, as text and as one page in which nothing can act."""

import re

import pytest

from grading.course import NAME
from grading.support import PAGE, counted
from ipnb.grading.report import report
from ipnb.grading.report_page import Beside, as_page, as_text, content_policy, policy_of


def test_the_command_prints_it_and_writes_a_page_that_needs_nothing_else(graded, tmp_path):
    """Is it one command, and does the page load anything from elsewhere?"""
    page = tmp_path / "report.html"
    code, said = graded.ipnb("report", NAME, "--to", str(page))
    assert code == 0
    assert said.startswith(f"{NAME}: 5 students\nNot counted: held (held)")
    assert "Chaos: ben, cy" in said and "s20 (1)" in said and "Sure" in said
    text = page.read_text(encoding="utf-8")
    assert "ben, cy" in text
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1]
    assert policy.startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "connect-src" not in policy and "unsafe-eval" not in policy
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?!data:)", text) == []


def test_nothing_graded_and_unknown_assignments_are_told(course, capsys):
    """Does an empty class end in a traceback, or a page of zeros?"""
    assert course.ipnb("report", NAME)[0] == 1
    assert "is graded yet" in capsys.readouterr().err
    assert course.ipnb("report", "99-nothing")[0] == 1
    assert "The case cannot be read" in capsys.readouterr().err


def test_answers_that_no_longer_fit_the_case_are_left_out(graded):
    """Does a changed case turn old answers into wrong ones?"""
    file = graded.root / "source" / NAME / "case.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("budget: 4", "budget: 2"), encoding="utf-8")
    code, said = graded.ipnb("report", NAME)
    assert code == 0 and "no longer fit the case" in said


def test_what_students_wrote_cannot_act_in_the_page(graded):
    """Could a name run a script in an instructor's browser?"""
    found = report(
        graded.case, graded.key, {"<script>x</script>": graded.answers("ada", "chaos")}, {}
    )
    assert "<script>x" not in as_page(found)
    assert "<script>x" in as_text(found)


def test_agreement_is_shown_where_two_have_marked(graded):
    """Is a number made of three pairs, or a silence where nobody can know taken for agreement?"""
    found = counted(graded)
    assert "Agreement between markers" not in as_page(found)
    assert "has marks of two people" in as_page(found, Beside(marks={}))
    marks = {"Evidence": [(2, 2), (1, 2), (3, 1)], "Rival": []}
    page = as_page(found, Beside(marks=marks))
    assert '<td class="number">33%</td><td class="number">67%</td>' in page
    assert "too few" in page and "Rival" not in page


def test_a_page_without_names_has_none(graded):
    """Does a page that is given to others name somebody after all?"""
    page = as_page(counted(graded), Beside(names={"ben": "Muster, Ben"}, without_names=True))
    body = page[page.index("<body") : page.index('<script type="application/json"')]
    assert "ben" not in body and "Muster" not in body and "2 students" in body
    assert "Muster, Ben, cy" in as_page(counted(graded), Beside(names={"ben": "Muster, Ben"}))


def test_the_policy_of_a_page_is_its_own(graded):
    """Does a server allow a script that the page does not have?"""
    page = as_page(counted(graded))
    assert policy_of(page).startswith("default-src 'none'; script-src 'sha256-")
    assert content_policy([]).startswith("default-src 'none'; script-src 'none'")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_page_is_readable_for_everybody(graded, page, axe, colours):
    """Does anything stick out on a phone, or fade in the dark?"""
    page.emulate_media(color_scheme=colours)
    page.set_viewport_size({"width": 390, "height": 844})
    page.set_content(as_page(counted(graded)))
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert axe(page, PAGE) == []
