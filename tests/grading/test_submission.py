"""A submission's digest changes with whatever a grading looks at, and with nothing else."""

from dataclasses import replace

from ipnb.grading.submission import Submission, submission_digest

AS_READ = Submission(files={"answers.json": b"{}"}, cells={"n1": ["a"]}, own=["b"])


def test_what_is_graded_is_digested():
    """Would a change go unnoticed because the time stayed the same?"""
    for changed in (
        replace(AS_READ, files={"answers.json": b"[]"}),
        replace(AS_READ, cells={"n1": ["c"]}),
        replace(AS_READ, own=[]),
    ):
        assert submission_digest(changed) != submission_digest(AS_READ)


def test_a_reason_to_look_counts_and_a_note_does_not():
    """Is what was held graded again when it is readable, and a remark no reason for it?"""
    held = replace(AS_READ, review_reasons=[])
    held.require_review("It cannot be read.")
    assert submission_digest(held) != submission_digest(AS_READ)
    assert submission_digest(replace(AS_READ, notes=["A note."])) == submission_digest(AS_READ)
