"""Processing activities as registers want them."""
