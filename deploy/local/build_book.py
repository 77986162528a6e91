"""Jupyter Book's own command, which from here is done in two thirds of the time.

jsonschema builds 38 grammars for formats that no schema of the book uses, wherever it finds their package. And
Python's collector of cycles walks all pages that are in memory again and again, while hardly anything of them is
ever let go: called seldom, it costs a tenth of memory more.
"""

import gc
import sys
from importlib import import_module

#: objects made between two walks, then walks of the young between those of the older
SELDOM = (100_000, 50, 100)

if __name__ == "__main__":
    gc.set_threshold(*SELDOM)
    sys.modules.setdefault("rfc3987_syntax", None)
    import_module("jupyter_book.cli.main").main()
