"""What can be argued, and where it belongs."""

from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.arguments import arguable, arguments_of, in_words, where_argued
from ipnb.formulation.vignette import Vignette

from .sample import sample


def test_every_judgement_cue_and_action_can_be_argued_once():
    """Is there something that a student is marked on and may not speak about?"""
    case, _ = sample()
    names = arguable(case)
    assert {"states.s01", "links.l2", "attach.attach", "safety.c1", "safety.x4"} <= set(names)
    assert len(names) == len(set(names))


def test_sentences_are_argued_under_their_judgement():
    """Would an argument about evidence get lost beside the judgement that it belongs to?"""
    vignette = Vignette.from_data(sample()[0])
    assert where_argued(vignette, "evidence", "vertical") == "domains.vertical"
    assert where_argued(vignette, "evidence", "attach") == "attach.attach"
    assert where_argued(vignette, "states", "s01") == "states.s01"
    assert where_argued(vignette, "evidence", "nobody") == ""


def test_what_was_taken_back_is_not_told():
    """Does an empty field count as an argument?"""
    given = {"arguments": {"states.s05": "I read it as rest.", "links.l1": "  ", "plan.p1": None}}
    assert arguments_of(Answers.from_data(given)) == {"states.s05": "I read it as rest."}
    assert in_words(sample()[0], given) == {"States, line 5": "I read it as rest."}
