"""Three films of two people, each as a scene and as codes. All of it is invented.

A film has thirty moments of ten seconds. A code is 1 (very upset) to 5 (delighted), one for each of the two in
each moment. A line of the scene says from which moment on it is what can be seen and heard.
"""

from dataclasses import dataclass
from typing import Any

MOMENTS, SECONDS = 30, 10
STATES = ("very upset", "a little upset", "neutral", "a little pleased", "delighted")


@dataclass(frozen=True)
class Film:
    """One film and its codes.

    Attributes
    ----------
    name : str
        What it is called in a list of guesses, for example "tea".
    title, pair : str
        What is done, and who the two are.
    lines : tuple of (int, str)
        The first moment (from 1) of each part of the scene, and what is seen and heard.
    carer, child : tuple of int
        A code for each moment, 1 to 5.
    """

    name: str
    title: str
    pair: str
    lines: tuple[tuple[int, str], ...]
    carer: tuple[int, ...]
    child: tuple[int, ...]

    def as_data(self) -> dict[str, Any]:
        """Return the film as plain data for JSON."""
        return dict(vars(self))


def _codes(written: str) -> tuple[int, ...]:
    """Read codes that are written without spaces within groups of five moments."""
    return tuple(int(code) for code in written.replace(" ", ""))


# fmt: off
FILMS = (
    Film(
        "bus", "Before the bus", "Mika, seven, and his mother",
        (
            (1, "‘Shoes,’ says his mother. Mika sings the word back to her."),
            (4, "The left shoe is gone. She laughs, then sees the clock and does not."),
            (7, "‘It walked away!’ Mika finds this wonderful."),
            (10, "‘Stop it now.’ His face falls. She strokes his hair."),
            (13, "He pulls his head away. She hums in front of the wardrobe."),
            (17, "‘Found it!’ He beams. It is the wrong shoe, and she snaps at him."),
            (21, "He giggles. She is close to tears. She makes a face to cheer him, and he cries."),
            (26, "The bus goes by without them. She laughs out loud. He kicks the door."),
        ),
        carer=_codes("33344 22321 34454 34121 12453 35554"),
        child=_codes("34554 55541 22123 35423 45311 21212"),
    ),
    Film(
        "tea", "Tea on Sunday", "Jonas, nine, and his grandmother",
        (
            (1, "She pours. ‘One sugar?’ ‘Yes, please.’"),
            (7, "‘And school?’ ‘Fine.’ ‘That is good.’"),
            (12, "She smiles at the cake. Jonas looks at his plate and smiles at it too."),
            (17, "The clock ticks. ‘Another piece?’ ‘No, thank you.’"),
            (23, "‘Your mother says that you can swim now.’ ‘Yes.’ She gives a small smile."),
            (28, "They carry the cups into the kitchen."),
        ),
        carer=_codes("33333 33333 34444 43333 33333 44333"),
        child=_codes("33333 33333 33344 43333 33333 33333"),
    ),
    Film(
        "puzzle", "At the puzzle", "Ines, five, and her father",
        (
            (1, "They turn the pieces over. ‘Blue goes here,’ says Ines. It fits."),
            (6, "The next one does not. She pushes. ‘Not like that,’ he says, and she pulls her hand back."),
            (9, "‘I know how!’ He frowns. For a moment nobody does anything."),
            (11, "‘You do,’ he says. ‘Show me.’ She shows him, and it fits."),
            (16, "One corner is missing. She looks for it. He sighs."),
            (19, "‘You lost it!’ ‘Did I?’ He is stung, and then he looks under the rug."),
            (23, "It is stuck to his own sock. They both laugh until they cough."),
            (28, "‘Again,’ says Ines."),
        ),
        carer=_codes("33444 33222 33444 43322 22445 54444"),
        child=_codes("33444 32211 33444 43222 33345 54444"),
    ),
)
# fmt: on
