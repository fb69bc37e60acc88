"""Names that are no longer names, and purposes that say nothing. Reads texts, by the lists of `dsl/lexicon`."""

from __future__ import annotations

NAMES, FORMULAS = "stale-names", "formulas"
