"""Why a document is not imported."""

from __future__ import annotations


class RefusedDocumentError(Exception):
    """A document cannot be imported; `key` is a phrase of errors.toml."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
