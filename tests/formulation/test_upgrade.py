"""A key of the first edition is brought up to date where it stands, and nothing of it is lost."""

from pathlib import Path

import pytest

from ipnb.cli import main
from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import parse_document
from ipnb.formulation.key import check_key
from ipnb.formulation.scoring import score
from ipnb.formulation.simulated_respondents import expert
from ipnb.formulation.upgrade import upgrade

from .sample import sample

OLD = """\
# a key with remarks
schema: ipnb.key/1
case: 00-sample
source: author
credit:
  domains: {vertical: {both: 1}, memory: {impaired: 1}}
evidence:
  vertical: [[s06], [s04, s05]]  # either is enough
  memory: [[s01]]
gate:
  critical: [c1, c8]
  tolerated: [c3]
  evidence: {c1: [s05], c8: []}
  required_actions: [x1]
  forbidden_actions: [x4]
rationale:
  safety.c8.not_asked: "Nobody has."
"""


def test_an_old_key_is_up_to_date_and_says_the_same():
    """Would a department's own keys be lost with the second edition?"""
    case, _ = sample()
    done = upgrade(OLD)
    key = check_key(parse_document(done.text, "key.yaml"), case)
    assert key["evidence"]["vertical"] == {"sufficient": [["s06"], ["s04", "s05"]]}
    assert key["gate"]["accepted"]["c8"] == [["no_flag", "not_asked"]]
    assert key["gate"]["accepted"]["c1"][0] == ["flag", "not_asked"]
    assert {pair[0] for pair in key["gate"]["accepted"]["c1"]} == {"flag"}
    assert key["rationale"] == {"safety.c8.not_asked": "Nobody has."}
    assert "# a key with remarks" in done.text and "# either is enough" in done.text


def test_answers_of_the_first_edition_earn_with_the_new_key_what_they_should():
    """Does a file from last term, flags and all, still get full marks for safety?"""
    case, _ = sample()
    key = check_key(parse_document(upgrade(OLD).text, "key.yaml"), case)
    old = {"flags": {"c1": ["s05"], "c8": "not_asked", "c4": "no_flag"}, "actions": ["x1"]}
    assert score(case, key, {"safety": old})["sections"]["safety"]["skill"] == 1
    assert score(case, key, expert(case, key))["sections"]["safety"]["skill"] == 1


def test_the_report_names_what_only_the_author_can_decide():
    """Would an author believe that nothing is left to do?"""
    told = "\n".join(upgrade(OLD).report)
    assert "2 judgements keep their sufficient sets" in told and "related" in told
    assert "accepted: c1" in told and "has anybody in the case asked?" in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (OLD.replace("ipnb.key/1", "ipnb.key/2"), "up to date already"),
        (OLD.replace("ipnb.key/1", "ipnb.case/1"), "is no key"),
        ("case: x\n", "is no key"),
    ],
)
def test_another_file_is_refused(text, said):
    """Could the command rewrite something that it does not know?"""
    with pytest.raises(ValueError, match=said):
        upgrade(text)


def test_an_old_key_that_was_not_upgraded_is_one_fault_with_its_line_and_remedy():
    """Does an author of the first edition meet forty faults, or the one that matters?"""
    case, _ = sample()
    with pytest.raises(DocumentError) as caught:
        check_key(parse_document(OLD, "key.yaml"), case)
    [fault] = caught.value.diagnostics
    assert (fault.line, fault.field) == (2, "schema") and "ipnb case upgrade" in fault.remedy


def test_the_command_changes_the_file_and_leaves_a_faulty_one(tmp_path, capsys):
    """Is one broken key the end of the others?"""
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(OLD)
    bad.write_text("schema: [\n")
    assert main(["case", "upgrade", str(bad), str(good)]) == 1
    assert "ipnb.key/2" in good.read_text() and bad.read_text() == "schema: [\n"
    assert "good.yaml is up to date." in capsys.readouterr().out
    assert main(["case", "upgrade", str(good)]) == 1
    assert Path(good).read_text().count("accepted:") == 1
