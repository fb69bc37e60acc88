"""Policy to notice: everything a page says, in its order and its words. Knows no format and no file."""
