"""The grading pipeline: what `nbgrader autograde`, Formgrader and `ipnb grade` run for a case.

No kernel is started and no code of a student's is run. Read in this order::

    config      what nbgrader is told, in one place
    install     the one thing that configuration cannot do
    generate    what is unfit for students is not made for them
    autograde   the way of one submission through the rest
    intake      what was handed in, read as data
    material    case and key, from the instructor's side only
    verdict     the score, or the reason why there is none
"""
