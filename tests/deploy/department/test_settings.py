"""A department's one file: what is read from it, and what is said of what cannot be used."""

import pytest
from course_file import CHECKOUT, TOML
from department.faults import Fault
from department.settings import ACCOUNT, Ports, read_settings

from ipnb.accounts.names import PATTERN


def faults(path) -> str:
    with pytest.raises(Fault) as caught:
        read_settings(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_what_is_said_is_read_and_the_rest_has_its_default(settings, tmp_path):
    """Are the tables there that nobody wrote?"""
    assert settings.people.instructors == ("dlin", "m-okoro")
    assert settings.people.roster == tmp_path / "roster.csv"
    assert (settings.limits.memory, settings.limits.idle_minutes) == ("400M", 60)
    assert settings.ports == Ports()
    assert (settings.students_group, settings.instructors_group) == (
        "nbgrader-ipnb",
        "formgrade-ipnb",
    )


def test_the_example_can_be_used():
    """Would the file that the operator copies be refused?"""
    example = read_settings(CHECKOUT / "deploy/department/course.example.toml")
    assert example.sign_in.kind == "roster"
    assert example.backup.keep == 14


def test_without_a_file_it_says_which_to_copy(tmp_path):
    """Is the operator told how to begin?"""
    assert "course.example.toml" in faults(tmp_path / "course.toml")


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('name = "Inter', 'nam = "Inter', "nam: there is no such setting. Did you mean 'name'?"),
        ('course = "ipnb"', 'course = "IPNB"', "course: 'IPNB' cannot be used"),
        ('zone = "Europe/London"', 'zone = "Europe/Londn"', "zone: 'Europe/Londn' cannot be used"),
        (
            'zone = "Europe/London"',
            'zone = "../etc/passwd"',
            "zone: '../etc/passwd' cannot be used",
        ),
        ('domain = "course.example.org"', 'domain = "https://course"', "domain: 'https://course'"),
        ('["dlin", "m-okoro"]', "[]", "people.instructors: [] cannot be used"),
        ('"m-okoro"', '"M. Okoro"', "people.instructors"),
        ('roster = "roster.csv"', "", "people.roster: it is missing"),
        ("[people]", "[limits]\ncpu = true\n[people]", "limits.cpu: True cannot be used"),
        ("[people]", '[limits]\nmemory = "lots"\n[people]', "limits.memory: 'lots'"),
        ("[people]", "[backup]\nkeep = 0\n[people]", "backup.keep: 0 cannot be used"),
        ("[people]", "[sign_in]\nkind = 'ldap'\n[people]", "one of roster, oidc, lti"),
        ("[people]", "limits = 3\n[people]", "limits: write it as a table"),
        ('domain = "course.example.org"', "domain = [", "It is not TOML"),
    ],
)
def test_what_cannot_be_used_is_named_with_what_to_give(written, was, becomes, said):
    """Does the operator read which key it is, and how it must be?"""
    assert was in TOML
    assert said in faults(written(TOML.replace(was, becomes)))


def test_sign_in_by_a_provider_needs_a_domain(written):
    """Would the provider have nowhere to send people back to?"""
    text = (
        TOML.replace('domain = "course.example.org"', 'domain = ""') + '[sign_in]\nkind = "lti"\n'
    )
    assert "domain: sign-in by lti needs one" in faults(written(text))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('kind = "oidc"', "sign_in.issuer: it is missing, and sign-in by oidc needs it"),
        ('kind = "lti"\nisuer = "x"', "sign_in.isuer: there is no such setting for lti"),
        ('issuer = "https://x.org"', "sign_in.issuer: there is no such setting for roster"),
    ],
)
def test_what_a_provider_needs_is_named_too(written, table, said):
    """Would the hub fail to start for a key that is missing?"""
    assert said in faults(written(f"{TOML}[sign_in]\n{table}\n"))


def test_each_example_of_a_provider_can_be_used(written):
    """Would the lines be refused that the operator takes the sign away from?"""
    text = (CHECKOUT / "deploy/department/course.example.toml").read_text(encoding="utf-8")
    lines = text.replace('domain = ""', 'domain = "a.example.org"').splitlines()
    lines.remove(next(line for line in lines if line.startswith('kind = "roster"')))
    lti = next(place for place, line in enumerate(lines) if line.startswith('# kind = "lti"'))
    oidc = next(place for place, line in enumerate(lines) if line.startswith('# kind = "oidc"'))
    end = lines.index("", lti)
    for kind, first, last in (("oidc", oidc, lti), ("lti", lti, end)):
        taken = [line.removeprefix("# ") for line in lines[first:last]]
        read = read_settings(written("\n".join([*lines[:oidc], *taken, *lines[end:]])))
        assert (read.sign_in.kind, read.sends_grades) == (kind, kind == "lti")


def test_everything_is_named_at_once(written):
    """Would the operator mend one, run again, and meet the next?"""
    said = faults(written('course = "A B"\n[people]\ninstructors = 3\n'))
    for key in ("name", "course", "term", "zone", "people.instructors"):
        assert f"  {key}:" in said


def test_an_account_is_the_same_to_setting_up_and_to_signing_in():
    """Could somebody be let in under a name that the machine refuses?"""
    assert ACCOUNT.pattern == PATTERN.pattern
