"""Derives which rules read which statements and terms, by taking each away and running every rule again."""
