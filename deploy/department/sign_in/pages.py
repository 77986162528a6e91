"""How the hub's pages of signing in end when somebody is not let in: with words instead of a number."""

import sys
from pathlib import Path
from typing import Any

from department.sign_in.refusals import Refused

# both hubs sign people out in the same two steps
sys.path.append(str(Path(__file__).resolve().parents[2] / "local"))

from leaving import LeavingHandler

__all__ = ["InAnyFrame", "InWords", "LeavingHandler"]


class InAnyFrame:
    """For pages that a learning platform may show inside its own: by themselves they change nothing.

    What is chosen on them is proved by a word that only the person who was asked has in the address.
    """

    @property
    def content_security_policy(self) -> str:
        """Return the policy: which address a platform's pages have, its issuer does not tell."""
        return "frame-ancestors *"


class InWords:
    """For handlers of the hub: a refusal becomes a page that says what to do."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Write the page of an end.

        Parameters
        ----------
        status_code
            HTTP's.
        **kwargs
            Tornado's, with the exception.
        """
        problem = (kwargs.get("exc_info") or (None, None))[1]
        if not isinstance(problem, Refused):
            super().write_error(status_code, **kwargs)
            return
        if not hasattr(self, "_jupyterhub_user"):
            # the end may come before the hub has looked at who asks
            self._jupyterhub_user = None
        self.set_header("Content-Type", "text/html; charset=utf-8")
        page = self.render_template(
            "refused.html", sync=True, words=problem.words, detail=problem.detail
        )
        self.finish(page)
