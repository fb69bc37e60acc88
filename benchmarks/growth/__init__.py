"""How time grows with each construct of a policy: `python -m benchmarks.growth`."""
