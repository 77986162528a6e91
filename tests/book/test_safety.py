"""What the course says where somebody may come to harm, held to its own rules.

The limit before the question, one question at a time, reporting on suspicion, and sentences that were
once wrong.
"""

import re
from pathlib import Path

import pytest

from ipnb.sphinxext.scenes.dialogue import kind_of, paragraphs

from .texts import BOOK, CHAPTERS, TEXTS, ids

#: a question about danger, in the words that the scenes use
DANGER = re.compile(
    r"[^.?!]*(?:kill|ending (?:your life|it)\b|hurting|hurt yourself|have hurt you|afraid of|round your neck"
    r"|safe to go home|fear that you might|when you're driving)[^.?!]*\?"
)
#: words by which a limit of confidentiality is said
LIMIT = re.compile(
    r"keep it to myself|keep to myself|pass(?:ed)? on|bring somebody in|have to ring|stays in this room"
)
#: pages that readers and instructors open
PAGES = [
    *sorted(BOOK.glob("*.md")),
    *CHAPTERS,
    *(
        page
        for part in ("guides", "instructors", "practice")
        for page in (BOOK / part).glob("*.md")
    ),
]
MARK = "**Limits first"
SCENE = re.compile(r"^:::\{dialogue\}(.*?)\n:::$", re.S | re.M)

#: sentences that taught something wrong or unsafe, and may not come back
WRONG = {
    r"\bluck alone\b|\bpure luck\b|probably (?:wasn't|not) (?:chance|luck)": "p is no probability of luck",
    r"believe that a child": "the duty to report begins at reasonable suspicion",
    r"you do not decide alone": "a duty to report may be one's own",
    r"three vagal": "three autonomic states, two of them vagal",
    r"What has been done is to block them": "opioid release in people has been imaged",
}


def parts(text: str) -> list[tuple[str, str, str]]:
    """Kind, speaker and words of each paragraph of a scene."""
    return [kind_of("\n".join(block)) for _, block in paragraphs(text.splitlines()[1:])]


def first_question(scene: list[tuple[str, str, str]]) -> int | None:
    """Where the first question about danger stands."""
    return next(
        (
            i
            for i, (kind, who, words) in enumerate(scene)
            if kind == "speech" and who == "Counsellor" and DANGER.search(words)
        ),
        None,
    )


def limit_missing(scene: list[tuple[str, str, str]]) -> bool:
    """Whether a question about danger comes before its limit was said and named in the margin."""
    at = first_question(scene)
    if at is None:
        return False
    question = DANGER.search(scene[at][2])
    said = (
        " ".join(words for kind, _, words in scene[:at] if kind != "comment")
        + scene[at][2][: question.start()]
    )
    after = next((i for i in range(at + 1, len(scene)) if scene[i][0] != "comment"), len(scene))
    named = any(MARK in words for kind, _, words in scene[:after] if kind == "comment")
    return not (LIMIT.search(said) and named)


