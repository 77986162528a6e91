"""Forgetting: a curve fitted to real data, beside its failure."""
