"""Checking policies in this process, in others, or by an executor."""
