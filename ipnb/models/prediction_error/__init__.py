"""Prediction error: acquisition, extinction, renewal, reinstatement and blocking by one rule."""
