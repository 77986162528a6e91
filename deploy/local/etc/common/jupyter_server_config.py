"""Every server of the hub: what nobody looks at is let go; an address that means nothing is a 404."""

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
# A page's kernel goes when the page is left; this sweeps up those whose goodbye never arrived (crash, lid
# closed). A page left open keeps its connection, so nothing is taken from under a reader.
c.MappingKernelManager.cull_idle_timeout = 600
c.MappingKernelManager.cull_interval = 60
c.MappingKernelManager.cull_connected = False
# Closing the lid for the night ends in a dead connection: the server goes after two hours; answers are kept
c.ServerApp.shutdown_no_activity_timeout = 7200
