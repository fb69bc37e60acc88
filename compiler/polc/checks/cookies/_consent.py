"""Consent to trackers: where it is missing, how it is asked, refused and withdrawn."""

from __future__ import annotations

WIDGET = "widget"
