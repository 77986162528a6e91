"""The prose of chapters that are written anew: long enough to teach, with its joints in.

The limits lie outside what is wanted, so that a writer is warned before prose goes to pieces, and is not made
to pad it. `make bench` prints the figures.
"""

import pytest

from .running_prose import measures, running, sentences
from .texts import CHAPTERS, NEW_EDITION

NEW = [path for path in CHAPTERS if path.stem in NEW_EDITION]
LIMITS = {
    "running words": (4500, 7500),
    "words a sentence": (15, 21),
    "spread": (7, 12),
    "short sentences, per cent": (0, 6),
    "short closings, per cent": (0, 8),
    "connectives per 1,000": (12, 30),
}
SAMPLE = """# A title

:::{tip} A box
Not running prose, and because of this not counted.
:::

**Predict.** Whether it counts is a question, because the lead does not. It does.

| a table | of words |

The number {glue:text}`n` stands for one word {cite:p}`somebody2000`, although it is computed.

## Further reading

Nothing of this counts.
"""


@pytest.mark.parametrize("path", NEW, ids=lambda path: path.stem)
@pytest.mark.parametrize("measure", LIMITS)
def test_prose_keeps_within_its_limits(path, measure):
    """Has a chapter gone back to short sentences without a because?"""
    low, high = LIMITS[measure]
    assert low <= measures(path)[measure] <= high, measures(path)


def test_what_counts_as_running_prose(tmp_path):
    """Are boxes, tables, leads and back matter left out, and numbers counted as words?"""
    path = tmp_path / "sample.md"
    path.write_text(SAMPLE, encoding="utf-8")
    assert [sentences(paragraph) for paragraph in running(path)] == [[11, 2], [11]]
    found = measures(path)
    assert found["running words"] == 24 and round(found["connectives per 1,000"]) == 83
    assert found["short closings, per cent"] == 100 and found[
        "short sentences, per cent"
    ] == pytest.approx(100 / 3)
