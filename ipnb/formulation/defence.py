"""The talk about one's own answers: what a student is told before it, and the levels by which it is marked."""

from ipnb.formulation.vocabulary import DEFENCE, LEVELS

#: the cell that carries the talk's points; no free text may have its name
DEFENCE_CELL = "defence"


def levels_markdown() -> str:
    """Write the four levels as a Markdown table, with how they become points."""
    rows = [f"| **{number}** | {text} |" for number, text in enumerate(LEVELS)]
    return "\n".join(["| Level | What is heard |", "| --- | --- |", *rows, "", DEFENCE["rule"]])


def defence_text(worth: float) -> str:
    """Write what stands in a student's notebook: what will happen, and by what it is marked.

    Parameters
    ----------
    worth
        Points for the talk.
    """
    return (
        f"## {DEFENCE['title']} ({worth:g} points)\n\n{DEFENCE['explained']}\n\n{levels_markdown()}"
    )
