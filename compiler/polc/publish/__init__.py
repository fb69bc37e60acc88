"""Policy to pages and files: the only room that knows Jinja2, markdown-it and MkDocs."""
