"""Which declarations no page tells: they speak to those who write policies and keep registers."""

from __future__ import annotations

UNPUBLISHED = frozenset({"record", "rule"})
"""House rules, and the records of processing activities that GDPR Art. 30 keeps inside the house."""
