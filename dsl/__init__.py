"""The language as data: grammar, vocabulary, law, rule pages and phrases."""
