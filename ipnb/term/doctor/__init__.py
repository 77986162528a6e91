"""Is an installation in order? Checks that look and change nothing, and ask no other machine."""
