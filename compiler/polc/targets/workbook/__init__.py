"""Workbooks: sheets of texts, and the two formats that hold them."""
