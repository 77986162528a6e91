"""How a notebook becomes a page. Voilà reads voila.py from JUPYTER_CONFIG_PATH."""

import json
import os
from pathlib import Path

from ipnb import tokens


def only_the_form(handler, notebook, cwd):
    """Leave the form: no test cells, which raise while something is open, and no cells that it fills."""
    root = Path(handler.contents_manager.root_dir)
    case = root / cwd / "case.json"
    if case.exists():
        notebook.metadata["title"] = json.loads(case.read_text(encoding="utf-8"))["title"]
        notebook.cells = [cell for cell in notebook.cells if cell.id == "workbench"]
    return notebook


def nothing_from_elsewhere(page_config, base_url, **_):
    """Voilà's script asks a public server for MathJax on every page."""
    page_config["fullMathjaxUrl"] = f"{base_url}voila/templates/desk/static/no-mathjax.js"
    return page_config


c = get_config()  # noqa: F821 (traitlets puts it there)
c.VoilaConfiguration.template = "desk"
c.VoilaConfiguration.resources = {
    "tokens": tokens.css(),
    "book": os.environ.get("IPNB_BOOK_ADDRESS", ""),
    "student": os.environ.get("JUPYTERHUB_USER", ""),
    "logout": os.environ.get("JUPYTERHUB_BASE_URL", "/") + "hub/logout",
}
c.VoilaConfiguration.allow_template_override = "NO"
c.VoilaConfiguration.allow_theme_override = "NO"
c.VoilaConfiguration.prelaunch_hook = only_the_form
c.VoilaConfiguration.page_config_hook = nothing_from_elsewhere
# without a list every extension of JupyterLab loads on every page (nbgrader's, the language server's …)
c.VoilaConfiguration.extension_allowlist = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]
# /voila/files/ asks nobody to log in: by default any picture in a student's folder goes to whoever has its a
c.VoilaConfiguration.file_allowlist = [r"(?!)"]
