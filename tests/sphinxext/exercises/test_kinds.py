"""The kinds of exercise: what their files must say, and what stands in the page before anybody has answered."""

from pathlib import Path

import pytest

from ipnb.sphinxext.exercises.exercise_files import load_exercises
from ipnb.sphinxext.exercises.forms import MARKING, ORDERING, STATEMENTS
from ipnb.sphinxext.exercises.kinds import KINDS as KNOWN
from ipnb.sphinxext.exercises.kinds import kind_of

from .samples import IDS, KINDS


def load(folder: Path, text: str = KINDS):
    path = folder / "kinds.exercises.yaml"
    path.write_text(text, encoding="utf-8")
    return load_exercises([path])


def test_a_good_file_has_no_faults(tmp_path):
    found, faults = load(tmp_path)
    assert faults == [] and tuple(found) == IDS
    assert {kind_of(one).name for one in found.values()} == set(KNOWN) - {"nominal"}


@pytest.mark.parametrize(
    ("old", "new", "words", "at"),
    [
        ("kind: mark", "kind: marc", "unknown kind 'marc'. Did you mean 'mark'?", "case:"),
        ("{s01: true, s02: false, s03", "{s01: true, s03", "lacks chance.s02: add it", "truth:"),
        (
            "s02: false",
            "s02: 30",
            "s02 is '30' in the key's `truth`: write true or false",
            "truth:",
        ),
        (
            "s02: false, s03: true, s04: false",
            "s02: true, s03: true, s04: true",
            "mix true",
            "truth:",
        ),
        ("        - {id: s04, text: Four is not so.}\n", "", "ask at least 4", "key:"),
        (", chance.s02: Not seen.", "", "no reason for chance.s02: add it", "rationale:"),
        ("{s02: 1, s03: .5}", "{s03: .5}", "no sentence of concludes has full credit", "credit:"),
        ("{s02: 1, s03: .5}", "{s02: 1, s09: 1}", "concludes.s09, the case has not", "credit:"),
        ("{s02: 1, s03: .5}", "{s02: 1, s03: 2}", "the credit of s03 is '2': write 1", "credit:"),
        ("{s02: 1, s03: .5}", "{s01: 1, s02: 1, s03: 1}", "every sentence of", "credit:"),
        ("[s01, s02, [s03, s04]]", "[s01, s02, s03]", "lacks turn.s04: put it", "order:"),
        ("[s01, s02, [s03, s04]]", "[s01, s02, s02, s03, s04]", "stands twice", "order:"),
        ("[s01, s02, [s03, s04]]", "[s01, [s02, s03, s04]]", "fewer than 3 places", "order:"),
        ("{asks: It asks., short: It is short.}", "{asks: It asks.}", "needs 2 or 3", "criteria:"),
        ("model: {said: {s01: I would ask.}}", "model: {said: {}}", "lacks said.s01", "model:"),
        ("value: 40,", "value: many,", "many.s01 needs a number as `value`", "number:"),
        (", source: Forty came.", "", "comes from as `source`", "number:"),
        ("unit: of 100, ", "", "many.s01 has no `unit`", "key:"),
        ("text: How many came?", "text: Were it 40?", "says its number: ask it", "number:"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, old, new, words, at):
    """Would an author be told which file, which line, and what to do?"""
    assert KINDS.count(old) == 1
    text = KINDS.replace(old, new)
    _, faults = load(tmp_path, text)
    found = [fault for fault in faults if words in fault.words]
    assert found, faults
    assert at in text.splitlines()[found[0].line - 1]


def test_kinds_are_not_mixed(tmp_path):
    old = "items: {chance: {kind: probability, over: sentences}}"
    new = (
        "items: {chance: {kind: probability, over: sentences}, more: {kind: mark, over: sentences}}"
    )
    assert (
        "probability and mark in one exercise"
        in load(tmp_path, KINDS.replace(old, new))[1][0].words
    )


def test_what_can_be_solved_by_its_form_has_one(tmp_path):
    """Statements, sentences and steps have options that a form could give away; texts and numbers have none."""
    found, _ = load(tmp_path)
    forms = {name: kind_of(one).forms(one) for name, one in found.items()}
    assert {name: one[0][0].kind for name, one in forms.items() if one} == {
        "chances": STATEMENTS,
        "text": MARKING,
        "steps": ORDERING,
    }
    assert forms["chances"][0][1] == [[True, False], [False, True]] * 2
    assert forms["text"][0][1] == [[False, True, False]]
    form, right = forms["steps"][0]
    places = dict(zip(form.lines, right, strict=True))
    assert places["Ask."] == [True, False, False, False]
    assert places["Nod."] == places["Answer."] == [False, False, True, True], (
        "either may come first"
    )


def test_each_stands_in_the_page_with_names_and_a_folded_key(chapter):
    """Has every field a name, and is no part of a key outside what is folded?"""
    boxes = {box["data-store"]: box for box in chapter.select("div.check")}
    assert set(IDS) <= set(boxes)
    for name in IDS:
        box = boxes[name]
        for field in box.select(".item > :not(details) input:not([type=hidden]), textarea"):
            named = field.find_parent("label") or chapter.find(id=field.get("aria-labelledby"))
            assert named.get_text(strip=True), field
        outside = [
            key for key in box.select(".reason, .criteria") if not key.find_parent("details")
        ]
        assert outside == []
        assert not any(fold.has_attr("open") for fold in box.select("details"))


def test_steps_stand_in_a_drawn_order(chapter):
    own = chapter.select_one("div.check[data-store=steps] .ordered")
    shown = [step["data-step"] for step in own.select("li")]
    assert sorted(shown) == ["s01", "s02", "s03", "s04"] and own["data-order"] == "s01 s02 s03|s04"
    reasons = chapter.select("div.check[data-store=steps] details .reason")
    assert [reason["data-option"] for reason in reasons] == ["s01", "s02", "s03", "s04"]


def test_words_of_a_sentence_are_parsed(chapter):
    assert chapter.select_one("div.check[data-store=text] .sentence em").get_text() == "somebody"
