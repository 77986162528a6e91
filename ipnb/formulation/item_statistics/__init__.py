"""How single judgements of a case behave in classes, so that a case and its key improve with use.

``judgements`` says what a case asks now, ``count_class`` turns a class's answers into counts, ``counts`` adds
classes up, ``figures`` and ``concerns`` say what the counts amount to, and ``author_notes`` tells an author.
Nothing here knows of a single student once a class is counted.
"""
