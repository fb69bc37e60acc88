"""Findings about text that cannot be read, and how reading resumes after it."""
