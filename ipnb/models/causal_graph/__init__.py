"""A causal graph: what adjusting does to the association of care with security."""
