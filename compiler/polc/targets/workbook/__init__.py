"""Workbooks: sheets of texts as values, and the two formats that they are written in."""
