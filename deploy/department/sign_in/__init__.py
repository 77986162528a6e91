"""Signing in to a department's hub at an OpenID provider, or from a learning platform (LTI 1.3).

`configure` is all that a hub's configuration calls. What it decides: who somebody is (`persons`), what they
are in the course (`roles`), under which account they work (`admission`, with `ipnb.accounts`), and in which
words somebody is not let in (`refusals`).
"""

from department.sign_in.configure import configure

__all__ = ["configure"]
