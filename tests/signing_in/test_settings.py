"""Is every fault of `[sign_in]` named with its key and with what to do?"""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from department.sign_in.settings import (
    Listed,
    LtiSignIn,
    OidcSignIn,
    is_safe_address,
    read_how,
    settings_of,
    sign_in_faults,
)

from signing_in.conftest import CHECKOUT

OIDC = {
    "issuer": "https://id.example.org",
    "client_id": "hub",
    "client_secret_file": "/etc/ipnb/oidc-secret",
    "student_groups": ["students"],
}
LTI = {
    "issuer": "https://lms.example.org",
    "client_id": "1",
    "deployment_id": "2",
    "authorize_url": "https://lms.example.org/authorize",
    "token_url": "https://lms.example.org/token",
    "jwks_url": "https://lms.example.org/keys",
}


@pytest.mark.parametrize(
    ("kind", "options", "read"),
    [
        (
            "oidc",
            OIDC,
            OidcSignIn(*list(OIDC.values())[:3], student_groups=("students",)),
        ),
        ("lti", LTI, LtiSignIn(**LTI)),
    ],
)
def test_what_is_right_is_read(kind, options, read):
    """Does each kind give its dataclass, and no fault?"""
    assert list(sign_in_faults(kind, options)) == []
    assert read_how(kind, options) == read


@pytest.mark.parametrize(
    ("kind", "options", "words"),
    [
        ("oidc", {**OIDC, "isuer": "x"}, "there is no such setting for oidc. Did you mean 'issuer'?"),
        ("oidc", {**OIDC, "colour": "x"}, "sign_in.colour: there is no such setting for oidc. Known are:"),
        ("lti", {k: v for k, v in LTI.items() if k != "jwks_url"}, "sign_in.jwks_url: it is missing"),
        ("lti", {**LTI, "token_url": "lms.example.org"}, "begins with https://"),
        ("lti", {**LTI, "token_url": "http://lms.example.org"}, "begins with https://"),
        ("lti", {**LTI, "deployment_id": ""}, "It is empty"),
        ("lti", {**LTI, "client_id": 7}, "Give a text on one line"),
        ("oidc", {**OIDC, "client_secret_file": "secret"}, "Give a file's whole path"),
        ("oidc", {**OIDC, "student_groups": "students"}, "Give a list of groups"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(kind, options, words):
    """One fault, one line."""
    (line,) = sign_in_faults(kind, options)
    assert words in line


def test_settings_are_read_before_anything_is_installed():
    """Does reading them load a package that is not there yet?"""
    code = (
        "import sys, department.sign_in.settings; print({'ipnb', 'jupyterhub'} & set(sys.modules))"
    )
    command = [sys.executable, "-S", "-c", code]
    run = subprocess.run(command, cwd=CHECKOUT / "deploy", capture_output=True, text=True)
    assert run.stdout.strip() == "set()", run.stderr


def test_only_this_machine_may_be_spoken_to_in_the_clear():
    """Would a secret travel where others read it?"""
    assert is_safe_address("https://id.example.org") and is_safe_address("http://127.0.0.1:8000")
    assert not is_safe_address("http://id.example.org") and not is_safe_address("ftp://127.0.0.1")


@pytest.mark.parametrize(("port", "end"), [(443, ""), (8443, ":8443")])
def test_a_departments_settings_are_taken_over(port, end):
    """Has everything its place, and have the hub's groups the names that nbgrader looks for?"""
    department = SimpleNamespace(
        course="ipnb",
        name="A course",
        domain="course.example.org",
        ports=SimpleNamespace(https=port),
        people=SimpleNamespace(instructors=("dlin",)),
        sign_in=SimpleNamespace(kind="lti", options=LTI),
    )
    layout = SimpleNamespace(
        lms=Path("/s/lms"), secrets=Path("/e"), course=Path("/c"), homes=Path("/h")
    )
    settings = settings_of(department, layout, [Listed("ada")], "sqlite://")
    assert (
        settings.how == LtiSignIn(**LTI) and settings.address == f"https://course.example.org{end}"
    )
    assert (settings.folder, settings.source) == (Path("/s/lms"), Path("/c/source"))
    assert settings.homes == Path("/h")
    assert settings.students_group == "nbgrader-ipnb"
    assert settings.instructors_group == "formgrade-ipnb"
