"""What every other room speaks: sources, spans, values and findings. Imports nothing of ours, does no I/O."""
