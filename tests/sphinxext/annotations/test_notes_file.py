"""The file that a group shares: written as the standard says, read without trust, merged without loss."""

import json
from pathlib import Path

import jsonschema
import pytest

from .scripts import runner

SCHEMA = json.loads(Path(__file__).with_name("notes.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    imports = "import * as f from './notes_file.js';"
    return runner(tmp_path_factory.mktemp("notes_file"), imports)


def test_what_is_written_is_a_collection_of_the_standard(run):
    text, empty = run("""
        const me = a.newId();
        const list = [sample('one', { creator: me }), sample('two', { text: '<b>&"\\n', creator: me })];
        const about = { label: 'Notes of Mira', creator: { id: me, name: 'Mira' } };
        return [f.writeNotes(f.named(list, [me], 'Mira'), about), f.writeNotes([], about)];""")
    whole = json.loads(text)
    jsonschema.validate(whole, SCHEMA)
    jsonschema.validate(json.loads(empty), SCHEMA)
    assert whole["total"] == 2 and whole["first"]["items"][1]["body"]["value"] == '<b>&"\n'
    assert {one["creator"]["name"] for one in whole["first"]["items"]} == {"Mira"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole | {"first": {"items": []}}, SCHEMA)


def test_the_way_out_and_back_changes_nothing(run):
    """With fields that these pages do not know."""
    there, back = run("""
        const there = [{ ...sample('one'), 'ex:mood': { deep: [1, { x: null }] } }];
        const { annotations } = f.readNotes(f.writeNotes(there, { label: 'x', creator: { id: 'urn:uuid:1' } }));
        return [there, annotations];""")
    assert back == there


def test_every_form_in_which_annotations_come_is_read(run):
    counts = run("""
        const one = { '@context': a.CONTEXT, ...sample('one') };
        return [[one], one, { type: 'AnnotationPage', items: [one] },
          { type: 'AnnotationCollection', items: [one] },
          { type: 'AnnotationCollection', total: 1, first: { items: [one] } }]
          .map((data) => f.readNotes('\\uFEFF' + JSON.stringify(data)).annotations)
          .map(([read]) => ['@context' in read, a.quoteOf(read).exact]);""")
    assert counts == 5 * [[False, "one"]]


def test_another_file_is_refused_and_changes_nothing(run):
    found = run("""
        return ['', 'no', 'null', '7', '{}', '{"schema": "ipnb.kept/1", "kept": {"book.colours": "dark"}}',
          '{"type": "AnnotationCollection", "total": 3, "first": "https://example.org/page1"}']
          .map((text) => f.readNotes(text));""")
    assert all(one["annotations"] == [] for one in found)
    assert all("not a file of notes" in one["warnings"][0] for one in found)


def test_a_bad_entry_is_named_and_the_rest_is_taken(run):
    found = run(
        """return f.readNotes(JSON.stringify([sample('one'), { type: 'Annotation' }, 'x', sample('two')]));"""
    )
    assert len(found["annotations"]) == 2 and found["warnings"] == []
    assert found["faults"] == [
        "Entry 2 was left out: it has no id, or one that is too long.",
        "Entry 3 was left out: it is not an annotation.",
    ]


def test_of_a_damaged_file_the_sound_lines_are_taken(run):
    """Cut off while it was sent; a quotation mark too many, and too few; a head that cannot be read."""
    cut, many, few, head = run("""
        const list = ['one', 'two', 'three'].map((exact) => sample(exact));
        const text = f.writeNotes(list, { label: 'x', creator: { id: 'urn:uuid:1' } });
        return [text.slice(0, -60), text.replace('two', 'two"'), text.replace('\\n{"id"', '\\n{"id'),
          text.replace('total', 'to"tal')].map(f.readNotes);""")
    for found, lost in ((cut, [3]), (many, [2]), (few, [1]), (head, [])):
        assert found["warnings"] == ["This file is damaged; what could be read of it was taken."]
        assert len(found["annotations"]) == 3 - len(lost)
        assert found["faults"] == [f"Entry {one} was left out: it is damaged." for one in lost]


def test_another_version_is_said_and_understood_as_far_as_it_goes(run):
    found = run("""
        const text = f.writeNotes([sample('one')], { label: 'x', creator: { id: 'urn:uuid:1' } });
        return f.readNotes(text.replace('Version":"1"', 'Version":"2"'));""")
    assert len(found["annotations"]) == 1
    assert "another version of these pages (2, here 1)" in found["warnings"][0]


def test_merging(run):
    """Known ones are passed over, the newer stays and what differs at one time stays twice."""
    once, twice, older, kept = run("""
        const mine = sample('mine', { text: 'first', creator: 'urn:uuid:me' });
        const kept = [mine, sample('old', { id: 'urn:uuid:b', text: 'before' })];
        const incoming = [sample('new', { id: 'urn:uuid:a' }), kept[1].id && a.withText(kept[1], 'after', T(9)),
          { ...mine, body: { ...mine.body, value: 'other' } }];
        const byId = (list) => new Map(list.map((one) => [one.id, one]));
        const after = (list, put) => [...new Map([...byId(list), ...byId(put)]).values()];
        const once = f.merge(kept, incoming);
        const all = after(kept, once.put);
        return [once, f.merge(all, incoming), f.merge(all, kept), all];""")
    counts = {key: value for key, value in once.items() if key != "put"}
    assert counts == {"added": 1, "renewed": 1, "doubled": 1, "known": 0, "full": 0}
    assert len(kept) == 4
    texts = sorted(one["body"]["value"] for one in kept if "body" in one)
    assert texts == ["after", "first", "other"]
    copy = next(one for one in kept if one.get("via"))
    assert copy["via"] == kept[0]["id"] and copy["id"] != copy["via"]
    assert twice["put"] == [] and twice["known"] == 3, "the same file again changes nothing"
    assert older["put"] == [], "an older file takes nothing back"


def test_a_name_that_was_chosen_later_arrives(run):
    found = run("""
        const one = sample('one');
        return f.merge([one], f.named([one], ['urn:uuid:mira'], 'Mira'));""")
    assert found["known"] == 1 and found["put"][0]["creator"]["name"] == "Mira"


def test_room_is_left_for_answers(run):
    found = run("""
        const many = Array.from({ length: 10 }, (_, i) => sample(`passage ${i}`, { text: 'x'.repeat(900) }));
        return f.merge([], many, 5000);""")
    assert found["added"] == len(found["put"]) == 3 and found["full"] == 7


def test_a_name_like_a_key_of_every_object_does_no_harm(run):
    """Could a file change what all objects have?"""
    found = run("""
        const text = JSON.stringify([sample('one')]).replace('{"id"', '{"__proto__": {"isMine": true}, "id"');
        const { annotations } = f.readNotes(text);
        return [annotations.length, {}.isMine ?? null, a.withText(annotations[0], 'x').isMine ?? null];""")
    assert found[:2] == [1, None]
