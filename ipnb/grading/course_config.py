"""The configuration that holds for a course's folder."""

from typing import Any

from traitlets.config import Config


def course_config(coursedir: Any) -> Config:
    """Return what the application whose course it is has read, its ``nbgrader_config.py`` included.

    nbgrader makes the folder's object before it reads that file, so that what the object itself has may lack
    the exchange and the limits of a sandbox.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    """
    application = coursedir.parent
    config: Config = coursedir.config if application is None else application.config
    return config
