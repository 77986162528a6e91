"""Plasticity: what is expected after many occasions."""
