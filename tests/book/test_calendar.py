"""Nothing is marked before it is taught and practised: sections of the form against the fourteen weeks."""

import re

from ipnb.sphinxext.progress.calendar import assignment, first_marked, marked_in

from .texts import BOOK, CHAPTERS, ROOT, read

PATH = next(path for path in read(BOOK / "paths.yaml")["paths"] if path["id"] == "fourteen-weeks")
SECTIONS = read(BOOK / "form_sections.yaml")["sections"]
FORMS = {path.parent.name: marked_in(read(path)) for path in (ROOT / "source").glob("*/case.yaml")}


def week_of(found) -> int:
    """The first week of which something holds; there must be one."""
    return next(number for number, step in enumerate(PATH["steps"], 1) if found(step))


def test_every_assignment_is_set_and_due_in_that_order():
    """Is an assignment left out, or due before it is released?"""
    named = {name for name in FORMS if name[2] == "-"}
    due = [name for step in PATH["steps"] for name in step.get("due", [])]
    assert set(due) == named and len(due) == len(named)
    for name in due:
        released = week_of(lambda step, name=name: name in step.get("released", []))
        assert released <= week_of(lambda step, name=name: name in step.get("due", [])), name


def test_every_section_is_taught_before_it_is_first_marked():
    """Is a section or a rubric of a graded form marked before the week of its first chapter has come?"""
    for section in set().union(*(FORMS[name] for name in FORMS if name[2] == "-")):
        weeks = [
            week_of(lambda step, one=one: one["chapter"] in step["chapters"])
            for one in SECTIONS
            if one["id"] == section
        ]
        assert weeks, f"{section}: no chapter teaches it in form_sections.yaml"
        marked = first_marked(section, PATH, FORMS)
        assert min(weeks) <= week_of(lambda step, name=marked: name in step.get("due", [])), section


def test_an_equivalent_case_asks_for_nothing_more():
    """Does a case that stands in for another one mark what the other does not?"""
    for name in FORMS:
        if name[2] == "b":
            assert FORMS[name] <= FORMS[name.replace("b-", "-", 1)], name


def test_every_section_has_practice_where_it_is_taught():
    """Does a section name an exercise that its chapter does not have?"""
    for one in SECTIONS:
        there = read(BOOK / f"{one['chapter']}.exercises.yaml")["exercises"]
        assert one["practice"] and set(one["practice"]) <= {e["id"] for e in there}, one["id"]


def test_an_outcome_is_taught_before_it_is_assessed():
    """Would an assignment assess an outcome before any of its chapters has been read?"""
    for outcome in read(BOOK / "outcomes.yaml")["outcomes"]:
        chapters = set(outcome["chapters"])
        taught = week_of(lambda step, chapters=chapters: chapters & set(step["chapters"]))
        for name in outcome["assessed"]:
            due = week_of(lambda step, name=name: name in step.get("due", []))
            assert taught <= due, (outcome["id"], name)


def led_to(pattern: str) -> list[str]:
    """The chapters in which something is named."""
    found = [
        path for path in CHAPTERS if re.search(pattern, path.read_text(encoding="utf-8"), re.I)
    ]
    return [path.relative_to(BOOK).with_suffix("").as_posix() for path in found]


def test_every_open_case_is_led_to_from_a_chapter():
    """Would a reader of the chapters never learn that there is a case to practise on?"""
    for case in (BOOK / "practice").glob("*/case.yaml"):
        assert led_to(rf"practice/{case.parent.name}\b"), case.parent.name


def test_every_assignment_is_led_to_from_a_chapter_in_time():
    """Is an assignment named by no chapter that is read before it is due, with a link to what it speaks of?"""
    for name in (name for name in FORMS if name[2] == "-"):
        words = re.escape(assignment(name).lstrip("0"))
        chapters = led_to(rf"\[assignment {words}\]\(\.\./support\.md#assignments\)")
        read_in = [week_of(lambda step, page=page: page in step["chapters"]) for page in chapters]
        due = week_of(lambda step, name=name: name in step.get("due", []))
        assert read_in and min(read_in) <= due, name
