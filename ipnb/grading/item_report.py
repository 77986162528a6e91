"""How the judgements of a case behaved, in words for whoever teaches it: as rows for text and page alike.

Nothing here is about a single student.
"""

from dataclasses import dataclass

from ipnb.formulation.item_statistics.class_statistics import ClassStatistics
from ipnb.formulation.item_statistics.concerns import Concern, between, concerns, signed
from ipnb.formulation.item_statistics.figures import Distractor, Figures, Misleading, Side
from ipnb.formulation.kinds.wording import lines_in_words, shortened

#: judgements that are shown to whoever has little time, and sentences
SHOWN, SENTENCES_SHOWN = 10, 5
HOW_TO_READ = (
    "Right is the share that gave the best answer, credit the mean of what was earned (0 to 1). The thirds are "
    "those of the class by skill in everything else: where strong readers are no more often right than weak "
    "ones, look at the case and the key before you look at the class. The interval holds the truth in 95 of "
    "100 classes; what it leaves open, a class of this size cannot say."
)
NOTHING_MORE = "Nothing else is certain. These tell the thirds apart least:"
ALPHA_ASSUMES = (
    "As a measure of how far one may trust the totals, alpha takes it that every judgement measures the same "
    "thing to the same degree and that slips on one have nothing to do with slips on another. A form of several "
    "sections is made to measure several things, and its slips hang together, so neither holds here. With few "
    "judgements or a small class the interval is wide, and it, not the number, is what can be said."
)
_SIDES = {
    Side.UNRELATED: "who argued it; the key calls it unrelated",
    Side.AGAINST: "who argued it; the key says that it argues the other way",
    Side.ASTRAY: "who read it otherwise than the key",
}


@dataclass(frozen=True)
class Row:
    """One judgement in words and figures.

    Attributes
    ----------
    name, key : str
        What is judged, and what the key says of it.
    right, credit, upper, lower, difference : str
        ``upper`` to ``difference`` are empty for a small class, and counts stand in place of shares.
    instead : str
        The wrong answer that was chosen most; "" where nobody was wrong.
    panel : str
        The class beside the raters; "" where the key is an author's.
    concerns : list of Concern
    """

    name: str
    key: str
    right: str
    credit: str
    upper: str
    lower: str
    difference: str
    instead: str
    panel: str
    concerns: list[Concern]


def rows(statistics: ClassStatistics, most: int | None = None) -> list[Row]:
    """Return the judgements, those that need a look first.

    Parameters
    ----------
    statistics : ClassStatistics
    most : int, optional
        How many; all unless said.
    """
    return [_row(one) for one in statistics.figures[:most]]


def by_certainty(found: list[Row]) -> tuple[list[Row], list[Row]]:
    """Part those that have something to look at from those that only stand low."""
    return [row for row in found if row.concerns], [row for row in found if not row.concerns]


def name(figures: Figures) -> str:
    """Name a judgement with its section."""
    judgement = figures.judgement
    return f"{judgement.title}, {judgement.words}" if judgement.words else judgement.title


def _row(figures: Figures) -> Row:
    right, asked, found = figures.right, figures.counts.thirds, figures.discrimination
    plain = f"{right.whole} of {figures.students}"
    return Row(
        name(figures),
        figures.judgement.key_words,
        plain if found is None else f"{figures.difficulty.value:.0%}",
        "" if found is None else f"{figures.mean_credit:.2f}",
        "" if found is None else f"{right.upper} of {asked.upper}",
        "" if found is None else f"{right.lower} of {asked.lower}",
        "" if found is None else f"{signed(found.value)} ({between(found)})",
        "" if figures.distractor is None else _instead(figures.distractor, figures.is_small),
        _panel(figures),
        concerns(figures),
    )


def _instead(distractor: Distractor, is_small: bool) -> str:
    thirds, words = distractor.thirds, f"“{distractor.words}” {distractor.thirds.whole}"
    if is_small:
        return words
    where = f"{thirds.upper} of the upper third, {thirds.lower} of the lower"
    draws = " (draws the strong more than the weak)" if distractor.draw.low > 0 else ""
    return f"{words}: {where}{draws}"


def _panel(figures: Figures) -> str:
    majority, number = figures.judgement.majority, figures.on_majority
    if majority is None or number is None:
        return ""
    own = (
        f"{number} of {figures.students}"
        if figures.is_small
        else f"{number / figures.students:.0%}"
    )
    return f"“{majority.words}”: {own} of the class, {majority.share:.0%} of the raters"


