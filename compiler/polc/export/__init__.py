"""Notice to a format: HTML, Markdown, text and files.

Each module knows one format, and no policy.
"""
