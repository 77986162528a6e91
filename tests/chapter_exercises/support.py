"""A list of two chapters, and what somebody did of it."""

from pathlib import Path

from ipnb.chapter_exercises.exercise_list import Chapter, Exercise, ExerciseList
from ipnb.chapter_exercises.handed_in import HandedIn

CHECKOUT = Path(__file__).parents[2]
RULE = "schema: ipnb.exercise-rule/1\ntitle: Chapter exercises\npoints: 100\nshare: 0.8\n"


def chapter(name: str, number: int, exercises: int) -> Chapter:
    asked = tuple(Exercise(f"{name}-{n}", f"{name} {n}") for n in range(1, exercises + 1))
    return Chapter(name, number, name.title(), f"book/{name}", asked)


ASKED = ExerciseList("Chapter exercises", 100.0, 0.8, (chapter("one", 1, 5), chapter("two", 2, 10)))


def did(one: int = 0, two: int = 0, **own) -> HandedIn:
    """So many exercises of each chapter."""
    names = [f"one-{n}" for n in range(1, one + 1)] + [f"two-{n}" for n in range(1, two + 1)]
    return HandedIn(**{"done": dict.fromkeys(names, "2026-11-20"), "student": "robin"} | own)


def small_book(root: Path) -> Path:
    """Two chapters beside each other, of which one has exercises; the assignment's folder."""
    (root / "book").mkdir(parents=True)
    chapters = "".join(f"      - file: book/{name}\n" for name in ("plain", "full"))
    (root / "_toc.yml").write_text(
        "format: jb-book\nroot: book/index\nparts:\n  - caption: Part\n    numbered: 1\n    chapters:\n"
        f"{chapters}  - caption: Rest\n    chapters:\n      - file: book/rest\n"
    )
    for name in ("plain", "full", "rest"):
        (root / f"book/{name}.md").write_text(f"---\nkind: x\n---\n\n# The {name} one\n\nWords.\n")
    for name in ("full", "rest"):
        (root / f"book/{name}.exercises.yaml").write_text(
            "exercises:\n"
            + "".join(f"  - {{id: {name}-{n}, title: 'Number {n}?'}}\n" for n in range(1, 6))
        )
    folder = root / "source/exercises"
    folder.mkdir(parents=True)
    (folder / "exercises.yaml").write_text(RULE)
    return folder
