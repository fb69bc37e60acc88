"""Drawings of a policy as inline SVG, each with a table that says the same.

Colours are the theme's.
"""
