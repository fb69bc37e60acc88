"""Zip archives with the same bytes for the same content, whoever packs them where."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that such an archive can name."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of files in their order.

    Nothing is compressed, as compressors differ in their bytes.
    """
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content)
    return held.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the files of an archive of ours, in their order."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}
