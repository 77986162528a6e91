"""Chapters of the second edition teach, practise, then weigh, in prose that argues and can be read."""

import re

import pytest

from .measures import measures
from .test_text import SECOND_EDITION, exercises, ids

PARTS = """
Before you begin
**Time:**
**Needed:**
## In practice
**When.**
**Consent.**
**The words.**
**What to watch.**
**When to stop.**
**With whom not.**
**How one would see whether it helped.**
**To rehearse.**
## In the room
## What it is often taken to mean, and what it does mean
## Try it
## Key terms
## Further reading
""".strip().splitlines()
each = pytest.mark.parametrize("path", SECOND_EDITION, ids=ids(SECOND_EDITION))


SAMPLE = """# A heading is not prose

Rain fell for three days on the town, because the wind had turned ({cite:p}`nobody2000rain`). We stayed in.

**A head.** St. Amand, who was old, slept; however, {term}`the dog <dog>` did not sleep at all.

| a table | has no |
| --- | --- |
| running | prose |

- Nor has a list, if it is short.

:::{dialogue} Nor a dialogue
Ana: Although it may look like it.
:::

```{claim} nor-a-claim
```
"""


def test_measures_read_running_prose_and_nothing_else():
    """Would a box, a table, a name with a full stop or a source count as a sentence?"""
    found = measures(SAMPLE)
    assert (found.words, found.mean, found.spread) == (30, 10, pytest.approx(4.967, abs=0.001))
    assert (found.short, found.snaps) == (pytest.approx(1 / 3), 0.5)
    assert found.connectives == pytest.approx(1000 * 2 / 30)
    assert 0 < found.grade < 10


def checks(text: str) -> list[str]:
    """Names of the exercises of a chapter."""
    return re.findall(r"```\{check\} (\S+)", text)


@each
def test_the_parts_stand_in_the_order_teach_practise_weigh(path):
    """Is a part missing, or does the chapter doubt before it has taught?"""
    text = path.read_text(encoding="utf-8")
    places = [text.find(part) for part in PARTS]
    assert -1 not in places, PARTS[places.index(-1)]
    assert places == sorted(places)
    assert len(re.findall(r"^## Back ", text, flags=re.M)) == 1


@each
def test_the_prose_has_its_joints_in(path):
    """Is running prose long enough to teach, and does it argue in sentences that can be read?"""
    found = measures(path.read_text(encoding="utf-8"))
    assert 4500 <= found.words <= 7000
    assert 16 <= found.mean <= 19.5
    assert 7.5 <= found.spread <= 11
    assert found.short < 0.06
    assert found.snaps < 0.08
    assert 12 <= found.connectives <= 25


@each
def test_every_picture_is_a_drawing_of_our_own_and_the_text_sends_to_it(path):
    """Would a reader pass a figure that the text never mentions?"""
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"```\{drawing\} \S+\n:name: (\S+)", text)
    assert len(named) == len(re.findall(r"```\{drawing\}", text)) == 6
    assert not [name for name in named if f"{{numref}}`{name}`" not in text]


@each
def test_a_dialogue_is_short_and_says_why_in_the_margin(path):
    """Does it run eight to fourteen speeches, with reasons between them?"""
    [scene] = re.findall(r":::\{dialogue\}(.*?)\n:::", path.read_text(encoding="utf-8"), flags=re.S)
    assert 8 <= len(re.findall(r"^[A-Z]\w+: ", scene, flags=re.M)) <= 14
    assert 3 <= len(re.findall(r"^> ", scene, flags=re.M)) <= 6


@each
def test_the_place_of_an_answer_tells_nothing(path):
    """Could a student do well by always choosing the answer in the same place?"""
    asked = [one for one in exercises() if one["id"] in checks(path.read_text(encoding="utf-8"))]
    assert len(asked) >= 6
    places = []
    for one in asked:
        for section, settings in one["case"]["items"].items():
            for credit in one["key"]["credit"][section].values():
                places.append(settings["options"].index(max(credit, key=credit.get)))
    assert len(set(places)) >= 3
    assert max(places.count(place) for place in set(places)) <= 0.6 * len(places)


@each
def test_further_reading_says_what_to_read_for(path):
    """Is a title listed without a reason, or are there too many to read?"""
    further = path.read_text(encoding="utf-8").split("## Further reading")[1]
    lines = [line for line in further.splitlines() if line.startswith("- ")]
    assert 3 <= len(lines) <= 6
    assert all(re.match(r"- \{cite:t\}`\w+`: \w", line) for line in lines)
