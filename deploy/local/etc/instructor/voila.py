"""How a notebook becomes a page. Voilà reads voila.py from JUPYTER_CONFIG_PATH."""

import os

from ipnb.desk.served_pages import only_our_pages
from ipnb.web import tokens


def nothing_from_elsewhere(page_config, base_url, **_):
    """Voilà's script asks a public server for MathJax on every page."""
    page_config["fullMathjaxUrl"] = f"{base_url}voila/templates/desk/static/no-mathjax.js"
    return page_config


c = get_config()  # noqa: F821 (traitlets puts it there)
c.VoilaConfiguration.template = "desk"
c.VoilaConfiguration.resources = {
    "tokens": tokens.css(),
    "book": os.environ.get("IPNB_BOOK_ADDRESS", ""),
    "home": ["What to do first", "lab/tree/start.md"],
    "logout": os.environ.get("JUPYTERHUB_BASE_URL", "/") + "hub/logout",
}
c.VoilaConfiguration.allow_template_override = "NO"
c.VoilaConfiguration.allow_theme_override = "NO"
c.VoilaConfiguration.prelaunch_hook = only_our_pages()
c.VoilaConfiguration.page_config_hook = nothing_from_elsewhere
# without a list every extension of JupyterLab loads on every page (nbgrader's, the language server's …)
c.VoilaConfiguration.extension_allowlist = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]
# /voila/files/ asks nobody to log in: by default any picture in the course's folder goes to whoever asks
c.VoilaConfiguration.file_allowlist = [r"(?!)"]
