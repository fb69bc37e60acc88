"""The line of a page that offers files: the words of the link to each, and where it stands."""

from __future__ import annotations

from polc.core.record import record


@record
class Download:
    """A file to offer: its `path` inside the site, and `words` that say its format, language and size."""

    path: str
    words: str


@record
class Offer:
    """The line of a page that offers its files: its `label`, and the files."""

    label: str
    files: tuple[Download, ...]
