"""Bytes of a roster as text, whatever program wrote them."""

import pytest

from ipnb.grading.roster_file.text import UnreadableText, decode, repaired

TEXT = "student id;first name;last name\nzoe;Zoë;Ångström\nbe;Begoña;Muñoz\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "cp1252"),
        ("latin-1", "cp1252"),
    ],
)
def test_names_are_read_in_the_encodings_of_spreadsheets(codec, encoding):
    read = decode(TEXT.encode(codec))
    assert read.text.lstrip("\ufeff") == TEXT and read.encoding == encoding
    assert read.guessed is encoding.startswith("cp")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("login;name\noi;Иванова, Ольга\nip;Петров, Иван\n", "cp1251"),
        ("login;name\nlw;Łukasz Wójcik\nzb;Żaneta Błażej\nms;Małgorzata Święch\n", "cp1250"),
    ],
)
def test_other_alphabets_are_guessed_and_said_to_be(text, codec):
    read = decode(text.encode(codec))
    assert (read.text, read.guessed) == (text, True)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04\x14\x00", "a spreadsheet and not CSV"),
        (b"\xd0\xcf\x11\xe0\xa1", "a spreadsheet and not CSV"),
        (b"\xef\xbb\xbfid\nada\n\xff\n", "says that it is UTF-8, and on line 3 it is not"),
        (bytes(range(256)), "no text in an encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data, why):
    with pytest.raises(UnreadableText, match=why) as refused:
        decode(data)
    assert "CSV UTF-8" in refused.value.remedy


@pytest.mark.parametrize(
    ("garbled", "whole"),
    [
        ("JÃ¼rgen", "Jürgen"),
        ("BegoÃ±a", "Begoña"),
        ("ÐžÐ»ÑŒÐ³Ð°", "Ольга"),
        ("Jürgen", ""),
        ("Ångström", ""),
        ("Ada", ""),
    ],
)
def test_names_saved_in_the_wrong_encoding_are_noticed(garbled, whole):
    assert repaired(garbled) == whole
