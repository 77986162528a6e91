"""The modules of a page's models: asked for when its reader comes near the first, and then all at once."""

import re

from ipnb.sphinxext.apart.piece import Parted

PRELOAD = re.compile(
    r'\n *<link rel="modulepreload" href="([^"]*_static/ipnb/(?:models|simulation)/[^"]+)">'
)
MODEL = '<div data-module="ipnb/models/'


def set_modules_apart(page: str, text: str) -> Parted:
    """Return a page that asks for a model's modules where the model stands, and no longer at its head."""
    if MODEL not in text or not PRELOAD.search(text):
        return text, ()
    asked = " ".join(PRELOAD.findall(text))
    return PRELOAD.sub("", text).replace(
        MODEL, f'<div data-ahead="{asked}"{MODEL.removeprefix("<div")}', 1
    ), ()
