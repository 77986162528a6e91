"""Writing a case: choose one, check it, see it as students do."""
