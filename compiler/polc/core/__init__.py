"""What every other package speaks: sources, spans, values and findings.

Imports nothing of ours, does no I/O.
"""
