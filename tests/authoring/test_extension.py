"""Every address is under a policy: Formgrader's, and a frame of this server's for the form."""

import pytest

pytestmark = pytest.mark.xdist_group("authoring")


def test_nothing_from_elsewhere_runs_or_is_framed(author):
    """Could a script, or a frame, of another host see the key?"""
    author.post("new", {"name": "08-policy", "title": "Snow", "template": "short"})
    for path in ("", "edit/08-policy", "preview", "edit/none", "api/files/08-policy"):
        policy = author.get(path).headers["Content-Security-Policy"]
        assert "script-src 'self';" in policy and "frame-src 'self'" in policy
        assert "unsafe-eval" not in policy and "frame-ancestors 'self'" in policy


def test_formgrader_leads_there(server):
    """Does an instructor find the page from where they are?"""
    status, text, _ = server.get("formgrader/manage_assignments")
    assert status == 200 and 'href="/authoring"' in text
