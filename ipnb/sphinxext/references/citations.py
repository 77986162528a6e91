"""Citations resolved sooner: pybtex searches all installed packages for a plugin each time it needs one."""

from functools import cache

from pybtex import plugin


def setup(app):
    """Let it search once for each."""
    if not hasattr(plugin.find_plugin, "cache_info"):
        plugin.find_plugin = cache(plugin.find_plugin)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
