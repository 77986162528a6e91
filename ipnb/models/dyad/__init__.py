"""The co-regulating dyad: two who move each other."""
