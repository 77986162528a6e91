"""A small class with final numbers."""

from ipnb.grading.lms_grades.final_numbers import FinalNumbers, Graded

#: Ada is known by Canvas's number, Ben by his address, Cy by his name alone; of Dee nothing is final in 06
NUMBERS = FinalNumbers(
    [
        Graded(
            "ada", "Ada", "Lovelace", "ada@example.org", "101", {"06-recovery": 92.5, "07": 8.0}
        ),
        Graded("ben", "Ben", "=Muster", "ben@example.org", "", {"06-recovery": 40.0}),
        Graded("cy-2", "Cy", "Ó Dálaigh", "", "", {"06-recovery": 0.0}),
        Graded("dee", "Dee", "Fox", "dee@example.org", "104", {"07": 10.0}),
    ],
    {"06-recovery": 100.0, "07": 10.0},
    {"06-recovery": "Thora’s loop", "07": "The capstone"},
    {"06-recovery": ["dee"]},
)
