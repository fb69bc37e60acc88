"""Findings as a review for counsel."""
