"""The theme and page templates of published sites, as data."""
