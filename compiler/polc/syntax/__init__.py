"""Text to declarations: the only room that knows Lark. Does no I/O; a user's mistake is a finding, not an exception."""
