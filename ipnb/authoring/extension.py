"""The addresses of the authoring page, under Formgrader's content policy and one frame of its own."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tornado import web

from ipnb.authoring import api, pages, panel_api
from ipnb.authoring.case_list import CheckedCases
from ipnb.grading.formgrader.pages import POLICY, add_routes

#: the form is previewed in a frame of this server
OWN_POLICY = f"{POLICY}; frame-src 'self'"
ONE = r"([^/]+)"
ROUTES: list[Any] = [
    (r"/authoring/?", pages.ListPage),
    (rf"/authoring/edit/{ONE}", pages.EditorPage),
    (r"/authoring/preview", pages.PreviewPage),
    (r"/authoring/static/npm/([\w-]+\.js)", pages.NpmFiles),
    (r"/authoring/static/([\w/]+\.(?:js|css))", pages.Files),
    (r"/authoring/api/new", api.NewHandler),
    (rf"/authoring/api/state/{ONE}", api.StateHandler),
    (rf"/authoring/api/files/{ONE}", api.FilesHandler),
    (rf"/authoring/api/versions/{ONE}", api.VersionsHandler),
    (rf"/authoring/api/check/{ONE}", api.CheckHandler),
    (rf"/authoring/api/build/{ONE}", api.BuildHandler),
    (rf"/authoring/api/draw/{ONE}", api.DrawHandler),
    (rf"/authoring/api/invitations/{ONE}", panel_api.InvitationsHandler),
    (rf"/authoring/api/returns/{ONE}", panel_api.ReturnsHandler),
]


def add_handlers(webapp: web.Application) -> None:
    """Serve the pages on an instructor's server.

    Parameters
    ----------
    webapp
        The server's, with the settings that Formgrader has made.
    """
    webapp.settings["ipnb_checked_cases"] = CheckedCases()
    webapp.settings["ipnb_authoring_files"] = pages.served_files()
    # one after the other: a check is all computing
    webapp.settings["ipnb_authoring_pool"] = ThreadPoolExecutor(1, "authoring")
    add_routes(webapp, ROUTES, OWN_POLICY)
