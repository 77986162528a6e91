"""What the page asks for about a panel: invitations as files, and what came back."""

from typing import Any

from nbgrader.server_extensions.formgrader.base import check_xsrf
from tornado import web

from ipnb.authoring.handler import AuthoringHandler, Refused
from ipnb.authoring.panel.invitations import invitations, read_members
from ipnb.authoring.panel.returns import read_returns
from ipnb.documents.diagnostics import DocumentError
from ipnb.documents.document import Document, parse_document
from ipnb.formulation.case import check_case
from ipnb.formulation.key import check_key

#: files of a panel that are read at once
MOST_FILES = 60


def _case(text: str) -> Document:
    try:
        return check_case(parse_document(text, "case.yaml"))
    except DocumentError as problem:
        faults = len(problem.diagnostics)
        what = "a fault; mend it" if faults == 1 else f"{faults} faults; mend them"
        raise Refused(f"The case has {what} first.") from None


class InvitationsHandler(AuthoringHandler):
    """``POST /authoring/api/invitations/<case>``: ``{case, members, until}``; answers with a zip."""

    @web.authenticated
    @check_xsrf
    async def post(self, name: str) -> None:
        """Pack a form and a letter for everybody named."""
        sent = self.body()
        case, members = _case(self.text(sent, "case")), read_members(self.text(sent, "members"))
        until = " ".join(self.text(sent, "until").split())
        packed = await self.aside(invitations, case, members, until)
        self.set_header("Content-Type", "application/zip")
        self.set_header("Content-Disposition", f'attachment; filename="{case["id"]}-panel.zip"')
        self.write(packed)


class ReturnsHandler(AuthoringHandler):
    """``POST /authoring/api/returns/<case>``: ``{case, key, files: [{name, text}], description}``."""

    @web.authenticated
    @check_xsrf
    async def post(self, name: str) -> None:
        """Count what came back, and say where raters differ."""
        sent = self.body()
        case, files = _case(self.text(sent, "case")), _files(sent.get("files"))
        try:
            author = check_key(parse_document(self.text(sent, "key"), "key.yaml"), case)
        except DocumentError:
            # votes are counted without it, and the page says that reasons are missing
            author = None
        description = " ".join(self.text(sent, "description").split())
        told = await self.aside(read_returns, files, case, author, description)
        self.tell(told | {"with_author_key": author is not None})


def _files(sent: Any) -> list[tuple[str, str]]:
    if not isinstance(sent, list) or not sent:
        raise Refused("Choose the files that came back.")
    if len(sent) > MOST_FILES:
        raise Refused(f"That are {len(sent)} files; {MOST_FILES} at most at once.")
    found = [(one.get("name"), one.get("text")) for one in sent if isinstance(one, dict)]
    return [(n, t) for n, t in found if isinstance(n, str) and isinstance(t, str)]
