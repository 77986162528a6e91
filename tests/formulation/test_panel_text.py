"""A panel as text: a key that reads well, and everything that a person has to know."""

from ipnb.documents.document import parse_document
from ipnb.formulation.agreement import Agreement
from ipnb.formulation.panel import Panel
from ipnb.formulation.panel_text import key_text, panel_text


def test_a_key_reads_back_as_it_was_and_one_judgement_is_a_line():
    """Must an author who checks forty judgements scroll through four hundred lines?"""
    key = {"schema": "ipnb.key/2", "credit": {"states": {"s01": {"flow": 6, "chaos": 2}}}}
    text = key_text(key)
    assert dict(parse_document(text, "key.yaml")) == key
    assert "    s01: {flow: 6, chaos: 2}" in text.splitlines()


def test_what_cannot_be_computed_is_a_dash_and_what_is_split_is_marked():
    """Is a missing number printed as a nought?"""
    field = {
        "field": "States",
        "agreement": Agreement(units=4, raters=3, percent=0.5, kappa=None, alpha=None),
        "modal": 0.4,
        "formative": True,
    }
    text = panel_text(Panel({}, fields=[field], notes=["states.s02: nobody answered"]))
    [line] = [line for line in text.splitlines() if line.startswith("  States")]
    assert line.split()[1:7] == ["4", "3", "50%", "–", "–", "40%"]
    assert "not graded: raters are split" in line
    assert "Nobody differs anywhere." in text and "To look at" in text
