"""JupyterHub's own server of one user, which needs half the time to start from here.

jsonschema builds 38 grammars for formats that no schema of the course uses, wherever it finds their package.
"""

import sys
from importlib import import_module

if __name__ == "__main__":
    sys.modules.setdefault("rfc3987_syntax", None)
    import_module("jupyterhub.singleuser").main()
