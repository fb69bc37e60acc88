"""Finds inputs that break polc: `python -m tests.fuzz --seconds 60 --seed 1`, `python -m tests.fuzz.slips`."""
