"""When cards come again, and what Anki is given: the scripts, run by Node."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import ipnb.sphinxext.review as part
from ipnb.sphinxext.review.decks import LIBRARY

HERE = Path(part.__file__).parent
NOW = "new Date(2026, 2, 2, 12, 0)"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """``run(code)`` -> what an async function of this code returns, with the scripts as in the site."""
    folder = tmp_path_factory.mktemp("review")
    for name in ("schedule.js", "anki.js"):
        shutil.copy(HERE / name, folder)
    shutil.copy(LIBRARY, folder / "ts-fsrs.js")
    (folder / "package.json").write_text('{"type": "module"}')

    def go(code: str):
        script = (
            "import * as s from './schedule.js'; import { ankiText } from './anki.js';"
            f"const now = {NOW}, day = 86400000; const found = (() => {{ {code} }})();"
            "console.log(JSON.stringify(found));"
        )
        (folder / "run.js").write_text(script)
        command = [str(Path(sys.executable).with_name("node")), "run.js"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return go


def test_a_new_card_comes_back_within_minutes_or_days(run):
    """What a button says is what happens, and better answers wait longer."""
    shown, happened = run("""
        const shown = s.previews(undefined, now);
        const then = shown.map(([, rating]) => new Date(s.graded(s.empty(), 'a', rating, now).cards.a.due) - now);
        return [shown.map((one) => one[2]), then];""")
    assert shown == happened and shown == sorted(shown)
    assert shown[0] == 60_000 and shown[2] == 600_000 and shown[3] > 86_400_000


def test_intervals_grow_while_it_is_known_and_shrink_when_it_is_not(run):
    days = run("""
        let kept = s.empty(), at = now; const days = [];
        for (const rating of [3, 3, 3, 3, 3, 1]) {
          kept = s.graded(kept, 'a', rating, at);
          days.push((new Date(kept.cards.a.due) - at) / day);
          at = new Date(kept.cards.a.due);
        }
        return days;""")
    assert days[1:5] == sorted(days[1:5]) and days[4] > 20 and days[5] < 1


def test_what_is_asked_today(run):
    """Due cards before new ones, new ones within the day's limit, and tomorrow the limit begins anew."""
    first, second, tomorrow = run("""
        const cards = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
        let kept = { ...s.empty(), limit: 2 };
        const first = s.queue(cards, kept, now);
        kept = s.graded(kept, 'a', 1, now);
        kept = s.graded(kept, 'b', 4, now);
        return [first, s.queue(cards, kept, now), s.queue(cards, kept, new Date(now.getTime() + day))];""")
    assert first == {"due": [], "fresh": ["a", "b"], "soon": [], "next": None, "unmet": 4}
    assert second["due"] == [] and second["fresh"] == [] and second["soon"] == ["a"]
    assert second["next"] > "2026-03-03", "the easy one"
    assert tomorrow["due"] == ["a"] and tomorrow["fresh"] == ["c", "d"]


def test_a_known_card_is_due_from_the_morning_of_its_day(run):
    """Would whoever reviews at breakfast be sent away until the hour of the last time?"""
    due = run("""
        const kept = s.graded(s.empty(), 'a', 4, now), date = new Date(kept.cards.a.due);
        const morning = new Date(date.getFullYear(), date.getMonth(), date.getDate(), 6);
        const before = new Date(morning.getTime() - day);
        return [before, morning].map((at) => s.queue([{ id: 'a' }], kept, at).due.length);""")
    assert due == [0, 1]


def test_what_is_kept_is_read_without_trust(run):
    """Would a damaged store, or one of somebody else, break the page?"""
    found = run("""
        const kept = s.graded({ ...s.empty(), decks: ['x'], limit: 3 }, 'a', 3, now);
        const broken = { ...kept, decks: [1], limit: 1000, today: 4,
          cards: { ...kept.cards, b: null, c: { due: 'no' }, d: { ...kept.cards.a, stability: -1 } } };
        return [s.read(JSON.stringify(kept)), kept, s.read(JSON.stringify(broken)), s.read('no'), s.read(null),
          s.read('{"schema": "other"}'), s.empty()];""")
    same, kept, broken, *nothing = found
    assert same == kept
    assert broken["decks"] == [] and broken["limit"] == 99 and list(broken["cards"]) == ["a"]
    assert all(one == nothing[-1] for one in nothing)


def test_spans_are_said_as_people_say_them(run):
    spans = (
        "[60000, 600000, 3600000, 7.2e6, day, 9 * day, 61 * day, 365 * day, 800 * day].map(s.span)"
    )
    assert run(f"return {spans};") == [
        "1 min", "10 min", "1 hour", "2 hours", "1 day", "9 days", "2 months", "1 year", "2.2 years",
    ]  # fmt: skip


def test_anki_gets_a_note_a_line_under_headers_that_it_knows(run):
    """The headers are those of its manual; a field has no sign that would break it or its neighbours."""
    text = run("""
        const cards = [
          { id: 'a', question: '#1 "Is <it> so?"\\nWell\\tthen', options: ['Yes & no', 'No'],
            answer: 'Yes', reason: 'So.' },
          { id: 'b', question: 'Q', answer: 'A\\nB' }];
        return ankiText([{ id: 'deck-one', title: '1. One:: two', cards }]);""")
    lines = text.split("\n")
    assert lines[:6] == [
        "#separator:tab",
        "#html:true",
        "#notetype:Basic",
        "#columns:Front\tBack\tDeck\tTags",
        "#deck column:3",
        "#tags column:4",
    ]
    assert [line.split("\t") for line in lines[6:8]] == [
        [
            "&#35;1 &quot;Is &lt;it&gt; so?&quot;<br>Well then<br>– Yes &amp; no<br>– No",
            "<b>Yes</b><br><br>So.",
            "Interpersonal neurobiology::1. One: two",
            "ipnb deck-one",
        ],
        ["Q", "<b>A<br>B</b>", "Interpersonal neurobiology::1. One: two", "ipnb deck-one"],
    ]
    assert lines[8:] == [""]