def scenes_of(path: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Every scene of a chapter, by chapter and title."""
    found = SCENE.findall(path.read_text(encoding="utf-8"))
    return {f"{path.stem}: {scene.splitlines()[0].strip()}": parts(scene) for scene in found}


SCENES = {title: scene for path in CHAPTERS for title, scene in scenes_of(path).items()}
ASKING = {title: scene for title, scene in SCENES.items() if first_question(scene) is not None}
#: scenes of the chapter that teaches asking
OF_ASKING = "asking-about-danger: "

scenes = pytest.mark.parametrize("scene", ASKING.values(), ids=ASKING)


def test_most_scenes_ask_about_danger():
    """Is the pattern still the one that the scenes use?"""
    assert len(ASKING) >= 15
    assert len({title.split(":")[0] for title in ASKING}) >= 12


@scenes
def test_the_limit_is_said_before_the_question(scene):
    """Could a client answer before knowing what the answer sets off?"""
    assert not limit_missing(scene)


@scenes
def test_one_question_about_danger_at_a_time(scene):
    """Is a question about danger one of several in a breath?"""
    for kind, who, words in scene:
        if kind == "speech" and who == "Counsellor":
            assert len(DANGER.findall(words)) <= 1, words


@pytest.mark.parametrize(
    "scene",
    [scene for title, scene in ASKING.items() if title.startswith(OF_ASKING)],
    ids=[title for title in ASKING if title.startswith(OF_ASKING)],
)
def test_an_answer_is_followed_up(scene):
    """Does a scene of the chapter that teaches asking stop at the answer?"""
    at = first_question(scene)
    later = [
        words for kind, who, words in scene[at + 1 :] if kind == "speech" and who == "Counsellor"
    ]
    assert sum("?" in words for words in later) >= 3


def test_the_rules_stand_once_and_other_chapters_lead_to_them():
    """Is there a second list to keep in step with the first, or none that a reader could find?"""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in CHAPTERS}
    assert [name for name, text in texts.items() if "(safety-rules)=" in text] == [
        "asking-about-danger"
    ]
    assert [name for name, text in texts.items() if "<safety-rules>" in text]


def test_a_scene_without_a_limit_would_be_found():
    """Does the check see what it is for?"""
    asked = "\nCounsellor: How was it? Have you been thinking of ending your life?\n\n> He asks.\n\nAnn: No."
    assert limit_missing(parts(asked))
    late = asked + "\n\nCounsellor: I couldn't keep it to myself.\n\n> **Limits first.** Too late."
    assert limit_missing(parts(late))
    unnamed = asked.replace("How was it?", "You know what I'd have to pass on.")
    assert limit_missing(parts(unnamed))
    assert not limit_missing(parts(unnamed.replace("He asks", "**Limits first.** He asks")))


@pytest.mark.parametrize("path", TEXTS, ids=ids(TEXTS))
def test_no_sentence_that_was_wrong_comes_back(path):
    """Which sentence teaches something wrong or unsafe?"""
    text = " ".join(path.read_text(encoding="utf-8").replace("’", "'").split())
    assert not [why for pattern, why in WRONG.items() if re.search(pattern, text)]


def test_reporting_is_told_the_same_everywhere():
    """Do the glossary, the chapter and the scene agree on the threshold and on whose duty it is?"""
    entry = re.search(
        r"^safeguarding\n((?:  .*\n)+)", (BOOK / "glossary.md").read_text(encoding="utf-8"), re.M
    )[1]
    chapter = (BOOK / "mind-brain-relationship/attunement-rupture-repair.md").read_text(
        encoding="utf-8"
    )
    scene = (BOOK / "in-practice/culture-power-ethics-limits.md").read_text(encoding="utf-8")
    rules = (BOOK / "in-practice/asking-about-danger.md").read_text(encoding="utf-8")
    for text in (entry, chapter, scene, rules):
        assert re.search(r"suspicion|reason to suspect", text)
        assert re.search(r"person's own|is your own|nobody here can decide it for me", text)


@pytest.mark.parametrize(
    ("chapter", "steps"),
    [
        (
            "in-practice/addiction.md",
            [
                "**See it.**",
                "**Ring the emergency service.**",
                "**Give naloxone, and breathe",
                "**Give more**",
                "**Stay**",
                "not alone",
            ],
        ),
        (
            "in-practice/addiction.md",
            ["stops benzodiazepines, barbiturates, GHB", "anything is stopped"],
        ),
        (
            "in-practice/asking-about-danger.md",
            [
                "Is it all right to talk now?",
                "Where are you, please?",
                "Is it the right one?",
                "is anybody with you?",
                "if your life were in danger I'd have to pass on",
                "ending your life?",
                "got anything ready?",
            ],
        ),
        (
            "in-practice/asking-about-danger.md",
            [
                "**Say the limits first.**",
                "**See each person alone,**",
                "**Ask one thing,",
                "**Then pause.**",
                "**Follow up a yes.**",
                "**Follow up a no.**",
                "**If a life is in danger now,**",
                "reasonable suspicion is enough",
                "the same day,**",
                "**Write it down the same day:**",
                "**Come back to it.**",
            ],
        ),
        (
            "mind-brain-relationship/co-regulation.md",
            [
                "round your neck",
                "a weapon in reach",
                "a doctor the same day",
                "most dangerous time",
            ],
        ),
    ],
    ids=["overdose", "stopping", "telephone", "rules", "strangulation"],
)
def test_steps_stand_in_their_order(chapter, steps):
    """Is a step missing, or said too late?"""
    text = " ".join((BOOK / chapter).read_text(encoding="utf-8").split())
    places = [text.find(step) for step in steps]
    assert -1 not in places and places == sorted(places), dict(zip(steps, places, strict=True))


#: what tells a reader to call somebody, or to report
CALLS = re.compile(r"emergency service|reporting line|child protection line")
#: the front page leads to the page of support; the others say where the lines are set
ELSEWHERE = {"index.md", "operator.md", "adapting.md"}


@pytest.mark.parametrize("path", PAGES, ids=ids(PAGES))
def test_a_page_that_says_call_says_whom(path):
    """Does a page tell readers to ring a service without the lines of their place, or have them twice?"""
    text = path.read_text(encoding="utf-8")
    boxes = len(re.findall(r"^```\{local-help\}", text, re.M))
    assert boxes <= 1
    assert boxes or path.name in ELSEWHERE or not CALLS.search(text)
