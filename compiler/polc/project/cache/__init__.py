"""Outcomes of earlier runs, kept in the cache folder of the user."""
