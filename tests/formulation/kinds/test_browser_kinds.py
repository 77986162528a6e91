"""The kinds of items in the browser: one shape for all of them, and the same facts as Python has."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ipnb.formulation import kinds
from ipnb.formulation.completeness import missing
from ipnb.formulation.labels import section_title
from ipnb.workbench.sanitise_answers import sanitise_answers

KINDS = Path(__file__).parents[3] / "ipnb/formulation/kinds"
CASE = json.loads(
    (Path(__file__).parents[2] / "workbench/data/case.json").read_text(encoding="utf-8")
)


def run(script: str, **values) -> object:
    """What a script gives that finds ``KINDS``, ``kindOf`` and the given values in scope."""
    given = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in values.items())
    module = (KINDS / "index.js").as_uri()
    text = f"""import {{ KINDS, kindOf, unknownSections }} from '{module}';
        {given}
        console.log(JSON.stringify((() => {{ {script} }})() ?? null));"""
    node = [Path(sys.executable).with_name("node"), "--input-type=module", "-e", text]
    return json.loads(subprocess.run(node, capture_output=True, text=True, check=True).stdout)


def test_every_kind_of_the_schema_is_known_here_and_no_other():
    assert sorted(run("return Object.keys(KINDS);")) == sorted(kinds.KINDS)


def test_all_kinds_have_one_shape():
    """A name that one of them lacks would be met only when a case asks for it."""
    script = """return Object.fromEntries(Object.entries(KINDS).map(([name, kind]) =>
        [name, [Object.keys(kind), Object.keys(kind.reasons)]]));"""
    shapes = run(script)
    of_all = set.intersection(*(set(names) for names, _ in shapes.values()))
    used = {"shapes", "shape", "items", "arguable", "cites", "read", "write", "isAnswered", "clean"}
    used |= {"evidence", "setEvidence", "needsEvidence", "keepsEvidenceApart", "citesFirst"}
    used |= {"progress", "missing", "draw", "glance", "heading", "words", "citeTag", "reasons"}
    assert used <= of_all, used - of_all
    assert len({tuple(sorted(names)) for _, names in shapes.values()}) == 1


def test_a_kind_that_is_not_known_is_named():
    case = {"items": {"plan": {"kind": "set"}, "order": {"kind": "ranking"}, "odd": {}}}
    assert run("return unknownSections(kase);", kase=case) == ["order", "odd"]


@pytest.mark.parametrize("section", CASE["items"])
def test_what_was_written_is_read_again_and_can_be_cleared(section):
    script = """const kind = kindOf(kase, section), spec = kase.items[section];
        const judgement = { section, id: kind.items(kase, section)[0] };
        const value = { nominal: spec.options?.[0], gate: 'flag' }[spec.kind] ?? 7;
        const answers = {};
        const before = kind.read(answers, judgement);
        kind.write(answers, judgement, value, { spec, sentences: ['s01'] });
        const after = kind.read(answers, judgement);
        kind.write(answers, judgement, undefined, { spec, sentences: [] });
        return [before ?? null, after === value || after === 'chosen', kind.read(answers, judgement) ?? null];"""
    assert run(script, kase=CASE, section=section) == [None, True, None]


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"plan": ["p1", "p9", "p1"], "links": "l1", "attach": {"avoidant": 60, "none": 1}},
        {"window": {"g1": "within", "g2": "sideways", "g9": "below"}, "states": []},
        {"rates": {"r1": 0.5, "r2": "half"}, "domains": {"vertical": "both"}},
        {"safety": {"flags": {"c1": ["s10", "s99"], "c2": "perhaps"}, "actions": ["x1", "x9"]}},
        {"safety": {"flags": {"c1": ["s10"], "c2": "not_asked"}, "actions": ["x1"]}},
        {"safety": {"flags": {"c1": "no_flag"}, "asked": {"c1": "asked", "c2": "so"}}},
        {"safety": {"flags": {"c1": ["s10"]}, "asked": {}, "actions": []}},
        {"safety": {"flags": [], "actions": "x1"}, "five_p": {"k1": "protective", "k9": "flow"}},
    ],
)
def test_the_browser_keeps_of_stored_answers_what_python_keeps(stored):
    script = """const sentences = kase.sentences.map(({ id }) => id);
        return Object.fromEntries(Object.entries(stored).map(([section, value]) => {
          const kind = kindOf(kase, section);
          const ids = kind.items(kase, section);
          return [section, kind.clean(value, { spec: kase.items[section], ids, sentences }) ?? null];
        }));"""
    kept = run(script, kase=CASE, stored=stored)
    assert {part: value for part, value in kept.items() if value} == sanitise_answers(CASE, stored)[
        0
    ]


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"safety": {"flags": {"c1": [], "c2": "not_asked"}, "actions": []}},
        {
            "safety": {
                "flags": {"c1": ["s10"]},
                "asked": {"c1": "asked", "c2": "asked"},
                "actions": [],
            }
        },
        {"attach": {"avoidant": 60}, "plan": ["p1"]},
        {"domains": {"vertical": "both"}, "evidence": {"vertical": []}},
        {"window": {"g1": "within", "g2": "above", "g3": "below"}, "rates": {"r1": 1}},
    ],
)
def test_the_browser_finds_open_what_python_finds_open(answers):
    script = """return Object.keys(kase.items).filter((section) =>
        kindOf(kase, section).missing(kase, answers, section, String).length);"""
    found = {section_title(CASE, name) for name in run(script, kase=CASE, answers=answers)}
    assert found == {line.split(":")[0] for line in missing({**CASE, "narrative": []}, answers)}
