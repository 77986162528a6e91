"""What an author types, and what comes back."""

from argparse import Namespace

import pytest

from ipnb.formulation.commands import Misuse, case_files, check_cases


def test_a_folder_means_the_case_in_it(tmp_path, monkeypatch):
    """Must an author type the file's name?"""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source/01").mkdir(parents=True)
    (tmp_path / "source/01/case.yaml").touch()
    wanted = [tmp_path / "source/01/case.yaml"]
    assert case_files([str(tmp_path / "source/01")]) == wanted == case_files([])


def test_what_is_not_there_is_misuse_and_no_fault_of_a_case(tmp_path, monkeypatch):
    """Is a slip of the finger told as something wrong with the course?"""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Misuse, match="there is no"):
        case_files(["nowhere"])
    with pytest.raises(Misuse, match="there is no case under"):
        case_files([])


def test_one_key_goes_with_one_case(tmp_path):
    """Would two cases be checked against one key?"""
    files = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for file in files:
        file.touch()
    with pytest.raises(Misuse, match="--key goes with one case"):
        check_cases(Namespace(path=[str(file) for file in files], key="key.yaml"))
