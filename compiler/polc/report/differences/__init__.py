"""The comparison of two versions, in words and in formats."""
