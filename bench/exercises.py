"""What respondents who see only the form of the book's exercises get right, in points over chance."""

from pathlib import Path

from ipnb.sphinxext.exercises.exercise_files import load_exercises
from ipnb.sphinxext.exercises.form_only import faults, table

BOOK = Path(__file__).parents[1] / "book"


def main() -> None:
    """Print a row a respondent, and which of them are above the limits."""
    exercises = list(load_exercises(BOOK.glob("**/*.exercises.yaml"))[0].values())
    print(table(exercises))
    print("\n" + ("\n".join(faults(exercises)) or "All within the limits."))


if __name__ == "__main__":
    main()
