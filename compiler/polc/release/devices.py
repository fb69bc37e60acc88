"""Names that Windows keeps for devices: no file or folder that is to be used there can be called so."""

from __future__ import annotations

import unicodedata

DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))})


def is_device(name: str) -> bool:
    """True for the name of a device, in capitals or not, with any ending, and with superscript digits too."""
    return unicodedata.normalize("NFKC", name.partition(".")[0]).casefold().strip() in DEVICES
