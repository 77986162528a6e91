"""Jupyter Book's own command, which starts a good second sooner from here.

jsonschema builds 38 grammars for formats that no schema of the book uses, wherever it finds their package.
"""

import sys
from importlib import import_module

if __name__ == "__main__":
    sys.modules.setdefault("rfc3987_syntax", None)
    import_module("jupyter_book.cli.main").main()
