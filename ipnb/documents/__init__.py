"""Reading YAML and JSON with line numbers, and saying what is wrong with them."""
