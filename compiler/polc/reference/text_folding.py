"""Words as they are compared with what people type: without capitals, accents, hyphens and apostrophes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

PARTING = "'’-_‑"


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """Return the text without capitals and accents, its hyphens as blanks: `Clé d’accès` is `cle d acces`."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    letters = (" " if c in PARTING else c for c in plain if not unicodedata.combining(c))
    return " ".join("".join(letters).split())
