"""The case-formulation task: the case, its key, answers, the score and what is told about it."""
