"""Which controls are in sight, without a page."""

import json
import subprocess
import sys
from pathlib import Path

DISCLOSURE = Path(__file__).parents[2] / "ipnb/simulation/disclosure.js"
STEPS = [
    {"control": "scenes", "question": "Which?", "early": True},
    {"control": "pace", "question": "How fast?", "early": False},
    {"control": "sure", "question": "How sure?", "early": False},
]


def run(steps: str, declared: list[dict] = STEPS):
    text = f"""import {{ Disclosure }} from '{DISCLOSURE.as_uri()}';
const one = new Disclosure({{ steps: {json.dumps(declared)} }}), told = [];
const tell = () => told.push([one.stage, [...one.open].join(), one.asked?.question ?? null]);
{steps}
console.log(JSON.stringify(told));"""
    node = [Path(sys.executable).with_name("node"), "--input-type=module", "-e", text]
    return json.loads(subprocess.run(node, capture_output=True, text=True, check=True).stdout)


def test_the_guess_then_the_run_then_one_control_after_another():
    """A comparison brings the first; a new guess takes nothing back."""
    steps = """tell(); one.reach({ started: true, compared: false }); tell();
        one.reach({ started: true, compared: true }); tell(); one.advance(); tell();
        one.reach({ started: false, compared: false }); tell(); told.push(one.next() ?? 'none');"""
    assert run(steps) == [
        [0, "scenes", "Which?"],
        [1, "scenes", "Which?"],
        [2, "scenes,pace", "How fast?"],
        [2, "scenes,pace,sure", "How sure?"],
        [2, "scenes,pace,sure", "How sure?"],
        "none",
    ]


def test_what_a_scene_changes_is_in_sight_and_its_question_still_comes():
    """A scene moves no slider in the reader's place: what is asked of it stays unanswered."""
    steps = """one.showScene({ pace: 1, sure: 2 }, { pace: 1, sure: 1 });
        told.push(one.isOpen('sure'), one.isTried('sure'));
        one.use('sure'); told.push(one.isTried('sure'), one.isOpen('pace'));
        one.advance(); one.advance(); tell();"""
    assert run(steps) == [True, False, True, False, [0, "scenes,sure,pace", "How sure?"]]


def test_who_asks_for_all_gets_all_and_no_more_questions():
    """So does everybody where a model declares no steps."""
    steps = """told.push(one.isOpen('rest')); one.showAll();
        told.push(one.isOpen('rest'), one.isTried('pace')); tell();"""
    assert run(steps) == [False, True, True, [2, "scenes", None]]
    assert run("told.push(one.isOpen('rest'), one.isAll, one.next() ?? 'none');", []) == [
        True,
        True,
        "none",
    ]
