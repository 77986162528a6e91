"""A `course.toml` of a department with a domain."""

from pathlib import Path

CHECKOUT = Path(__file__).parents[3]
TOML = """
name = "Interpersonal Neurobiology"
course = "ipnb"
term = "2027-spring"
zone = "Europe/London"
domain = "course.example.org"
[people]
instructors = ["dlin", "m-okoro"]
roster = "roster.csv"
"""
