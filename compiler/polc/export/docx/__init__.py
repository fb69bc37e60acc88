"""A notice as a Word document: in one language, or two languages side by side.

Only this package knows python-docx.
"""

from __future__ import annotations

from polc.export.docx.bilingual import bilingual
from polc.export.docx.single import document

__all__ = ["bilingual", "document"]
