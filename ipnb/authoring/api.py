"""What the authoring page asks for: texts, saving, checks, a new case, drawing, building."""

from typing import Any

from nbgrader.server_extensions.formgrader.base import check_xsrf
from tornado import web

from ipnb.authoring.case_files import CASE, KEY, CaseFiles, FileText
from ipnb.authoring.case_list import released
from ipnb.authoring.checking import check, faults_of
from ipnb.authoring.handler import AuthoringHandler, Refused
from ipnb.formulation import scaffold
from ipnb.formulation.build import build
from ipnb.formulation.draw import draw_files
from ipnb.formulation.paths import keys_folder
from ipnb.formulation.review import author_review


class NewHandler(AuthoringHandler):
    """``POST /authoring/api/new``: ``{name, title, template}``."""

    @web.authenticated
    @check_xsrf
    def post(self) -> None:
        """Start a case; what is there already is never written over."""
        sent = self.body()
        name, title, template = (self.text(sent, one) for one in ("name", "title", "template"))
        if not title.strip():
            raise Refused("Give it a title: students see it.")
        try:
            scaffold.write(name.strip(), self.root, keys_folder(self.root), template, title)
        except ValueError as problem:
            raise Refused(f"Nothing was written: {problem}.") from None
        self.tell({"name": name.strip()})


class StateHandler(AuthoringHandler):
    """``/authoring/api/state/<case>``: how it stands, checked if need be."""

    @web.authenticated
    @check_xsrf
    async def get(self, name: str) -> None:
        """Answer with numbers of faults and notes."""
        self.tell(vars(await self.aside(self.checked.state, self.files(name))))


class FilesHandler(AuthoringHandler):
    """``/authoring/api/files/<case>``: both texts; with POST one of them is saved."""

    @web.authenticated
    @check_xsrf
    def get(self, name: str) -> None:
        """Answer with both texts and what they mean for students."""
        files = self.files(name)
        texts = {part: _told(files.read(part)) for part in (CASE, KEY)}
        self.tell({"files": texts, **released(files)})

    @web.authenticated
    @check_xsrf
    def post(self, name: str) -> None:
        """Save one of the texts: ``{part, text, version}``."""
        sent, files = self.body(), self.files(name)
        part = self.text(sent, "part")
        if part not in (CASE, KEY):
            raise Refused("This page is of another version of the course. Reload it.")
        saved = files.save(part, self.text(sent, "text"), self.text(sent, "version"))
        self.tell({"version": saved.version})


def _told(one: FileText) -> dict[str, Any]:
    return {"text": one.text, "version": one.version, "notices": list(one.notices)}


class VersionsHandler(AuthoringHandler):
    """``/authoring/api/versions/<case>``: have the files changed beneath the editor?"""

    @web.authenticated
    @check_xsrf
    def get(self, name: str) -> None:
        """Answer with the versions of both files."""
        self.tell(self.files(name).versions())


class CheckHandler(AuthoringHandler):
    """``POST /authoring/api/check/<case>``: ``{case, key, thorough}``."""

    @web.authenticated
    @check_xsrf
    async def post(self, name: str) -> None:
        """Check both texts as they stand in the editor; nothing is kept of them."""
        sent, files = self.body(), self.files(name)
        texts = (self.text(sent, CASE), self.text(sent, KEY))
        self.tell(await self.aside(check, files, *texts, bool(sent.get("thorough"))))


class BuildHandler(AuthoringHandler):
    """``POST /authoring/api/build/<case>``: makes the notebook of the files as they are saved."""

    @web.authenticated
    @check_xsrf
    async def post(self, name: str) -> None:
        """Build, or say what stands in the way."""
        self.tell(await self.aside(_build, self.files(name)))


def _build(files: CaseFiles) -> dict[str, Any]:
    found = author_review(files.case, files.key)
    if found.faults:
        return {"faults": faults_of(found.faults, files), "written": []}
    assert found.case is not None
    written = build(found.case, files.case.parent)
    return {"faults": [], "written": [path.name for path in written], **released(files)}


class DrawHandler(AuthoringHandler):
    """``POST /authoring/api/draw/<case>``: ids and places by lot, in the files as they are saved."""

    @web.authenticated
    @check_xsrf
    async def post(self, name: str) -> None:
        """Draw, and answer with the new texts."""
        files = self.files(name)
        try:
            await self.aside(lambda: draw_files(author_review(files.case, files.key)))
        except ValueError as problem:
            raise Refused(f"Nothing was drawn: {problem}.") from None
        self.tell({"files": {part: _told(files.read(part)) for part in (CASE, KEY)}})
