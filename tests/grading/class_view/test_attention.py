"""What waits, and where it is seen to; who was not heard from."""

from datetime import UTC, datetime, timedelta

from ipnb.desk.progress_sign import Begun, Sign
from ipnb.grading.class_view.attention import link_to, quiet, tasks
from ipnb.grading.class_view.begun import UNKNOWN, Signs
from ipnb.grading.class_view.read_class import ClassView, Column
from ipnb.grading.class_view.standing import Person, Standing, State

NOW = datetime(2027, 3, 20, 12, tzinfo=UTC)
ADA, BEN = Person("ada"), Person("ben")
NOTEBOOKS = {"06-a": "06-a", "06b-a": "06b-a"}
COLUMN = Column(
    ("06-a", "06b-a"),
    {"06-a": "A case", "06b-a": "Another"},
    None,
    {"06-a": NOW - timedelta(days=20)},
    NOTEBOOKS,
)


def view(ada: Standing, ben: Standing, last=(), signs: Signs = UNKNOWN) -> ClassView:
    return ClassView(
        [ADA, BEN], [COLUMN], {"06-a": {"ada": ada, "ben": ben}}, dict(last), signs=signs
    )


def test_each_piece_of_work_leads_to_the_page_where_it_is_done():
    """Is a held submission a click away, or a search?"""
    links = {
        State.NOTHING: "",
        State.ARRIVED: "manage_assignments",
        State.TO_GRADE: "manage_submissions/06%2Fa",
        State.HELD: "submissions/abc/",
        State.TO_MARK: "submissions/abc/",
        State.FINAL: "submissions/abc/",
    }
    assert {state: link_to(Standing("06/a", state, submission="abc")) for state in State} == links


def test_what_waits_is_listed_by_assignment_and_held_ones_by_person():
    """Do forty texts to mark hide the one that is held?"""
    found = tasks(
        view(
            Standing("06-a", State.TO_MARK, argued=1, submission="x"),
            Standing("06b-a", State.HELD, "A cue was missed.", submission="y"),
        )
    )
    told = [(one.assignment, one.words.split(":")[0], one.link, one.named) for one in found]
    assert told == [
        ("06-a", "with texts to mark", "gradebook/06-a/06-a", False),
        ("06-a", "arguing a line", "manage_submissions/06-a", True),
        ("06b-a", "held for you", "manage_submissions/06b-a", True),
    ]
    assert (found[2].waiting[0].why, found[2].title) == ("A cue was missed.", "Another")
    assert tasks(view(Standing("06-a", State.FINAL), Standing("06-a", State.NOTHING))) == []


def test_who_was_not_heard_from_is_named_with_what_is_open():
    """Is somebody missed who never handed in, or named who has done everything?"""
    nothing, final = Standing("06-a", State.NOTHING), Standing("06-a", State.FINAL)
    (one,) = quiet(view(nothing, final), NOW)
    assert (one.person, one.last, one.open) == (ADA, None, [COLUMN])
    lately = {"ada": NOW - timedelta(days=3)}
    assert quiet(view(nothing, final, lately), NOW) == []


def test_whoever_opens_something_is_not_silent():
    """Is somebody named who works every day and has handed in nothing yet?"""
    nothing = Standing("06-a", State.NOTHING)

    def named(**opened):
        days = {name: (NOW - timedelta(days=days)).date() for name, days in opened.items()}
        signs = Signs({name: Sign(opened=day) for name, day in days.items()})
        return [(one.person, one.opened) for one in quiet(view(nothing, nothing, (), signs), NOW)]

    long_ago = (NOW - timedelta(days=9)).date()
    assert named(ada=0, ben=9) == [(BEN, long_ago)]
    # the day counts to its end, since a sign says no hour
    assert named(ada=7, ben=8) == [(BEN, (NOW - timedelta(days=8)).date())]
    assert named(ada=1) == [(BEN, None)]


def test_whoever_keeps_it_to_themselves_is_never_called_silent():
    """Does switching off put a student on a list?"""
    nothing = Standing("06-a", State.NOTHING)
    signs = Signs({"ada": Sign(shares=False)})
    assert [one.person for one in quiet(view(nothing, nothing, (), signs), NOW)] == [BEN]


def test_what_is_begun_is_told_until_it_is_handed_in():
    """Does the cell of somebody who has handed in still count how far they are?"""
    day = NOW.date()
    signs = Signs({name: Sign(True, day, {"06b-a": Begun(day, 3, 9)}) for name in ("ada", "ben")})
    found = view(Standing("06-a", State.NOTHING), Standing("06-a", State.HELD), (), signs)
    assert found.begun(COLUMN, ADA) == Begun(day, 3, 9)
    assert found.begun(COLUMN, BEN) is None
