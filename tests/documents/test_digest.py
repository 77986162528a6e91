"""Digests: those that stand in gradebooks and receipts must not change."""

from ipnb.documents.digest import digest, digest_of_files, short_digest


def test_bytes_and_text_of_the_same_letters_have_one_digest():
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest("abc") == digest(b"abc") == known
    assert short_digest("abc") == known[:16]


def test_half_of_a_sign_is_no_error():
    """A file that a student handed in may hold anything."""
    assert len(short_digest("\ud83d")) == 16


def test_files_count_by_name_and_content(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"ab")
    other.write_bytes(b"c")
    before = digest_of_files(tmp_path, [one, other])
    assert before == "43938d31d35ce7796eaf6cd00ffc707a80a022f8eb39d852695288767cf0cc2f"
    one.write_bytes(b"a")
    other.write_bytes(b"bc")
    assert digest_of_files(tmp_path, [one, other]) != before
    assert digest_of_files(tmp_path, [other, one]) != digest_of_files(tmp_path, [one, other])
