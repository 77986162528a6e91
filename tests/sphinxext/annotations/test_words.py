"""What buttons are called, and the names of files."""

import pytest

from .scripts import runner


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    imports = (
        "import * as w from './words.js'; import { fileName } from './saving.js'; "
        "import { others } from './people.js';"
    )
    return runner(tmp_path_factory.mktemp("words"), imports)


def test_names_of_buttons_say_whose_what_and_where(run):
    found = run("""
        const long = 'It is quite possible that every word on both papers is true, and yet neither';
        const theirs = { ...sample('a passage', { text: 'x' }), creator: { id: 'm', name: 'Mira' } };
        return [w.nameOf(sample(long, { text: 'x' }), true), w.nameOf(sample('a passage'), true),
          w.nameOf(theirs, false), w.nameOf({ ...theirs, body: undefined, creator: undefined }, false),
          w.counted([theirs, sample('x'), sample('y')]), w.counted([])];""")
    assert found == [
        "Note on “It is quite possible that every word on both …”",
        "Highlight: “a passage”",
        "Mira’s note on “a passage”",
        "Somebody’s highlight: “a passage”",
        "1 note, 2 highlights",
        "none so far",
    ]


def test_a_file_has_a_name_that_every_system_takes(run):
    names = run("""return [['Mira Ünal / 2', 'reading-evidence'], ['', ''], ['../..', 'x']]
        .map((parts) => fileName(parts, 'json', T(2)));""")
    assert names == [
        "notes-mira-u-nal-2-reading-evidence-2026-03-02.json",
        "notes-2026-03-02.json",
        "notes-x-2026-03-02.json",
    ]


def test_people_are_told_apart_by_id_and_called_by_their_last_name(run):
    found = run("""
        const by = (id, name) => ({ ...sample('x'), creator: { id, ...(name && { name }) } });
        const all = [by('me'), by('b', 'Zoe'), by('c'), by('b'), by('c', 'Ana')];
        return others(all, (one) => one.creator.id === 'me').map(({ name, notes }) => [name, notes.length]);""")
    assert found == [["Ana", 2], ["Zoe", 2]]
