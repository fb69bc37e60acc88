"""Processing activities as registers want them: what a purpose has of data, periods, recipients and measures."""
