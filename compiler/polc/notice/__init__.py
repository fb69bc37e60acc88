"""Policy to notice: everything a page says, in its order and its words."""
