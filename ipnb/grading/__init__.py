"""The grading pipeline: what `nbgrader autograde`, Formgrader and `ipnb grade` run for a case.

No kernel is started and no code of a student's is run. Read in this order::

    config              what nbgrader is told, in one place
    install             the one thing that configuration cannot do
    generate            what is unfit for students is not made for them
    autograde           the way of one submission through the rest
    read_submission     what was handed in, read as data
    grading_inputs      case and key, from the instructor's side only
    grade_submission    the score, or the reasons why a person has to look
    merge_scores        what becomes of a person's mark when it is graded again
    roster              the state of everybody, and who needs a person
"""
