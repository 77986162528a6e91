"""A student's server on the hub: the desk, the forms and feedback as pages, without a kernel and without Jupyter.

``python -m ipnb.student_server`` takes the place of ``jupyterhub-singleuser``: by the same environment the hub
tells it where to listen and whom to let in. See ``README.md`` beside this file.
"""
