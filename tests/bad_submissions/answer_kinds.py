"""Kinds of trouble inside answers.json: encodings, shapes, numbers, types, ids and blanks.

`HELD` says in what words each is held; `GRADED` gives the share of the form's points that the answers earn all
the same, since nothing that was judged is lost in them.
"""

import json

from bad_submissions.spoiling import answers_of, raw, save, with_answers, with_text

#: as long as the form lets a text be
LONGEST = 40_000


def deep_copy_of(name, change):
    """Change one section."""

    def spoil(folder):
        answers = answers_of(folder)
        answers[name] = change(answers[name])
        save(folder, answers)

    return spoil


def padded_to(size):
    """Answers whose file is so many bytes long."""

    return with_text(lambda text: text.encode().ljust(size))


def narrative(text):
    return with_answers(narrative={"n1": text, "n2": "Second."})


def attach(number):
    """A number as it is written, which json itself would not write."""
    return with_text(lambda text: text.replace('"avoidant": 60', f'"avoidant": {number}'))


def without(*names):
    def spoil(folder):
        save(folder, {k: v for k, v in answers_of(folder).items() if k not in names})

    return spoil


JUDGED = ("states", "window", "domains", "five_p", "links", "plan", "attach", "safety", "evidence")
NOT_ACCEPTED = "answers.json is not accepted"

HELD = {
    # encodings and signs
    "utf-16": (with_text(lambda text: text.encode("utf-16")), "not UTF-8"),
    "utf-32": (with_text(lambda text: text.encode("utf-32")), "not UTF-8"),
    "a-byte-of-latin-1": (with_text(lambda text: text.encode() + b"\xe9"), "not UTF-8"),
    "null-bytes": (lambda folder: raw(folder, bytes(1000)), NOT_ACCEPTED),
    "homoglyph-option": (
        deep_copy_of("states", lambda s: {**s, "s01": "ch\u0430os"}),
        NOT_ACCEPTED,
    ),
    "homoglyph-id": (deep_copy_of("window", lambda s: {**s, "g\u04cf": "below"}), NOT_ACCEPTED),
    "turned-option": (deep_copy_of("states", lambda s: {**s, "s01": "\u202esoahc"}), NOT_ACCEPTED),
    "markup-as-option": (deep_copy_of("states", lambda s: {**s, "s01": "<script>"}), NOT_ACCEPTED),
    "a-byte-too-long": (padded_to(1_000_001), "larger than 1 MB"),
    "a-text-too-long": (narrative("x" * (LONGEST + 1)), NOT_ACCEPTED),
    "two-documents": (with_text(lambda text: text + text), "cut off or damaged"),
    "with-a-comment": (with_text(lambda text: "// mine\n" + text), "cut off or damaged"),
    "single-quotes": (with_text(lambda text: text.replace('"', "'")), "cut off or damaged"),
    "yaml": (lambda folder: raw(folder, b"schema: ipnb.answers/1\ncase: 00-sample\n"), "damaged"),
    "a-zip": (lambda folder: raw(folder, b"PK\x03\x04" + bytes(range(128))), NOT_ACCEPTED),
    # shapes
    "null": (lambda folder: raw(folder, b"null"), "does not hold answers"),
    "a-text": (lambda folder: raw(folder, b'"answers"'), "does not hold answers"),
    "a-number": (lambda folder: raw(folder, b"1"), "does not hold answers"),
    "an-empty-object": (lambda folder: raw(folder, b"{}"), NOT_ACCEPTED),
    "another-schema": (with_answers(schema="ipnb.answers/99"), NOT_ACCEPTED),
    "a-key-file": (with_answers(schema="ipnb.key/1"), NOT_ACCEPTED),
    "no-case": (without("case"), NOT_ACCEPTED),
    "case-as-list": (with_answers(case=["00-sample"]), NOT_ACCEPTED),
    "sections-null": (with_answers(**dict.fromkeys(JUDGED)), NOT_ACCEPTED),
    "section-as-list": (with_answers(states=["chaos"]), NOT_ACCEPTED),
    "section-as-text": (with_answers(window="below"), NOT_ACCEPTED),
    "items-as-lists": (deep_copy_of("states", lambda s: {i: [s[i]] for i in s}), NOT_ACCEPTED),
    "items-as-numbers": (deep_copy_of("domains", lambda s: dict.fromkeys(s, 1)), NOT_ACCEPTED),
    "items-true": (deep_copy_of("five_p", lambda s: dict.fromkeys(s, True)), NOT_ACCEPTED),
    "links-as-object": (with_answers(links={"l1": True}), NOT_ACCEPTED),
    "a-link-twice": (with_answers(links=["l1", "l1", "l3"]), NOT_ACCEPTED),
    "plan-over-budget": (with_answers(plan=[f"p{n}" for n in range(1, 8)]), NOT_ACCEPTED),
    "plan-of-strangers": (with_answers(plan=["p99"]), NOT_ACCEPTED),
    "evidence-of-strangers": (with_answers(evidence={"vertical": ["s999"]}), NOT_ACCEPTED),
    "evidence-for-strangers": (with_answers(evidence={"__class__": ["s01"]}), NOT_ACCEPTED),
    "flag-for-strangers": (with_answers(safety={"flags": {"c99": ["s01"]}}), NOT_ACCEPTED),
    "student-as-object": (with_answers(student={"name": "ada"}), NOT_ACCEPTED),
    "narrative-as-text": (with_answers(narrative="all in one"), NOT_ACCEPTED),
    "narrative-as-list": (with_answers(narrative={"n1": ["a", "b"]}), NOT_ACCEPTED),
    "narrative-of-strangers": (with_answers(narrative={"n99": "text"}), NOT_ACCEPTED),
    "prototype": (with_answers(**{"__proto__": {"points": 60}}), NOT_ACCEPTED),
    # numbers
    "points-true": (with_answers(attach={"avoidant": True}), NOT_ACCEPTED),
    "points-as-text": (with_answers(attach={"avoidant": "60"}), NOT_ACCEPTED),
    "points-below-nothing": (with_answers(attach={"avoidant": 160, "secure": -60}), NOT_ACCEPTED),
    "points-infinite": (attach("1e999"), "not a number"),
    "points-minus-infinity": (attach("-Infinity"), "not a number"),
    "points-huge": (attach("1" + "0" * 400), NOT_ACCEPTED),
    "points-of-4301-digits": (attach("9" * 4301), NOT_ACCEPTED),
    "revision-huge": (with_answers(revision=10**30), NOT_ACCEPTED),
    "revision-below-nothing": (with_answers(revision=-1), NOT_ACCEPTED),
    "revision-as-text": (with_answers(revision="12"), NOT_ACCEPTED),
    "sureness-out-of-range": (with_answers(confidence={"states": 9}), NOT_ACCEPTED),
    # whose
    "of-somebody-else-nearly": (with_answers(student="\u0430da"), "was written for"),
}

