"""What a reader sees of an exercise who skims it: prompt, lines and options, and apart from it what is right.

Of exercises that are written freely there is no form: in *write then compare* nothing is right or wrong, and
a number that has to be entered cannot be taken from options. There the one cue would be the number itself in
the words of the question, and that is a fault of the file (`kinds/number.py`).
"""

from dataclasses import dataclass

ONE, SORTING, ORDERING = "one question", "sorting", "ordering"
MARKING, STATEMENTS = "marking", "true or not"
KINDS = (ONE, SORTING, ORDERING, MARKING, STATEMENTS)
#: how a statement may be judged
TRUE_OR_NOT = ("It is so", "It is not so")


@dataclass(frozen=True)
class Form:
    """What a reader sees of an exercise.

    Attributes
    ----------
    prompt : str
        What stands above the questions.
    lines : tuple of str
        The words of each question.
    options : tuple of str
        What can be answered to each, in the order of the file.
    in_order : bool
        Whether the options have an order of their own, as places and numbers have.
    asks : str
        Empty, or the kind of an exercise whose shape does not tell it: sentences to be marked are options of
        one question, and statements are judged true or not.
    """

    prompt: str
    lines: tuple[str, ...]
    options: tuple[str, ...]
    in_order: bool = False
    asks: str = ""

    @property
    def kind(self) -> str:
        """One question with answers of its own, lines to be sorted, or lines to be put in order …"""
        if self.asks:
            return self.asks
        if len(self.lines) == 1:
            return ONE
        return ORDERING if self.in_order and len(self.lines) == len(self.options) else SORTING


#: a form, and for each line which options are right
Asked = tuple[Form, list[list[bool]]]
