"""Where cases and keys stand."""

import pytest

from ipnb.formulation.paths import (
    course_cases,
    course_root,
    find_key,
    from_here,
    items_file,
    released_case,
)


@pytest.fixture
def course(tmp_path, monkeypatch):
    monkeypatch.delenv("IPNB_KEYS", raising=False)
    (tmp_path / "source/06-recovery").mkdir(parents=True)
    (tmp_path / "source/06-recovery/case.yaml").touch()
    return tmp_path


def test_the_course_is_found_from_anywhere_in_it(course):
    """Do commands work only in one folder?"""
    assert course_root(course / "source/06-recovery") == course.resolve()
    assert course_cases(course) == [course / "source/06-recovery/case.yaml"]
    assert released_case(course / "source/06-recovery/case.yaml", "06-recovery") == (
        course.resolve() / "assignments/06-recovery/case.json"
    )


def test_a_key_stands_beside_the_case_or_with_the_keys(course, monkeypatch):
    """Would a real term be graded with the key that lies in public?"""
    case = course / "source/06-recovery/case.yaml"
    assert find_key(case, "06-recovery") == course.resolve() / "keys/06-recovery.yaml"
    monkeypatch.setenv("IPNB_KEYS", str(course / "safe"))
    assert find_key(case, "06-recovery") == course / "safe/06-recovery.yaml"
    case.with_name("key.yaml").touch()
    assert find_key(case, "06-recovery") == case.with_name("key.yaml")


def test_counts_of_earlier_classes_stand_beside_the_key(course, monkeypatch):
    """Could they lie in public, or be taken for a key?"""
    monkeypatch.setenv("IPNB_KEYS", str(course / "safe"))
    key = find_key(course / "source/06-recovery/case.yaml", "06-recovery")
    assert items_file(key) == course / "safe/06-recovery.items.json"


def test_a_path_is_shown_from_here(course, monkeypatch):
    """Does a message start with half a line of folders?"""
    monkeypatch.chdir(course)
    assert from_here(course / "source/06-recovery") == "source/06-recovery"
    assert from_here("/elsewhere") == "/elsewhere"
