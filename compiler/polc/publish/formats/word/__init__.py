"""A notice as a Word document: in one language, or two languages side by side. Only this package knows python-docx."""

from __future__ import annotations

from polc.publish.formats.word.single import document
from polc.publish.formats.word.twofold import bilingual

__all__ = ["bilingual", "document"]
