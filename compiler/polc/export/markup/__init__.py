"""A notice as HTML: the only place where nodes become elements.

Every text is escaped by the writer.
"""
