"""What the desk's page takes from a browser's store: names, days and a number, and nothing that was answered."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desk.support import CHECKOUT

MODULE = (CHECKOUT / "ipnb/desk/kept_exercises.js").as_uri()
SCRIPT = f"""
import {{ keptIn, together }} from '{MODULE}';
const plain = (kept) => ({{ ...kept, done: Object.fromEntries(kept.done) }});
const [one, other] = JSON.parse(process.argv[1]).map((store) => keptIn(Object.entries(store)));
console.log(JSON.stringify(plain(other ? together(one, other) : one)));
"""


def kept(*stores: dict) -> dict:
    node = Path(sys.executable).with_name("node")
    command = [node, "--input-type=module", "-e", SCRIPT, json.dumps(stores)]
    env = {"TZ": "Europe/Vienna"}
    return json.loads(
        subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout
    )


def test_days_are_the_readers_own_and_answers_are_left():
    """Would an exercise done before midnight be of another day, or a text be taken?"""
    store = {
        "book.done": '{"done": {"late": "2026-11-29T23:30:00Z", "odd": "yesterday", "no-Name": "x"}}',
        "book.exercise.words": '{"answers": {"a": "secret"}, "checked": true}',
        "book.exercise.open": '{"answers": {"a": "secret"}, "checked": false}',
        "book.exercise.late": '{"answers": {}, "checked": true}',
        "book.review": '{"cards": {"a": {}, "b": {}}}',
        "book.guess.words": '{"guess": "secret"}',
    }
    done = {"late": "2026-11-30", "odd": None, "words": None}
    assert kept(store) == {"done": done, "cards": 2, "damaged": 0}


@pytest.mark.parametrize(
    "key, text, damaged",
    [
        ("book.done", "{", 1),
        ("book.done", "null", 1),
        ("book.done", '{"done": ["a"]}', 0),
        ("book.exercise.a", "", 1),
        ("book.exercise.a", '"checked"', 1),
        ("book.exercise.a", '{"checked": "true"}', 0),
        ("book.exercise.", '{"checked": true}', 0),
        ("book.exercise.<b>", '{"checked": true}', 0),
        ("book.review", "[]", 1),
        ("book.review", '{"cards": 5}', 0),
        ("book.colours", "dark", 0),
    ],
)
def test_what_is_damaged_is_counted_and_nothing_else_is_lost(key, text, damaged):
    """Would one entry that cannot be read hide the others?"""
    store = {"book.exercise.good": '{"checked": true}', key: text}
    assert kept(store) == {"done": {"good": None}, "cards": 0, "damaged": damaged}


def test_two_stores_together_and_no_more_than_the_hub_takes():
    """The first day counts; a store with a million names sends two thousand."""
    one = {"book.done": '{"done": {"a": "2026-11-20T12:00:00Z", "b": "2026-11-02T12:00:00Z"}}'}
    other = {
        "book.done": '{"done": {"a": "2026-11-10T12:00:00Z"}}',
        "book.exercise.b": '{"checked": true}',
    }
    assert kept(one, other)["done"] == {"a": "2026-11-10", "b": "2026-11-02"}
    many = {f"book.exercise.x-{n}": '{"checked":true}' for n in range(2500)}
    assert len(kept(many)["done"]) == 2000
