"""Releases on disk: freezing a policy, and reading what was frozen."""
