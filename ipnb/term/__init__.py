"""The life of a course from one term to the next: rosters, due dates, archives, and whether all is in order."""
