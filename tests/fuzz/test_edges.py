"""Whatever comes in at an edge: answers or a reason, never an exception, and in a bearable time."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.edges import EDGES, NAME, try_edge, whole

#: what a file of a program, an attacker or an accident is likely to hold
PIECES = st.sampled_from(
    [
        *(b"null", b"true", b"-0", b"1e999", b"NaN", b"[", b"]", b"{", b"}", b'"', b"\\u0000"),
        *(
            b"\\ud800",
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b"\x00",
            b"\n",
            b"\r",
            b"\x1b[2J",
            b": ",
            b"- ",
        ),
        *(
            b"&a ",
            b"*a",
            b"!!python/object:os.system ",
            b"<<: ",
            b"|\n",
            b"%YAML 9\n",
            b"---\n",
            b"#",
        ),
        *(b"\xe2\x80\xae", b"<script>", b"9" * 4400, b"[" * 3000, b"__proto__", b"+", b"..", b"~"),
    ]
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["s01", "chaos", "n1", "formulation", NAME]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@st.composite
def spliced(draw, data):
    """A whole file with a few places cut out, doubled or filled with something else."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        middle = draw(st.one_of(PIECES, st.binary(max_size=12), st.just(data[start:end] * 2)))
        data = data[:start] + middle + data[end:]
    return data


@st.composite
def grafted(draw, data):
    """A JSON file in which one branch is something else."""
    tree = json.loads(data)
    here, steps = tree, draw(st.integers(1, 5))
    for step in range(steps):
        places = list(here) if isinstance(here, dict) else list(range(len(here)))
        if not places:
            break
        chosen = draw(st.sampled_from(places))
        inner = here[chosen]
        if step == steps - 1 or not isinstance(inner, dict | list) or not inner:
            here[chosen] = draw(VALUES)
            break
        here = inner
    return json.dumps(tree).encode("utf-8", "surrogatepass")


def inputs_of(edge):
    """Inputs that begin as a whole file, or as anything."""
    data = whole()[EDGES[edge][1]]
    kinds = [spliced(data), st.binary(max_size=200), st.text(max_size=80).map(_encoded)]
    if data.startswith(b"{"):
        kinds += [grafted(data), VALUES.map(json.dumps).map(_encoded)]
    return st.one_of(kinds)


def _encoded(text):
    return text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("edge", EDGES)
def test_a_whole_file_goes_through(edge):
    """Is the edge the one that honest files go through?"""
    try_edge(edge, whole()[EDGES[edge][1]])


@pytest.mark.parametrize("edge", EDGES)
def test_nothing_breaks_an_edge(edge):
    """A few of each in the quick run."""
    _try_many(edge, 12)


@pytest.mark.deep
@pytest.mark.parametrize("edge", EDGES)
def test_nothing_breaks_an_edge_in_many_tries(edge):
    """Many in the deep run."""
    _try_many(edge, 600)


def _try_many(edge, number):
    @settings(
        max_examples=number, database=None, suppress_health_check=list(HealthCheck), deadline=None
    )
    @given(inputs_of(edge))
    def try_one(data):
        try_edge(edge, data)

    try_one()
