"""Checks across several policies of one run."""
