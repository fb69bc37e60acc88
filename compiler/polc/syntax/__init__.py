"""Text to declarations: the only package that knows Lark."""
