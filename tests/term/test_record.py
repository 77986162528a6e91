"""Which term a folder is in."""

import pytest

from ipnb.term.record import FILE, TermRecord, read_record, record_text


def test_a_record_is_read_as_it_was_written(tmp_path):
    assert read_record(tmp_path) is None
    record = TermRecord("2027-spring", "Europe/London", "2027-01-10T09:00:00+00:00")
    (tmp_path / FILE).write_text(record_text(record), encoding="utf-8")
    assert read_record(tmp_path) == record


@pytest.mark.parametrize("text", ["", "[]", '{"term": "x"}', "{"])
def test_a_spoilt_record_is_said(tmp_path, text):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"term\.json cannot be read. Put it back"):
        read_record(tmp_path)
