"""What gives an option away by its words alone is counted, and nothing else."""

from ipnb.formulation import cue_words


def test_words_are_counted_whole_and_whatever_their_capitals():
    """Does “canary” count as “can”, or a capital hide a hedge?"""
    assert cue_words.hedged("Perhaps a canary may sing, if it is not known") == 4
    assert cue_words.absolute("Never at once, and nobody knows all of it") == 4
    assert cue_words.count_of("ask supervisor")("Ask the Supervisor, who asked") == 2


def test_numbers_names_and_quotations():
    """Is a capital at the beginning of a sentence a name?"""
    assert cue_words.specific("Ring Aslak at 3, then Nils") == 3
    assert cue_words.quoted("She said “not today” and *went*") == 3
