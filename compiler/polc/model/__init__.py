"""Declarations to a Policy: names, vocabulary, law and dates resolved. Does no I/O and judges nothing."""
