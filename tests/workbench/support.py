"""What several tests of this folder share."""

import json
from pathlib import Path

CASE = Path(__file__).with_name("data") / "case.json"
HEADING = {"schema": "ipnb.answers/1", "case": "00-every-kind"}
FULL = {
    "states": {"s02": "rigidity", "s04": "chaos", "s10": "not_enough"},
    "window": {"g1": "within"},
    "domains": {"vertical": "both", "narrative": "not_enough"},
    "claim": {"s02": "mechanism"},
    "five_p": {"k1": "precipitating", "k4": "leave_out"},
    "links": ["l1"],
    "plan": ["p1", "p2"],
    "attach": {"avoidant": 60, "not_enough": 40},
    "rates": {"r1": 0.3},
    "safety": {
        "flags": {"c1": ["s10"], "c2": "no_flag"},
        "asked": {"c1": "not_asked", "c2": "not_asked"},
        "actions": ["x1"],
    },
    "evidence": {"vertical": ["s05", "s06"], "attach": ["s02", "s07"], "s02": ["s01"]},
    "confidence": {"states": 2},
    "narrative": {"n1": "Ines holds tight, and the letter lets go of her hands."},
    "notes": {"states": "look at line 4 again"},
}


def give(form, answers, view="tab", number=None, after=None, **more):
    """What the page sends after a change: the answers and who changed them, in one message."""
    number = number or form.status["seen"].get(view, 0) + 1
    edit = {"view": view, "n": number, "after": after, **more}
    form.set_state({"answers": {**HEADING, **answers}, "edit": edit})


def on_disk(folder, name="answers.json"):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def others(folder):
    return sorted(
        path.name for path in folder.iterdir() if path.name not in ("case.json", "answers.json")
    )
