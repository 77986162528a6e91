"""One spelling for each word."""

PAIRS = [
    ("behaviour", "behavior"),
    ("behavioural", "behavioral"),
    ("favourable", "favorable"),
    ("neighbourhood", "neighborhood"),
    ("colours", "colors"),
    ("analyse", "analyze"),
    ("analysing", "analyzing"),
    ("generalise", "generalize"),
    ("generalisation", "generalization"),
    ("organised", "organized"),
    ("centre", "center"),
    ("theatres", "theaters"),
    ("counselling", "counseling"),
    ("counsellors", "counselors"),
    ("modelled", "modeled"),
    ("paediatric", "pediatric"),
    ("oestrogen", "estrogen"),
    ("defence", "defense"),
    ("practising", "practicing"),
    ("dialogue", "dialog"),
    ("judgement", "judgment"),
    ("grey", "gray"),
    ("ageing", "aging"),
    ("sceptical", "skeptical"),
    ("programme", "program"),
    ("Šimić", "simic"),
    ("naïve", "naive"),
]
APART = [
    ("four", "for"),
    ("hour", "her"),
    ("noise", "nose"),
    ("arousal", "arosal"),
    ("does", "des"),
]


def test_both_sides_of_the_atlantic_and_accents_meet(scripts):
    found = scripts.run("return given.map((pair) => pair.map(oneSpelling));", PAIRS)
    assert [pair for pair in found if pair[0] != pair[1]] == []


def test_words_that_are_not_the_same_stay_apart(scripts):
    found = scripts.run("return given.map((pair) => pair.map(oneSpelling));", APART)
    assert all(one != other for one, other in found)


def test_a_word_with_a_hyphen_is_its_parts_and_one_word(scripts):
    assert scripts.run("return wordsIn(given);", "Co-regulation is mother’s work: 5-HT.") == [
        "Co", "regulation", "Coregulation", "is", "mother", "s", "work", "5", "HT", "5HT",
    ]  # fmt: skip


def test_what_was_found_is_marked_as_it_is_written(scripts):
    """Would "behavior" mark nothing in a text that says "behaviour"?"""
    pieces = scripts.run(
        "return piecesOf(given, (word) => processTerm(word) === processTerm('behavior'));",
        "Her behaviour, not behaving.",
    )
    assert pieces == [["Her ", False], ["behaviour", True], [", not behaving.", False]]
