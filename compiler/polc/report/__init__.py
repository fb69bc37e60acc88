"""Findings to words: one module a format, none of which knows a rule."""
