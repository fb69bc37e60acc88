"""Readers of foreign documents: bytes in, an outline out. One module a format."""
