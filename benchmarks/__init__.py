"""Measures polc against the targets that it states in BENCHMARKS.md. Run `python -m benchmarks`."""
