"""A note as the standard has it: made, changed, checked."""

import pytest

from .scripts import runner


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return runner(tmp_path_factory.mktemp("annotation"), "")


def test_a_highlight_becomes_a_note_and_a_highlight_again(run):
    plain, note, back = run("""
        const plain = sample('a passage');
        const note = a.withText({ ...plain, 'dc:subject': 'mine' }, 'Why?', T(3));
        return [plain, note, a.withText(note, '  ', T(4))];""")
    assert plain["motivation"] == "highlighting" and "body" not in plain
    assert note["body"] == {"type": "TextualBody", "format": "text/plain", "value": "Why?"}
    assert note["motivation"] == "commenting" and note["modified"] > plain["modified"]
    assert back["motivation"] == "highlighting" and "body" not in back
    assert back["dc:subject"] == "mine" and back["id"] == plain["id"]


def test_what_another_program_wrote_is_read_and_stays(run):
    """Would a tag beside the text, or a second target, be lost when the text is changed?"""
    found, text, quote, chapter = run("""
        const other = { id: 'https://example.org/1', type: ['Annotation'], created: '2026-03-02T12:00:00Z',
          body: [{ type: 'TextualBody', value: 'old', purpose: 'commenting' },
                 { type: 'TextualBody', value: 'tag', purpose: 'tagging' }],
          target: ['https://example.org/other', { source: { id: SOURCE },
            selector: { type: 'TextQuoteSelector', exact: 'words' } }] };
        const next = a.withText(other, 'new');
        return [next, a.textOf(next), a.quoteOf(next).exact, a.chapterOf(a.sourceOf(next))];""")
    assert (text, quote, chapter) == ("new", "words", "reading-evidence")
    assert found["body"][0]["purpose"] == "commenting" and found["body"][1]["value"] == "tag"
    assert found["target"][0] == "https://example.org/other"


def test_a_chapter_is_known_by_the_last_part_of_its_address(run):
    """Would a chapter lose its notes in the hub, or when it moves to another part?"""
    addresses = [
        "https://example.org/course/book/foundations/reading-evidence.html",
        "http://127.0.0.1:8000/services/book/book/in-practice/reading-evidence.html?x=1#y",
        "https://example.org/reading-evidence/",
        "file:///home/me/book/reading-evidence.html",
    ]
    assert run("return addresses.map(a.chapterOf);", addresses=addresses) == 4 * [
        "reading-evidence"
    ]


def test_faults_are_named(run):
    found = run("""
        const good = sample('a passage', { text: 'Why?' });
        const but = (some) => a.faultOf({ ...good, ...some });
        const target = (some) => but({ target: { ...good.target, ...some } });
        return [a.faultOf(good), a.faultOf(null), a.faultOf([]), but({ type: 'Note' }), but({ id: '' }),
          but({ target: 'https://example.org' }), target({ source: 7 }), target({ source: '%' }),
          target({ selector: { type: 'TextQuoteSelector', exact: '' } }),
          but({ body: { type: 'TextualBody', value: { toString: 1 } } }), but({ modified: 'tomorrow' }),
          but({ creator: { name: 'x'.repeat(600) } }), but({ creator: null })];""")
    assert found[0] is None and found[-1] is None
    assert all(isinstance(one, str) for one in found[1:-1])
    assert found[3] == "its type is not Annotation" and found[5] == "it quotes no passage"
