"""The page that lists, downloads and clears what a browser keeps of its reader."""

from ipnb.sphinxext.reader_storage import directive


def setup(app) -> None:
    """Offer ``{your-answers}``."""
    directive.setup(app)
