"""The pages: desk, form, feedback, the way to JupyterLab, and addresses of before."""

import json
from pathlib import Path
from urllib.parse import quote

from tornado.web import HTTPError

from ipnb.chapter_exercises.exercise_list import FILE as EXERCISES
from ipnb.student_server import assets
from ipnb.student_server.folders import assignment_folder, feedback_file, notebook_of
from ipnb.student_server.settings import LAB, Settings
from ipnb.student_server.signed_in import InWords, PageHandler
from ipnb.web.bundle import import_order

#: feedback stands alone in one file, whose style is inside it; it has no script, and could not run one
FEEDBACK_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class CoursePage(PageHandler):
    """A page around the desk or a form."""

    @property
    def course(self) -> Settings:
        """The server's settings."""
        found: Settings = self.settings["course"]
        return found

    def show(self, module: str, title: str, socket: str) -> None:
        """Write the page in which a module draws.

        Parameters
        ----------
        module : str
            Address below the package.
        title : str
            What the page is called.
        socket : str
            Where the module's state is, below the server's addresses.
        """
        self.settings["activity"].touch()
        self.render(
            "page.html",
            title=title,
            is_desk=module == assets.DESK,
            static=f"{self.course.prefix}static/{assets.version()}/",
            module=module,
            modules=import_order(module),
            page=assets.PAGE,
            styles=assets.STYLES[module],
            later=import_order(assets.FORM) if module == assets.DESK else [],
            later_styles=assets.STYLES[assets.FORM],
            socket=f"{self.course.prefix}socket/{socket}",
            xsrf=self.xsrf_token.decode(),
            course=self.course,
        )


class DeskHandler(CoursePage):
    """What a student sees first."""

    def get(self) -> None:
        """Show the desk."""
        self.show(assets.DESK, "Your desk", "desk")


class DeskByName(CoursePage):
    """The way back to the desk in a page of feedback, which may be shown by a server that begins otherwise."""

    def get(self) -> None:
        """Lead to the desk."""
        self.redirect(self.course.prefix)


class FormHandler(CoursePage):
    """The form of one assignment."""

    def get(self, path: str) -> None:
        """Show the form; an assignment without one opens in JupyterLab, where there is one."""
        folder = assignment_folder(self.course.home, path)
        if folder is None:
            raise HTTPError(404)
        if (folder / "case.json").is_file():
            self.show(assets.FORM, title_of(folder), f"form/{quote(path)}")
        elif (folder / EXERCISES).is_file():
            # they have a section on the desk in place of a form
            self.redirect(f"{self.course.prefix}#{quote(folder.name)}")
        elif self.course.has_lab:
            notebook = notebook_of(folder).relative_to(self.course.home).as_posix()
            self.redirect(f"{self.course.lab}lab/tree/{quote(notebook)}")
        else:
            raise HTTPError(404)


class FeedbackHandler(CoursePage):
    """A page of feedback, as it was fetched."""

    def get(self, path: str) -> None:
        """Send the file."""
        file = feedback_file(self.course.home, path)
        if file is None:
            raise HTTPError(404)
        self.settings["activity"].touch()
        self.set_header("Content-Security-Policy", FEEDBACK_POLICY)
        self.finish(file.read_bytes())


class LabHandler(CoursePage):
    """JupyterLab is a server of its own: whoever comes here finds it not running."""

    def get(self, _: str) -> None:
        """Lead to where the hub starts it, and then to what was asked for."""
        if not self.course.has_lab or self.course.server:
            raise HTTPError(404)
        self.redirect(self.course.start_lab(self.request.uri or self.course.lab))


class FormerHandler(CoursePage):
    """Addresses that stand in feedback pages and bookmarks of before."""

    def get(self, path: str) -> None:
        """Lead to the page that took its place."""
        if path == "desk.ipynb":
            self.redirect(self.course.prefix)
        elif path.endswith(".ipynb") and "/" in path:
            self.redirect(f"{self.course.prefix}form/{quote(path.rpartition('/')[0])}")
        else:
            raise HTTPError(404)


class AliveHandler(InWords):
    """For a page that has lost its connection: is this server still there?"""

    def get(self) -> None:
        """Say yes, to anybody."""
        self.set_status(204)


class NothingHandler(PageHandler):
    """Every other address."""

    def get(self) -> None:
        """Say that nothing is there."""
        raise HTTPError(404)


def title_of(folder: Path) -> str:
    """Read a case's title; the folder's name where the case cannot be read.

    Parameters
    ----------
    folder : Path
        An assignment's.
    """
    try:
        return str(json.loads((folder / "case.json").read_text(encoding="utf-8"))["title"])
    except (OSError, ValueError, KeyError, TypeError):
        return folder.name


PAGES = {
    "": DeskHandler,
    "desk": DeskByName,
    "form/(.+?)/?": FormHandler,
    "files/(.+)": FeedbackHandler,
    f"{LAB}(|/.*)": LabHandler,
    "voila/render/(.+)": FormerHandler,
    # the hub asks at the second address whether it is there
    "(?:alive|api)": AliveHandler,
}
