"""The tables in which a person's marking is kept: actions, the comment bank, rubrics as a course has them.

They are only ever added to, so that each step can be taken back and nothing is lost by the next one. What is
written in them is `ipnb.marking`'s; they stand here because a gradebook that is copied takes them along.
"""

from sqlalchemy import Boolean, Column, Integer, MetaData, String, Table, Text, UniqueConstraint

TABLES = MetaData()
#: one row an action; the constraint tells two markers at once apart, in any database
ACTIONS = Table(
    "ipnb_marking",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("assignment", String(128), nullable=False),
    Column("student", String(128), nullable=False),
    Column("part", String(128), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("number", Integer, nullable=False),
    Column("marker", String(255), nullable=False),
    Column("rubric", String(64), nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("data", Text, nullable=False),
    UniqueConstraint(
        "assignment", "part", "stage", "student", "number", name="ipnb_marking_number"
    ),
)
COMMENT_BANK = Table(
    "ipnb_comment_bank",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("rubric", String(64), nullable=False, index=True),
    Column("criterion", String(128), nullable=False),
    Column("text", Text, nullable=False),
    Column("marker", String(255), nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("uses", Integer, nullable=False),
    Column("is_retired", Boolean, nullable=False),
)
RUBRICS = Table(
    "ipnb_rubric",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("rubric", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("marker", String(255), nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("data", Text, nullable=False),
    UniqueConstraint("rubric", "number", name="ipnb_rubric_number"),
)
