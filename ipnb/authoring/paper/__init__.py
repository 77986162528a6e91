"""A case on paper: the form to write on, and the sheet by which it is marked by hand."""
