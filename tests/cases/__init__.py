"""Small policies with what must be found in each."""
