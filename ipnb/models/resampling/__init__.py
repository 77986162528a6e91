"""Resampling: an interval is made, and a hundred studies are held against the truth."""
