"""``{local-help}``: what is set is printed, and what is not is asked of the reader."""

import json
import subprocess
import sys
from pathlib import Path

from bs4 import BeautifulSoup
from docutils import nodes

import ipnb.sphinxext.local_help as part
from ipnb.formulation.local_help import NAMES, LocalHelp
from ipnb.sphinxext.local_help.directive import LINES, box

SCRIPT = Path(part.__file__).with_name("local_help.js")


def texts(node: nodes.Node, tag: str) -> list[str]:
    return [one.astext() for one in node.findall(nodes.Element) if one.get("tag") == tag]


def test_every_line_but_the_place_can_be_shown():
    assert set(LINES) | {"place"} == set(NAMES)


def test_what_is_set_is_told_and_the_rest_is_asked_for():
    """Would a public page show a gap, or ask for what the department has said?"""
    made = box(LocalHelp(place="Ontario", emergency="911"), list(LINES), "x")
    assert texts(made, "dt") == ["Emergency number"] and texts(made, "dd") == ["911"]
    assert texts(made, "label") == [words for name, words in LINES.items() if name != "emergency"]
    assert "Help in Ontario" in made.astext()
    everything = LocalHelp(**dict.fromkeys(NAMES, "there"))
    assert not texts(box(everything, list(LINES), "x"), "form")
    nothing = box(LocalHelp(place="Ontario"), ["crisis"], "x")
    assert "Help where you are" in nothing.astext() and not texts(nothing, "dl")


def test_a_page_prints_the_setting(book):
    """Does one line of the settings reach the page, is a slip in a name told, and is the page built again?"""
    book.write("book/help.md", "# Help\n\n```{local-help} crisis emergency\n```\n")
    config = book.folder / "_config.yml"
    before = config.read_text()
    assert "local_help: {}" in before
    assert book.build().returncode == 0
    page = BeautifulSoup(book.page("help"), "html.parser")
    assert [line["name"] for line in page.select(".local-help input")] == ["crisis", "emergency"]
    assert page.select_one(".local-help form").has_attr("hidden")
    config.write_text(before.replace("local_help: {}", 'local_help: {crisis: "988", crysis: "1"}'))
    run = book.build()
    assert "local_help has no 'crysis'. Did you mean 'crisis'?" in run.stderr
    assert BeautifulSoup(book.page("help"), "html.parser").dd.get_text() == "988"


def test_lines_are_kept_changed_and_taken_back():
    """Is one line kept beside another, and nothing where all were taken back?"""
    calls = (
        "const one = withLine(null, 'crisis', ' 988 ', 'now'), two = withLine(one, 'emergency', '911', 'now');"
        "console.log(JSON.stringify([written(one), written(two), written('no'), written('{\"lines\": 1}'),"
        "withLine(one, 'crisis', ' ', 'now')]));"
    )
    script = f"import {{ withLine, written }} from '{SCRIPT.as_uri()}'; {calls}"
    run = [Path(sys.executable).with_name("node"), "--input-type=module", "-e", script]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == [
        {"crisis": "988"},
        {"crisis": "988", "emergency": "911"},
        {},
        {},
        None,
    ]
