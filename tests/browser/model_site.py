"""A folder with one model in a page, as a book publishes it; the river's site lends the rest."""

from pathlib import Path

import river_site

from ipnb.models.declaration import Model
from ipnb.widgets import module
from ipnb.widgets.page import Figure


def write(folder: Path, model: Model, **settings) -> None:
    """The page with the model's figure, its style, the mounting script and every browser module."""
    for name, text in module.files().items():
        path = folder / "_static" / "ipnb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    figure = Figure(model, settings)
    figure.name = model.name
    page = river_site.PAGE.format(figure=figure._repr_html_()).replace("The river", model.title)
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "page.css").write_text(river_site.STYLE, encoding="utf-8")
    (folder / "mount.js").write_text(river_site.MOUNT, encoding="utf-8")