GRADED = {
    "byte-order-mark": (with_text(lambda text: "\ufeff" + text), 1.0),
    "windows-line-ends": (
        with_text(lambda text: json.dumps(json.loads(text), indent=1).replace("\n", "\r\n")),
        1.0,
    ),
    "blank-space-around": (with_text(lambda text: f"\n\n  {text}\n\n"), 1.0),
    "as-long-as-it-may-be": (padded_to(1_000_000), 1.0),
    "text-as-long-as-it-may-be": (narrative("x" * LONGEST), 1.0),
    "control-signs-in-a-text": (narrative("a\x00b\x1b[2J\x7f\u0085c"), 1.0),
    "half-a-pair-in-a-text": (narrative("\ud800"), 1.0),
    "turned-text": (narrative("\u202eevil\u2066"), 1.0),
    "markup-in-a-text": (narrative("<script>alert(1)</script><img src=x onerror=alert(1)>"), 1.0),
    "template-in-a-text": (narrative("{{ 7 * 7 }} {% include 'x' %} ${7*7}"), 1.0),
    "formula-in-a-text": (narrative("=cmd|' /C calc'!A0"), 1.0),
    "minus-nothing": (with_answers(attach={"avoidant": 60, "not_enough": 40, "secure": -0.0}), 1.0),
    "no-text": (with_answers(narrative={}), 1.0),
    "no-student": (without("student"), 1.0),
    "no-workspace": (without("workspace", "revision", "saved_at"), 1.0),
    "saved-at-nonsense": (with_answers(saved_at="half past never"), 1.0),
    # blank is what it says: nothing was judged, and that earns nothing
    "nothing-judged": (without(*JUDGED), 0.0),
    "nothing-at-all": (without(*JUDGED, "narrative"), 0.0),
}
