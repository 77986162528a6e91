"""Scenes: speakers, what can be seen, comments."""

import pytest

from ipnb.sphinxext.scenes import dialogue


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Client: Same as always.", ("speech", "Client", "Same as always.")),
        ("Client’s sister: Yes.", ("speech", "Client’s sister", "Yes.")),
        ("(Nobody speaks.)", ("seen", "", "Nobody speaks.")),
        ("> A comment\n> in two lines.", ("comment", "", "A comment\nin two lines.")),
        ("It is 12:30 and nobody came.", ("seen", "", "It is 12:30 and nobody came.")),
    ],
)
def test_what_kind_of_line_is_it(text, kind):
    assert dialogue.kind_of(text) == kind


def test_a_scene_in_the_page_names_its_speakers(chapter):
    speakers = [one.get_text(strip=True) for one in chapter.select(".dialogue .speaker")]
    assert speakers == ["Counsellor", "Client"]
    assert chapter.select_one(".dialogue .comment")["role"] == "note"
