"""An instructor's server: what its pages may load and run. Students' keys, grades and texts are read here."""

from tornado.web import HTTPError
from voila.static_file_handler import TemplateStaticFileHandler

find = TemplateStaticFileHandler.parse_url_path


def find_or_404(handler, path):
    """A template that there is not would end in an error of the server's, for anybody who asks."""
    try:
        return find(handler, path)
    except (ValueError, AssertionError):
        raise HTTPError(404) from None


TemplateStaticFileHandler.parse_url_path = find_or_404

c = get_config()
# JupyterLab and Voilà compile code and write scripts into their pages, so both have to be allowed. What is
# kept out is everything from another host, a frame around these pages, and a form that posts elsewhere.
# Formgrader's pages need less, and have a stricter policy of their own (ipnb/grading/formgrader). There is no
# default-src: Jupyter appends its own for what is data.
POLICY = [
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    "connect-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "frame-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
]
c.ServerApp.tornado_settings = {"headers": {"Content-Security-Policy": "; ".join(POLICY)}}
