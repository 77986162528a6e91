"""A line can be argued: from the feedback to the form, into what is handed in, to whoever marks, and back."""

import json
import shutil

import pytest
from playwright.sync_api import expect
from student_server.student_hub import StudentHub

from grading.course import NAME
from ipnb.documents.diagnostics import DocumentError
from ipnb.formulation.answers import parse_answers
from ipnb.formulation.arguments import MOST, arguable
from ipnb.formulation.scoring import score

WHY = "The bus is <late>, and so is she; nothing in it is stuck."
ON_TIME, LATER = "2026-03-01 10:00:00.0 UTC", "2026-06-01 10:00:00.0 UTC"


@pytest.fixture
def marked(course):
    """A class of one whose form is scored, whose texts are marked, and who then argues about a line."""
    wrong = course.answers("ada")
    wrong["states"]["s05"] = "not_enough"
    folder = course.hand_in("ada", wrong)
    (folder / "timestamp.txt").write_text(ON_TIME, encoding="utf-8")
    course.grade()
    for text in ("n1", "n2"):
        course.mark("ada", text, 10)
    course.mark("ada", "formulation", 33)
    argued = {**wrong, "revision": 14, "arguments": {"states.s05": WHY, "safety.x1": ""}}
    folder = course.hand_in("ada", argued)
    (folder / "timestamp.txt").write_text(LATER, encoding="utf-8")
    return course


def test_an_argument_reaches_whoever_marks_and_touches_no_score(marked):
    """Is what a student says about a line seen, and does saying it cost them their mark or their date?"""
    before = marked.grades("ada")
    assert "Run `ipnb grade`" in marked.ipnb("status", NAME)[1]
    marked.grade(force=False)
    assert marked.grades("ada") == before
    with marked.open_gradebook() as gradebook:
        assert gradebook.find_submission(NAME, "ada").timestamp.month == 3
    said = marked.ipnb("status", NAME)[1]
    assert "Argued: answer in a comment" in said
    assert f"ada, States, line 5: {WHY}" in said
    output = next(c for c in marked.graded("ada")["cells"] if c["id"] == "formulation")["outputs"][
        0
    ]
    text = "".join(output["text"])
    assert "Not enough information (The key reads it as" in text
    assert "ARGUED: The bus is <late>" in text


def test_a_student_reads_their_argument_and_the_answer_to_it(marked):
    """Does the page give back both?"""
    marked.grade(force=False)
    marked.mark("ada", "formulation", 34, "Line 5: yes, that can be read so.")
    marked.give_feedback()
    page = marked.feedback("ada")
    assert "You argued:</b> The bus is &lt;late&gt;" in page
    assert "Line 5: yes, that can be read so." in page
    assert "34 of 60" in page


def test_other_answers_with_an_argument_are_other_answers(marked):
    """Could an argument be the way to hand in late as if in time?"""
    changed = json.loads((marked.folder("ada") / "answers.json").read_text(encoding="utf-8"))
    changed["states"]["s05"] = "flow"
    folder = marked.hand_in("ada", changed)
    (folder / "timestamp.txt").write_text(LATER, encoding="utf-8")
    marked.grade(force=False)
    with marked.open_gradebook() as gradebook:
        assert gradebook.find_submission(NAME, "ada").timestamp.month == 6
    assert marked.grades("ada")["formulation"][2]  # the mark was for other answers


def test_arguments_are_checked_and_not_scored(course):
    """Is anything but a short text on a judgement of this case taken?"""
    answers = course.answers("ada")
    argued = answers | {"arguments": dict.fromkeys(arguable(course.case), "x" * MOST)}
    assert score(course.case, course.key, argued) == score(course.case, course.key, answers)
    assert (
        parse_answers(json.dumps(argued), course.case)["arguments"]["attach.attach"] == "x" * MOST
    )
    too_long = {"states.s05": "x" * (MOST + 1)}
    for wrong in ({"states.s99": "why"}, {"s05": "why"}, too_long, {"states.s05": 5}, ["why"]):
        with pytest.raises(DocumentError):
            parse_answers(json.dumps(answers | {"arguments": wrong}), course.case)


@pytest.fixture(scope="module")
def home(released, tmp_path_factory):
    """A student's server, where the form was answered and handed in, and feedback has come."""
    hub = StudentHub(tmp_path_factory.mktemp("argue")).start()
    root = hub.home("student1")
    shutil.copytree(released.root / "assignments" / NAME, root / NAME)
    answers = released.answers("student1")
    (root / NAME / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    yield hub, root
    hub.stop()


def test_a_link_opens_the_form_at_the_line_and_keeps_what_is_argued(home, page, axe):
    """Does “I would argue this” end at the box in which one argues?"""
    hub, root = home
    page.set_viewport_size({"width": 390, "height": 844})
    hub.sign_in(page, "student1")
    page.goto(hub.url("student1", f"form/{NAME}#argue=states.s05"))
    area = page.get_by_role("textbox", name="Why you read it otherwise")
    expect(area).to_be_focused(timeout=60_000)
    assert page.get_by_label("What it is about").input_value() == "states.s05"
    expect(page.get_by_label("What it is about").locator("option:checked")).to_contain_text(
        "Line 5:"
    )
    area.fill("y" * 700)
    assert len(area.input_value()) == MOST
    area.fill(WHY)
    area.blur()

    def stored():
        return json.loads((root / NAME / "answers.json").read_text(encoding="utf-8"))

    for _ in range(100):
        if stored().get("arguments"):
            break
        page.wait_for_timeout(100)
    assert stored()["arguments"] == {"states.s05": WHY}
    assert len(stored()["states"]) == 24
    page.screenshot(path=str(root.parent / "argue.png"))
    assert axe(page) == []
    page.reload()
    expect(page.get_by_role("textbox", name="Why you read it otherwise")).to_have_value(
        WHY, timeout=60_000
    )


def test_nobody_is_asked_to_argue_before_there_is_a_mark(home, page):
    """Does the box stand in the way of whoever is still answering?"""
    hub, root = home
    file = root / NAME / "answers.json"
    answers = json.loads(file.read_text(encoding="utf-8"))
    answers.pop("arguments", None)
    file.write_text(json.dumps(answers), encoding="utf-8")
    hub.sign_in(page, "student1", f"form/{NAME}")
    steps = page.get_by_role("navigation", name="Steps")
    steps.get_by_role("button", name="States").click(timeout=60_000)
    expect(page.get_by_text("Notes to yourself")).to_be_visible()
    expect(page.get_by_text("I would argue this")).to_have_count(0)
    (root / NAME / "feedback").mkdir()
    page.reload()
    steps.get_by_role("button", name="States").click(timeout=60_000)
    expect(page.get_by_text("I would argue this")).to_be_visible()
