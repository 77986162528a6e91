"""Rosters as people and platforms write them."""

import pytest

from ipnb.documents.diagnostics import DocumentError
from ipnb.grading.roster_file.read import Ids, Student, read_roster

HEAD = "student id,first name,last name,email\n"


@pytest.fixture
def read(tmp_path):
    def read(text, ids=Ids.ACCOUNT, account=""):
        file = tmp_path / "roster.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_roster(file, ids, account)

    return read


@pytest.fixture
def faults(read):
    """Faults without the file's name."""

    def faults(text, ids=Ids.ACCOUNT):
        with pytest.raises(DocumentError) as refused:
            read(text, ids)
        return [
            f"{one.line or ''} {one.field} {one.problem} {one.remedy}"
            for one in refused.value.diagnostics
        ]

    return faults


def test_a_roster_is_read_in_any_order_with_empty_lines_and_quotes(read):
    text = 'Email;Last name;First name;Student ID;Group\n\n;Müller;"Jürgen; ""Jo""";jm;A\n;;;;\n'
    [student] = read(text).students
    assert student == Student("jm", 'Jürgen; "Jo"', "Müller")
    assert student.line == 3 and student.name == 'Jürgen; "Jo" Müller'


def test_tabs_a_line_of_excel_and_windows_ends_are_no_trouble(read):
    roster = read(
        "sep=\t\r\nstudent id\tname\r\nada\tLovelace, Ada\r\nben\tBen Ito\r\ncy\tCy\r\n".encode(
            "utf-16"
        )
    )
    assert [one.name for one in roster.students] == ["Ada Lovelace", "Ben Ito", "Cy"]
    assert roster.encoding == "UTF-16" and roster.account_column == "column 1 (student id)"


def test_names_in_two_scripts_and_one_name_alone_are_names(read):
    text = HEAD + "tm,陳大文 (Tai Man),Chan,\nso,Sukarno,,\nan,A\u030angstro\u0308m\u00a0 Åke,,\n"
    names = [one.name for one in read(text).students]
    assert names == ["陳大文 (Tai Man) Chan", "Sukarno", "Ångström Åke"]


def test_canvas_export_with_its_lines_that_are_nobody(read):
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (12),Final Score\n"
        ",,,,,Manual Posting,\n"
        '"    Points Possible",,,,,10,(read only)\n'
        '"Lovelace, Ada",4711,u9,Ada.L@example.org,"One and Two",3,30\n'
    )
    [ada] = read(text, Ids.MAKE).students
    assert ada == Student("ada-l", "Ada", "Lovelace", number="4711")


def test_moodle_export_may_have_people_without_an_id(faults, read):
    text = (
        '"First name","Last name","ID number",Institution,Department,"Email address"\n'
        "Anne,Able,,HQ,,anne@example.org\nBo,Ng,1234567,HQ,,bo@example.org\n"
    )
    missing, number = faults(text)
    assert missing.startswith("2 column 3 (ID number) The account is missing.")
    assert (
        "3 column 3 (ID number) “1234567” does not begin" in number and "example u1234567" in number
    )
    made = read(text, Ids.MAKE, "Email address").students
    assert [one.account for one in made] == ["anne", "bo"]


@pytest.mark.parametrize(
    ("line", "place", "why"),
    [
        ("Ada,Ada,L,", "2 column 1 (student id)", "for example ada"),
        ("root,R,Oot,", "2 column 1 (student id)", "“root” is an account of the system"),
        (",Ada,L,", "2 column 1 (student id)", "The account is missing"),
        ("ada,,,", "2 column 3 (last name)", "The name is missing"),
        ("ada,Ada,Love,lace,a@b", "2 ", "There are 5 cells, and 4 headings"),
        ("ada,JÃ¼rgen,L,", "2 column 2 (first name)", "it was probably “Jürgen”"),
        ("ada,A\u202eda,L,", "2 column 2 (first name)", "holds a sign that is no letter"),
        ("ada,A\ufffdda,L,", "2 column 2 (first name)", "holds a sign that is no letter"),
        (f"ada,{'A' * 129},L,", "2 column 2 (first name)", "It has 129 signs"),
        ("ada,Ada,L,ada at example", "2 column 4 (email)", "is no e-mail address"),
        ("ada,Ada,L,a@b;c@d", "2 column 4 (email)", "is no e-mail address"),
        ('ada,"Ada,L,', "2 ", "Quotation marks do not match"),
        ("", " ", "There is no student in it"),
    ],
)
def test_each_fault_says_line_column_and_what_to_do(faults, line, place, why):
    [said] = faults(f"{HEAD}{line}\n")
    assert said.startswith(place) and why in said and len(said) > len(place) + len(why)


def test_all_faults_are_said_at_once(faults):
    assert len(faults(HEAD + "Ada,Ada,L,\n1,Ben,I,nowhere\n,,,x@y\n")) == 5


def test_a_duplicate_is_taken_once_and_a_contradiction_refused(faults, read):
    roster = read(HEAD + "ada,Ada,L,a@x.org\n\nada,Ada,L,a@x.org\nben,Ben,I,A@x.org\n")
    assert [one.account for one in roster.students] == ["ada", "ben"]
    twice, address = (str(note) for note in roster.notes)
    assert ":4:" in twice and "stands on line 2 already" in twice
    assert "is the address of Ada L on line 2 too" in address
    [said] = faults(HEAD + "ada,Ada,L,\nada,Adam,M,\n")
    assert "“ada” is Ada L on line 2, and Adam M here" in said
    [said] = faults(HEAD + "A.L,Ada,L,\na-l,Al,L,\n", Ids.MAKE)
    assert "“a-l” is Ada L on line 2" in said


def test_other_hubs_may_have_other_ids(read, faults):
    text = HEAD + "ada@example.org,Ada,L,\n"
    assert read(text, Ids.ANY).students[0].account == "ada@example.org"
    assert "holds a plus sign" in faults(text.replace("ada@", "a+da@"), Ids.ANY)[0]
    assert "No account can be made" in faults(HEAD + "***,Ada,L,\n", Ids.MAKE)[0]


def test_a_guess_at_the_encoding_shows_the_names(read):
    [note] = read((HEAD + "zoe,Zoë,Ångström,\nada,Ada,L,\n").encode("cp1252")).notes
    assert "cp1252, which is a guess" in note.problem and "(Zoë Ångström)" in note.remedy


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"PK\x03\x04", "spreadsheet"),
        (b"a,b\n1,2\n", "account is whose"),
    ],
)
def test_what_is_no_roster_is_refused_in_one_sentence(faults, data, why):
    [said] = faults(data)
    assert why in said


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(DocumentError, match=r"cannot be read \(No such file"):
        read_roster(tmp_path / "none.csv")


def test_ids_that_read_alike_are_two_people_mixed_up(faults):
    """Are “ada” and “ADA” two students of one gradebook?"""
    (told,) = faults("id,name\nada,A B\nben,B C\nADA,C D\n", Ids.ANY)
    assert told.startswith("4 column 1 (id) “ADA” reads like “ada” on line 2. Give two people ids")
