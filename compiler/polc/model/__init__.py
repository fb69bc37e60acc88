"""Declarations to a Policy: names, vocabulary, law and dates resolved."""
