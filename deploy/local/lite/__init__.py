"""`lite/` beside the book: its notebooks in the browser, by JupyterLite, without a server or another host."""
