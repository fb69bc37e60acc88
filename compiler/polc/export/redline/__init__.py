"""Two versions of a notice as one text with insertions and deletions marked.

Values first.
"""
