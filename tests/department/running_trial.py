"""A trial of a department's hub that runs: its address, its people, the operator's commands."""

import csv
import re
from functools import cached_property
from pathlib import Path

from department import trial as made_trial
from department.layout import Layout
from department.set_up import students
from department.settings import read_settings
from member import Member

from ipnb.student_server.settings import LAB

CHECKOUT = Path(__file__).parents[2]


class Trial:
    """A hub that runs.

    Parameters
    ----------
    layout
    said
        What setting it up said.
    """

    def __init__(self, layout: Layout, said: str):
        self.layout, self.said = layout, said
        self.settings = read_settings(layout.settings)
        self.address = f"https://127.0.0.1:{self.settings.ports.https}"
        self.teacher = self.settings.people.instructors[0]
        self.ada, self.ben = students(self.settings)
        self._members: dict[str, Member] = {}

    @cached_property
    def passwords(self) -> dict[str, str]:
        """The passwords that were drawn."""
        text = (self.layout.secrets / "new-passwords.csv").read_text(encoding="utf-8")
        return dict(list(csv.reader(text.splitlines()))[1:])

    def command(self, *words: str):
        """Run a command of the operator."""
        return made_trial.command(self.layout, CHECKOUT, *words)

    def visitor(self, name: str) -> Member:
        """Somebody with that account at a browser of their own."""
        server = "" if name == self.teacher else LAB
        return Member(self.address, name, self.passwords[name], server)

    def member(self, name: str) -> Member:
        """The same, with their server open; opened once."""
        if name not in self._members:
            self._members[name] = self.visitor(name).open_server()
        return self._members[name]

    def forget(self) -> None:
        """Let everybody come anew, for example after the hub was stopped."""
        self._members.clear()


def unchanged(said: str) -> list[str]:
    """The steps of a run that changed something."""
    fine = (": as it should be", ": up to date", "ipnb-department health")
    lines = (line for line in said.splitlines() if re.match(r"[A-Z].*: ", line))
    return [line for line in lines if not line.endswith(fine)]
