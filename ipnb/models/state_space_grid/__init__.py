"""The state-space grid: two people's coded states as one path over a square of squares."""
