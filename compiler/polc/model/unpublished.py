"""Which declarations no page tells."""

from __future__ import annotations

UNPUBLISHED = frozenset({"record", "rule"})
"""House rules, and the records of processing activities that GDPR Art. 30 keeps inside the house."""
