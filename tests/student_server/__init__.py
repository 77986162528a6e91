"""The light server of a student, on a real hub."""
