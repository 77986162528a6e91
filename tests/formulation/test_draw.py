"""Ids and places are drawn, so that neither gives a key away."""

from collections import Counter
from pathlib import Path

import pytest

from ipnb.cli import main
from ipnb.documents.document import parse_document
from ipnb.formulation.case import load_case
from ipnb.formulation.draw import draw
from ipnb.formulation.form_only import GAMING_LIMIT, by_order_rows, natural_order
from ipnb.formulation.key import load_key
from ipnb.formulation.paths import find_key
from ipnb.formulation.scoring import score

CHECKOUT = Path(__file__).parents[2]
CASES = sorted([*CHECKOUT.glob("source/*/case.yaml"), *CHECKOUT.glob("book/practice/*/case.yaml")])
CASE = """\
items:
  links: {kind: set, universe: [l1, l2, l3, l4, l5, l6]}
sentences: []
"""
KEY = """\
source: author
sets:
  links: {core: [l1]}
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """An empty course's folder, in which the commands run."""
    (tmp_path / "source").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("IPNB_KEYS", raising=False)
    return tmp_path


def pair(file: Path):
    case = load_case(file)
    return case, load_key(find_key(file, case["id"]), case)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_neither_places_nor_ids_give_a_key_away(file):
    """Would ticking the places 2, 4, 6 and 9, or the lowest numbers, earn anything without reading?"""
    case, key = pair(file)
    assert {row["bot"]: row["total"] for row in by_order_rows(case, key) if not row["ok"]} == {}


def chosen_by_rank(case, ranks, sort_by):
    """Answers of somebody who learned on other cases at which ranks right answers stand."""
    answers = {}
    for name, spec in case["items"].items():
        for part in {"set": ["universe"], "gate": ["cues", "actions"]}.get(spec["kind"], []):
            ids = sorted(spec[part], key=sort_by) if sort_by else spec[part]
            best = [i for rank, i in enumerate(ids) if ranks[part, rank] > 0.5]
            if part == "universe":
                answers[name] = best[: spec.get("budget", len(best))]
            elif part == "cues":
                answers[name] = {"flags": {c: "not_asked" if c in best else "no_flag" for c in ids}}
            else:
                answers[name]["actions"] = best
    return answers


def right(key, name, part):
    gate = key.get("gate", {})
    lists = {"cues": gate.get("critical"), "actions": gate.get("required_actions")}
    return lists[part] if part in lists else key["sets"][name]["core"]


@pytest.mark.parametrize("sort_by", [None, natural_order], ids=["places", "ids"])
def test_what_is_learned_on_other_keys_is_worth_nothing(sort_by):
    """Could somebody who has seen all other keys guess this one from its order?"""
    pairs = [pair(file) for file in CASES]
    earned = []
    for case, key in pairs:
        hits, seen = Counter(), Counter()
        for other, its_key in pairs:
            if other["id"].rstrip("b") == case["id"].rstrip("b"):
                continue
            for name, spec in other["items"].items():
                for part in {"set": ["universe"], "gate": ["cues", "actions"]}.get(
                    spec["kind"], []
                ):
                    ids = sorted(spec[part], key=sort_by) if sort_by else spec[part]
                    for rank, i in enumerate(ids):
                        seen[part, rank] += 1
                        hits[part, rank] += i in right(its_key, name, part)
        ranks = Counter({place: hits[place] / number for place, number in seen.items()})
        earned.append(score(case, key, chosen_by_rank(case, ranks, sort_by))["total"])
    assert max(earned) <= GAMING_LIMIT


def test_the_draw_changes_ids_and_places_and_nothing_else(course):
    """Do comments, words and what belongs together survive, in both files?"""
    main(["case", "new", "08-x"])
    case_text, key_text = (Path(p).read_text() for p in ("source/08-x/case.yaml", "keys/08-x.yaml"))
    before, its_key = parse_document(case_text, "c.yaml"), parse_document(key_text, "k.yaml")
    drawn = draw(case_text, key_text, "seed")
    ids = drawn.ids
    after, key = parse_document(drawn.case, "c.yaml"), parse_document(drawn.key, "k.yaml")
    assert len(set(ids.values())) == len(ids) == 14
    plan = before["items"]["plan"]["universe"]
    assert after["items"]["plan"]["universe"] != [ids[i] for i in plan]
    assert sorted(after["items"]["plan"]["universe"]) == sorted(ids[i] for i in plan)
    assert key["sets"]["plan"]["core"] == [ids[i] for i in its_key["sets"]["plan"]["core"]]
    assert {ids[i]: words for i, words in before["labels"].items()} == after["labels"]
    assert key["rationale"][f"plan.{ids[plan[0]]}"] == its_key["rationale"][f"plan.{plan[0]}"]
    comments = [line.partition(" # ")[2] for line in case_text.splitlines()]
    assert [line.partition(" # ")[2] for line in drawn.case.splitlines()] == comments
    assert drawn == draw(case_text, key_text, "seed")
    assert drawn.case != draw(case_text, key_text, "another").case


def test_an_id_in_bare_words_is_refused_and_not_replaced(course):
    """Would a sentence that happens to hold an id be rewritten without a word?"""
    main(["case", "new", "08-x"])
    case_text, key_text = (Path(p).read_text() for p in ("source/08-x/case.yaml", "keys/08-x.yaml"))
    one = parse_document(case_text, "c.yaml")["items"]["plan"]["universe"][0]
    with pytest.raises(ValueError, match="quotation marks"):
        draw(case_text + f"\nsubtitle: see {one} in words\n", key_text, "seed")


def test_an_order_that_cannot_be_hidden_is_said():
    """Is a case that asks for a handful of links and nothing else drawn for ever?"""
    with pytest.raises(ValueError, match="add options"):
        draw(CASE, KEY, "seed")


def test_a_released_case_keeps_its_ids(course, capsys):
    """Would a draw after the release make every answer unreadable?"""
    main(["case", "new", "08-x"])
    released = Path("assignments/08-x")
    released.mkdir(parents=True)
    before = Path("source/08-x/case.yaml").read_bytes()
    (released / "case.json").write_text("{}")
    assert main(["case", "draw", "source/08-x"]) != 0
    assert "answers hold ids" in capsys.readouterr().err
    (released / "case.json").unlink()
    assert main(["case", "draw", "source/08-x"]) == 0
    assert Path("source/08-x/case.yaml").read_bytes() != before
    assert main(["case", "check", "source/08-x"]) == 0


def test_an_author_who_numbers_right_answers_first_is_told(course, capsys):
    """Does the check say that places give the key away, and what to do?"""
    main(["case", "new", "08-x"])
    file = Path("source/08-x/case.yaml")
    case, key = pair(file)
    core, required = key["sets"]["plan"]["core"], key["gate"]["required_actions"]
    order = [*core, *(i for i in case["items"]["plan"]["universe"] if i not in core)]
    acts = [*required, *(i for i in case["items"]["safety"]["actions"] if i not in required)]
    cues = [
        *key["gate"]["critical"],
        *set(case["items"]["safety"]["cues"]) - set(key["gate"]["critical"]),
    ]
    text = file.read_text()
    for part, ids in ((case["items"]["plan"]["universe"], order), (case["items"]["safety"]["actions"], acts),
                      (case["items"]["safety"]["cues"], cues)):  # fmt: skip
        text = text.replace(f"[{', '.join(part)}]", f"[{', '.join(ids)}]")
    file.write_text(text)
    assert main(["case", "check", "source/08-x"]) != 0
    assert "ipnb case draw source/08-x" in capsys.readouterr().out
