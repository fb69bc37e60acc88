"""The right to lodge a complaint (Art. 77): which authority is named, and whether a step must come first."""

from __future__ import annotations

COMPLAINT = "complaint"
