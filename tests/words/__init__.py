"""The word finder: what people type leads to the word that they mean."""
