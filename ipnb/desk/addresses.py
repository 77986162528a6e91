"""Where things are served for the student who is signed in."""

import os


def base_url() -> str:
    """Where the student's own server stands on the hub, with its slash."""
    return os.environ.get("JUPYTERHUB_SERVICE_PREFIX", "/")


def desk_address() -> str:
    """Where the desk is served; empty where no hub serves one."""
    return (
        f"{base_url()}voila/render/desk.ipynb" if "JUPYTERHUB_SERVICE_PREFIX" in os.environ else ""
    )


def book_address() -> str:
    """Where the book is served; empty where it is not."""
    return os.environ.get("IPNB_BOOK_ADDRESS", "")
