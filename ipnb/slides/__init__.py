"""Slides and handouts for each week of the course, put together from what the published book holds.

A file a week, ``book/instructors/slides/week-05.yaml``, names what is shown: figures, scenes, questions, pieces
of the session plan. Everything that has a name is taken from the book as `make book` built it, so that it is
said once, and a changed figure changes the slide. README.md beside this file is for whoever edits a deck.
"""
