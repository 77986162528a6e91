"""What makes a folder of pages a site; `ipnb/sphinxext/__init__.py` says in which order."""
