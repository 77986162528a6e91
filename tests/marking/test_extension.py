"""Every address of the page is under Formgrader's policy, and only files of the page are served as files."""

import pytest

pytestmark = pytest.mark.xdist_group("marking")


def test_files_are_the_pages_own(served):
    """Can a module's address be bent to another file of the package, or of the machine?"""
    for path in ("marking/page.js", "marking/marking.css", "web/frame.css", "web/server.js"):
        status, text, headers = served.get(f"marking/static/{path}")
        assert status == 200 and text
        assert "default-src 'none'" in headers["Content-Security-Policy"]
    for path in ("marking/desk.py", "grading/records.py", "web/../grading/export.py", "marking/"):
        assert served.get(f"marking/static/{path}")[0] == 404


def test_nobody_who_is_not_signed_in_sees_a_text(served):
    """Is a text, or a list of names, open to whoever knows the address?"""
    import requests

    for path in ("00-sample", "api/class/00-sample/n1/first", "api/names/00-sample/n1"):
        answer = requests.get(f"{served.address}marking/{path}", timeout=60, allow_redirects=False)
        assert answer.status_code in (302, 403), path
