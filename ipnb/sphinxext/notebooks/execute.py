"""Chapters executed side by side before they are read: most of a cold build is kernels that start.

What fails here is executed again when its chapter is read, and reported there. That also mends a kernel that
died at its start because somebody else on the machine took its port between its choice and its use.
"""

import logging
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor
from myst_nb.core.read import is_myst_markdown_notebook

from ipnb.sphinxext.book import Book, BookEnvironment

READER = {"name": "myst_nb_md", "type": "plugin"}  # as myst-nb itself notes a chapter in the cache


def ahead(app: Book, env: BookEnvironment, docnames: list[str]) -> None:
    """Fill the cache for the chapters that are about to be read."""
    files = [Path(env.doc2path(name)) for name in docnames]
    chapters = [
        file for file in files if is_myst_markdown_notebook(file.read_text(encoding="utf-8"))
    ]
    if app.config.nb_execution_mode != "cache" or not chapters:
        return
    cache = get_cache(
        app.config.nb_execution_cache_path or Path(app.outdir).parent / ".jupyter_cache"
    )
    waiting = [cache.add_nb_to_project(str(chapter), read_data=READER).pk for chapter in chapters]
    # one chapter is not worth a pool of processes
    kind = "local-parallel" if len(chapters) > 1 else "local-serial"
    executor = load_executor(kind, cache, logger=logging.getLogger(__name__))
    executor.run_and_cache(filter_pks=waiting, timeout=app.config.nb_execution_timeout)
