"""The words that people read stand in one file, and every one of them is asked for by a name that is there."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ipnb import workbench  # noqa: F401 - it registers the module
from ipnb.formulation import vocabulary
from ipnb.formulation.scoring import BANDS
from ipnb.formulation.vocabulary import OPTIONS, SURENESS, UnknownWord, held
from ipnb.web import bundle

PACKAGE = Path(vocabulary.__file__).parents[1]
DATA = json.loads((PACKAGE / "formulation/vocabulary.json").read_text(encoding="utf-8"))
SOURCES = [
    path.read_text(encoding="utf-8")
    for ending in ("*.py", "*.j2")
    for path in PACKAGE.rglob(ending)
    if path.name != "vocabulary.py"
]


def test_an_id_that_is_not_there_is_named_with_the_nearest_one():
    with pytest.raises(UnknownWord, match=r"no option 'flows'. Did you mean 'flow'\?"):
        OPTIONS["flows"]
    with pytest.raises(UnknownWord, match=r"no message about held work 'reason\.lnk'"):
        held("reason.lnk")


def test_an_option_of_a_case_alone_stands_for_itself():
    assert vocabulary.option_word("not_enough") == "Not enough information"
    assert vocabulary.option_word("metaphor") == "metaphor"


def test_every_message_about_held_work_is_asked_for_and_no_other():
    """A wording that is changed here must be the one that people read."""
    groups = "|".join(sorted({name.split(".")[0] for name in DATA["held"]}))
    message = re.compile(rf"""["']((?:{groups})\.(?!css|html)[a-z_]+)["']""")
    asked = {name for text in SOURCES for name in message.findall(text)}
    assert asked == set(DATA["held"])


def test_values_are_put_into_a_message():
    assert held("marking.suggested", points=21.0, most=70) == (
        "If nothing else is decided: 21 of 70 points."
    )


def test_bands_are_those_of_the_scoring():
    assert tuple(DATA["bands"]) == BANDS


def test_how_sure_somebody_is_has_three_levels():
    assert sorted(SURENESS) == [1, 2, 3]
    schema = json.loads(
        (PACKAGE / "formulation/schemas/answers.schema.json").read_text(encoding="utf-8")
    )
    level = schema["properties"]["confidence"]["additionalProperties"]
    assert [level["minimum"], level["maximum"]] == [min(SURENESS), max(SURENESS)]


def test_the_browser_reads_the_same_words(tmp_path):
    """And none of what only graders read: it would weigh."""
    (tmp_path / "vocabulary.mjs").write_text(
        bundle.source("formulation/vocabulary.js"), encoding="utf-8"
    )
    script = "import words from './vocabulary.mjs'; console.log(JSON.stringify(words));"
    node = [Path(sys.executable).with_name("node"), "--input-type=module", "-e", script]
    told = json.loads(
        subprocess.run(node, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    )
    assert told == {name: words for name, words in DATA.items() if name not in ("held", "defence")}
