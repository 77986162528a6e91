"""Fuzzing guided by coverage: `python guided.py EDGE CORPUS [libFuzzer's options]` with Atheris.

It prints what it tried and ends with 0, or ends at the first input that breaks a promise of `edges` and leaves
that input in a file, whose name it prints.
"""

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))
with atheris.instrument_imports(include=["ipnb.documents", "ipnb.formulation", "ipnb.grading"]):
    from fuzz.edges import EDGES, try_edge, whole


def main() -> None:
    """Fuzz one edge, from a whole file and whatever the corpus holds."""
    edge, corpus = sys.argv[1], Path(sys.argv[2])
    (corpus / "whole").write_bytes(whole()[EDGES[edge][1]])
    atheris.Setup([sys.argv[0], str(corpus), *sys.argv[3:]], lambda data: try_edge(edge, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
