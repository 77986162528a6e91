"""Where notes are kept, with the store that browsers have, as Node has it too."""

import pytest

from .scripts import runner


@pytest.fixture
def run(tmp_path):
    return runner(tmp_path, "import { openNotes } from './store.js';")


def test_two_tabs_lose_nothing(run):
    """Each adds one, then both change the same one."""
    found = run("""
        const [one, other] = [openNotes(localStorage), openNotes(localStorage)];
        const note = one.put(sample('shared', { text: 'begun' }));
        other.put(sample('another'));
        const seen = note.modified;
        one.put(a.withText(note, 'in the first tab', T(5)), seen);
        const copy = other.put(a.withText(note, 'in the second tab', T(6)), seen);
        const texts = one.all('reading-evidence').map(a.textOf).sort();
        return [texts, copy.via === note.id, one.all('other').length];""")
    assert found == [["", "in the first tab", "in the second tab"], True, 0]


def test_a_note_deleted_elsewhere_while_it_is_written_is_kept(run):
    found = run("""
        const [one, other] = [openNotes(localStorage), openNotes(localStorage)];
        const note = one.put(sample('shared', { text: 'begun' }));
        other.remove(note);
        one.put(a.withText(note, 'goes on'), note.modified);
        return other.all().map(a.textOf);""")
    assert found == ["goes on"]


@pytest.mark.parametrize("store", ["full", pytest.param("null", marks=pytest.mark.deep)])
def test_what_a_full_or_forbidden_store_does_not_take_is_held(run, store):
    """Node's own store, filled until it refuses; and none at all."""
    found = run(
        """
        let size = 4_000_000;
        for (let i = 0; size > 0; i += 1) {
          try { localStorage.setItem(`fill${i}`, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); }
        }
        const full = localStorage;
        const notes = openNotes("""
        + store
        + """);
        const note = notes.put(sample('one', { text: 'held' }));
        const held = [notes.unkept().length, notes.all().map(a.textOf), notes.again()];
        notes.change({ name: 'Mira' });
        const { name, ids } = notes.settings();
        localStorage.clear();
        return [held, name, ids.length, notes.settings().ids[0] === ids[0], notes.canKeep, notes.again()];"""
    )
    held, name, ids, is_stable, can_keep, again = found
    assert held == [1, ["held"], False] and name == "Mira" and ids == 1 and is_stable
    assert can_keep == (store == "full") and again == (store == "full")


def test_a_damaged_entry_is_passed_over_and_not_touched(run):
    found = run("""
        localStorage.setItem('book.note/reading-evidence/x', '{"id": ');
        localStorage.setItem('book.notes', '[]');
        const notes = openNotes(localStorage);
        notes.put(sample('one'));
        const damaged = localStorage.getItem('book.note/reading-evidence/x');
        return [notes.all().length, damaged, notes.settings().hidden];""")
    assert found == [1, '{"id": ', []]
