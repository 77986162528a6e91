"""Which assignments may be linked, and is a platform's question answered once, by whom it was put to?"""

import pytest
from department.sign_in import deep_linking
from department.sign_in.deep_linking import (
    DEPLOYMENT,
    SETTINGS,
    LinkableAssignment,
    OpenQuestions,
    linkable_assignments,
)

from signing_in.conftest import CHECKOUT

CLAIMS = {DEPLOYMENT: "d", SETTINGS: {"deep_link_return_url": "https://lms.example/back"}}


def test_the_courses_cases_may_be_linked(tmp_path):
    """With title and points; a case that cannot be read is left out."""
    found = linkable_assignments(CHECKOUT / "source")
    assert LinkableAssignment("06-recovery", "Filipa and the low part", 100.0) in found
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/case.yaml").write_text("title: [", encoding="utf-8")
    assert linkable_assignments(tmp_path) == []


def test_a_question_is_answered_once():
    """Could a page without the word answer it, or the same page twice?"""
    questions = OpenQuestions()
    word = questions.ask(CLAIMS)
    assert questions.find(word).settings == CLAIMS[SETTINGS]
    assert questions.find("guess") is None and questions.find("") is None
    questions.close(word)
    assert questions.find(word) is None


def test_questions_do_not_pile_up(monkeypatch):
    """Is an hour-old question, or the oldest of very many, forgotten?"""
    monkeypatch.setattr(deep_linking, "OPEN", 3)
    questions = OpenQuestions()
    words = [questions.ask(CLAIMS) for _ in range(4)]
    assert [questions.find(word) is None for word in words] == [True, False, False, False]
    monkeypatch.setattr(deep_linking, "PATIENCE", 0)
    last = questions.ask(CLAIMS)
    assert questions.find(words[3]) is None and questions.find(last) is not None


@pytest.mark.parametrize(("said", "takes"), [({}, True), ({"accept_lineitem": False}, False)])
def test_a_platform_may_want_no_column(said, takes):
    """Is a column sent only where it is taken?"""
    questions = OpenQuestions()
    claims = {**CLAIMS, SETTINGS: said}
    assert questions.find(questions.ask(claims)).takes_columns is takes
