"""The chapter exercises as work that counts: which there are, what was handed in, and what that earns.

Read in this order::

    exercise_list  the chapters with their exercises, and the rule by which they earn points
    from_book      the same, made from the book's own files and from the course's ``exercises.yaml``
    handed_in      what a student hands in: which exercises were done, and nothing that was answered
    counting       from both to a share of the points
    build          the assignment's folder for nbgrader
"""
