"""Grades as files that Canvas and Moodle import, made from nothing or filled into a file that they exported.

To fill the platform's own file is the surer way: it names people and assignments as the platform does.
"""
