"""What a marker sees of a form is cut into lines that fit, and into the same ones whichever way is taken."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from ipnb.grading.show_formulation import WIDTH, _wrapped

LINES = st.text(st.sampled_from("ab. -\t –“”\u00a0\n"), max_size=140)


@given(LINES)
def test_short_lines_come_out_as_long_ones_do(line):
    """Is the quick way for short lines another way than textwrap's?"""
    indent = " " * (len(line) - len(line.lstrip()))
    slow = textwrap.fill(line, WIDTH, subsequent_indent=indent, break_on_hyphens=False)
    assert _wrapped(line) == (slow if line.strip() else "")