def heading(statistics: ClassStatistics) -> str:
    """Say how many were counted, and what so many can bear."""
    number, blank = statistics.counts.students, statistics.blank
    left_out = f" {blank} blank form{'' if blank == 1 else 's'} left out." if blank else ""
    if statistics.is_small:
        return (
            f"{number} student{'' if number == 1 else 's'}: shares and differences of so few are noise, so these "
            f"are counts, and nothing is concluded from them.{left_out}"
        )
    look = statistics.in_need
    return (
        f"{number} students; {look} of {len(statistics.figures)} judgements need a look.{left_out}"
    )


def reliability(statistics: ClassStatistics) -> str:
    """Say how well the form hangs together, with what that is worth; "" where it cannot be said."""
    found = statistics.reliability
    if found is None:
        return ""
    return (
        f"Cronbach's alpha over {statistics.judged} judgements: {found.value:.2f} (95% {found.low:.2f} to "
        f"{found.high:.2f}). Read it as too high: judgements of one case share a story, steps share a "
        "budget, and sentences count only with their judgement. It belongs to this class, not to the form."
    )


def sentences(statistics: ClassStatistics, most: int | None = None) -> list[tuple[str, str, str]]:
    """Return sentences that several chose for what they do not argue: line, judgement, by how many of whom."""
    found = statistics.misleading()[:most]
    return [_sentence(figures, one) for figures, one in found]


def _sentence(figures: Figures, one: Misleading) -> tuple[str, str, str]:
    times = f"{one.times} of the {one.of} {_SIDES[one.side]}"
    return lines_in_words([one.sentence]), name(figures), times


def unused(statistics: ClassStatistics) -> str:
    """Name the options that nobody chose anywhere; "" where there are none."""
    return ", ".join(f"“{one.words}” ({one.title})" for one in statistics.unused)


# ---------------------------------------------------------------- as text


def lines(statistics: ClassStatistics, everything: bool = False) -> list[str]:
    """Write tables for a terminal: the judgements that most need a look, or all of them."""
    found = rows(statistics, None if everything else SHOWN)
    chosen = sentences(statistics, None if everything else SENTENCES_SHOWN)
    text = _head_lines(statistics, len(found))
    text += _table_lines(found, statistics.is_small)
    text += _sentence_lines(chosen)
    for words in (reliability(statistics), _unused_line(statistics)):
        text += ["", words] if words else []
    return text


def _head_lines(statistics: ClassStatistics, shown: int) -> list[str]:
    cut = len(statistics.figures) - shown
    more = f", {shown} of {len(statistics.figures)}; --all for all" if cut else ""
    text = [f"What in the case and its key needs a look{more}", f"  {heading(statistics)}"]
    if not statistics.is_small:
        text += [
            f"  {HOW_TO_READ}",
            f"  {'':50}{'right':>7}{'credit':>8}{'upper':>10}{'lower':>10}",
        ]
    return text


def _table_lines(found: list[Row], is_small: bool) -> list[str]:
    sure, rest = by_certainty(found)
    text = [line for row in sure for line in _row_lines(row, is_small)]
    text += [f"  {NOTHING_MORE}"] if rest and not is_small else []
    return text + [line for row in rest for line in _row_lines(row, is_small)]


def _row_lines(row: Row, is_small: bool) -> list[str]:
    start = f"  {shortened(row.name, 49):50}"
    if is_small:
        instead = f"; most chosen instead: {row.instead}" if row.instead else ""
        return [f"{start} right {row.right}{instead}"]
    text = [
        f"{start}{row.right:>7}{row.credit:>8}{row.upper:>10}{row.lower:>10}",
        f"      Upper less lower third: {row.difference}. The key: {row.key}",
    ]
    if row.instead:
        text.append(f"      Chosen most instead: {row.instead}")
    if row.panel:
        text.append(f"      The panel: {row.panel}")
    for concern in row.concerns:
        text += [f"    * {concern.problem}", f"      {concern.remedy}"]
    return text


def _sentence_lines(chosen: list[tuple[str, str, str]]) -> list[str]:
    if not chosen:
        return []
    return [
        "",
        "Sentences chosen for what they do not argue, of those who could",
        *(f"  {line}, for {shortened(what, 60)}: {times}" for line, what, times in chosen),
    ]


def _unused_line(statistics: ClassStatistics) -> str:
    words = unused(statistics)
    return f"Nobody chose anywhere: {words}" if words else ""
