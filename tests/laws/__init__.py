"""Policies under the law of one country after another: what each finds, and what it leaves alone."""
