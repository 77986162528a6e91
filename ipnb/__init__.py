"""Interpersonal neurobiology: live models and auto-graded case formulation.

Three floors, and imports only go down::

    ipnb.cli
    ipnb.widgets     ipnb.grading        what people see / what nbgrader runs
    ipnb.models      ipnb.formulation    the mathematics / the case-formulation task
"""
