"""What the editor offers where the cursor is, in its own JavaScript: in texts that are only half written too."""

from dataclasses import asdict

import pytest

from ipnb.authoring.completion import offers
from ipnb.formulation.schema import schema

pytestmark = pytest.mark.xdist_group("authoring")

#: which file, the text with ^ for the cursor, what must be offered, and what must not
PLACES = [
    ("case", "schema: ipnb.case/1\n^", {"id", "due"}, {"schema"}),
    ("case", "schema: ^", {"ipnb.case/1"}, set()),
    ("case", "items:\n  states:\n    kind: ^", {"nominal", "gate"}, set()),
    ("case", "items:\n  states:\n    kind: nominal\n    ^", {"over", "only"}, {"universe", "kind"}),
    ("case", "items:\n  states:\n    ^\n    kind: set\n", {"universe", "budget"}, {"over", "kind"}),
    ("case", "items:\n  five_p:\n    over: ^", {"cards"}, set()),
    ("case", "sentences:\n  - {id: s01, seg: ^", {"g1", "g3"}, {"s01"}),
    ("case", "sentences:\n  - {id: s01, ^", {"seg", "text"}, {"id"}),
    ("case", "sentences:\n- {id: s01, seg: g1}\n- {^", {"id"}, set()),
    ("case", "items:\n  states:\n    only: [s02,\n           ^", {"s05"}, {"rigidity"}),
    ("case", 'narrative:\n  - id: n1\n    prompt: "a: b {"\n    ^', {"words"}, {"id", "prompt"}),
    ("case", "setting: {^", {"role", "session"}, set()),
    ("key", "credit:\n  ^", {"states", "five_p"}, {"plan"}),
    ("key", "credit:\n  states:\n    ^\n    s02: {flow: 1}", {"s04"}, {"s02", "s01"}),
    ("key", "credit:\n  states: {s02: {^", {"rigidity"}, set()),
    ("key", "credit:\n  states:\n    s02: {rigidity: ^", {"1", ".5"}, set()),
    ("key", "evidence:\n  k1:\n    sufficient:\n      - [^", {"s11"}, set()),
    ("key", "gate:\n  accepted:\n    c1: [[^", {"flag", "not_asked"}, set()),
    ("key", 'rationale:\n  states.s02: "x"\n  sta^', {"states.s04"}, {"states.s02"}),
    ("key", "source: ^", {"author", "panel"}, set()),
]
NOTHING = [
    ("case", 'title: "a ^'),
    ("case", "title: 'it''s ^"),
    ("case", "# due: ^"),
    ("case", "supports: >\n  someone you ^"),
]
ASK = """async ({ document, text, schemas, offers }) => {
  const { suggest } = await import('/authoring/static/authoring/page/suggestions.js');
  const position = text.indexOf('^');
  const found = suggest({
    text: text.replace('^', ''), position, document, schema: schemas[document], offers,
  });
  return found && found.options.map((one) => one.label);
}"""


@pytest.fixture
def ask(server, page, case):
    """``ask(document, text)`` -> what is offered at ^, or None."""
    server.sign_in(page, "authoring/preview")
    given = {
        "schemas": {part: schema(part) for part in ("case", "key")},
        "offers": [asdict(one) for one in offers(case.read_text(encoding="utf-8"))],
    }
    return lambda document, text: page.evaluate(ASK, {"document": document, "text": text, **given})


def test_what_may_stand_at_a_place_is_offered_and_nothing_else(ask):
    """Is an author led by the schema and by the case, wherever the cursor is?"""
    for document, text, wanted, unwanted in PLACES:
        found = set(ask(document, text) or ())
        assert wanted <= found and not unwanted & found, text
    for document, text in NOTHING:
        assert ask(document, text) is None, text


def test_only_the_lines_that_differ_are_compared(server, page):
    """Does an author look through two whole files for one word?"""
    server.sign_in(page, "authoring/preview")
    compare = """async ([mine, theirs]) => (await import(
      '/authoring/static/authoring/page/conflict.js')).differing(mine, theirs)"""
    lines = [f"line {n}" for n in range(1, 10)]
    mine, theirs = "\n".join(lines), "\n".join([*lines[:4], "another", *lines[5:]])
    assert page.evaluate(compare, [mine, theirs]) == [
        3, "line 3\nline 4\nline 5\nline 6\nline 7", "line 3\nline 4\nanother\nline 6\nline 7",
    ]  # fmt: skip
    assert page.evaluate(compare, ["a\nb", "a\nb\nb"])[2] == "a\nb\nb"
