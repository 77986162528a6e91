"""Attunement: two who fall out of step and come back."""
