"""What each statement reads like: derived from the language reference, and kept in `dsl/sentences.toml`."""
