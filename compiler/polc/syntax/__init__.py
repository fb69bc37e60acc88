"""Text to declarations: the only room that knows Lark."""
