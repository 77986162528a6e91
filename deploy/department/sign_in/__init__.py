"""Signing in to a department's hub at an OpenID provider, or from a learning platform (LTI 1.3).

`department.sign_in.configure.configure` is all that a hub's configuration calls; `settings` needs nothing but the
standard library, so that `course.toml` can be read before anything is installed. What is decided here: who
somebody is (`persons`), what they are in the course (`roles`), under which account they work (`admission`,
with `ipnb.accounts`), and in which words somebody is not let in (`refusals`).
"""
