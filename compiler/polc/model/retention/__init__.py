"""Retention: periods, the data and purposes they cover, their lengths and their conflicts."""
