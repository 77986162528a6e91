"""Notes beside the text."""


def test_a_note_in_the_margin_is_a_note_with_its_title(chapter):
    note = chapter.select_one(".margin")
    assert note["role"] == "note"
    assert [part.get_text() for part in note.select("p")] == ["Beside it", "A note."]
    assert note.select_one("p strong").get_text() == "Beside it"
