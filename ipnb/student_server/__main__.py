"""``python -m ipnb.student_server``: started by the hub for each student."""
# ruff: noqa: E402  (what is not needed has to be left out before anything else is imported)

from ipnb.student_server.unneeded_imports import leave_out

leave_out()

from ipnb.student_server.application import main

main()
