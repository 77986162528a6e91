"""Are grades where the platform has them, whatever goes wrong on the way?"""

from dataclasses import replace

import pytest
from urllib3.util.retry import Retry

from ipnb.lms.grade_service import READ_ONLY, RETRIES, GradeService, NotSent, Score
from ipnb.lms.records import TOOL_KEY, Platform, open_records
from lms.conftest import as_pem, course_on
from lms.platform import CLIENT, new_key

SCORE = Score("user-1", 7.5, 10)
#: the same attempts without the pauses
AT_ONCE = RETRIES.new(backoff_factor=0)


@pytest.fixture
def service(folder, platform):
    """The course's columns."""
    known = open_records(folder).platform(platform.address)
    return GradeService(known, course_on(platform), folder / TOOL_KEY, AT_ONCE)


def test_a_column_is_made_found_and_written(service, platform):
    """Does a score arrive whole, in the column that was made for it?"""
    assert service.find_line_item("06-recovery") == ""
    column = service.make_line_item("06-recovery", "Filipa", 10)
    assert service.find_line_item("06-recovery") == column
    at = service.send(column, SCORE)
    (score,) = platform.scores[column, "user-1"]
    assert score == {
        "scoreGiven": 7.5,
        "scoreMaximum": 10,
        "activityProgress": "Completed",
        "gradingProgress": "FullyGraded",
        "timestamp": at,
        "userId": "user-1",
    }
    assert platform.requests.count("POST /token") == 2


def test_a_column_on_a_later_page_is_found(service, platform):
    """Does an address whose capital letters matter survive?"""
    platform.page_size = 1
    for name in ("a", "b", "c"):
        service.make_line_item(name, name, 1)
    assert service.find_line_item("c") == platform.columns[2]["id"]


def test_what_fails_for_a_moment_is_tried_again(service, platform):
    """Is a busy platform asked once more, and the score written once?"""
    column = service.make_line_item("a", "a", 1)
    platform.failures["/columns/0/scores"] = [503, 429, 502]
    service.send(column, SCORE)
    assert len(platform.scores[column, "user-1"]) == 1


def test_a_platform_that_lets_nobody_make_columns_is_asked_for_what_it_gives(folder, platform):
    """Is a column that a link made found with the right to read alone?"""
    platform.columns.append({"id": "x", "resourceId": "a"})
    course = replace(course_on(platform), scopes=(READ_ONLY,))
    known = open_records(folder).platform(platform.address)
    service = GradeService(known, course, folder / TOOL_KEY, AT_ONCE)
    assert service.find_line_item("a") == "x" and platform.asked_for == [READ_ONLY]


def test_a_column_is_made_once(service, platform):
    """Would a platform that made it and then failed to say so have two?"""
    platform.failures["/columns"] = [503]
    with pytest.raises(NotSent, match="answered 503"):
        service.make_line_item("a", "a", 1)
    assert platform.requests.count("POST /columns") == 1


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "does not accept this course's key"),
        (404, "no longer there"),
        (500, "Try again later"),
    ],
)
def test_what_a_platform_refuses_is_said(service, platform, status, words):
    """Does the message say what to do?"""
    column = service.make_line_item("a", "a", 1)
    platform.failures["/columns/0/scores"] = [status] * 10
    with pytest.raises(NotSent, match=words):
        service.send(column, SCORE)
    assert platform.scores == {}


def test_a_platform_that_is_down_is_said(folder, platform):
    """Is an address at which nobody answers a traceback?"""
    away = Platform("http://127.0.0.1:9", CLIENT, "http://127.0.0.1:9/token")
    service = GradeService(away, course_on(platform), folder / TOOL_KEY, Retry(0))
    with pytest.raises(NotSent, match="cannot be reached"):
        service.find_line_item("a")


def test_another_key_gets_no_token(folder, platform):
    """Could somebody without the hub's key write grades?"""
    (folder / TOOL_KEY).write_bytes(as_pem(new_key()))
    known = open_records(folder).platform(platform.address)
    service = GradeService(known, course_on(platform), folder / TOOL_KEY, Retry(0))
    with pytest.raises(NotSent, match="does not accept this course's key"):
        service.find_line_item("a")
    assert platform.tokens == set()
