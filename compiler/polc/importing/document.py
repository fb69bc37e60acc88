"""Imports a document: bytes and the ending of its name in.

The text of a draft and what became of each passage out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from polc.core.record import record
from polc.importing.drafted import Drafted
from polc.importing.outline import Block, Part, placed
from polc.importing.passages import language_of, passages_of
from polc.importing.recognising.actors import recognise_actors
from polc.importing.recognising.closing import recognise_absences
from polc.importing.recognising.cookies import recognise_cookies
from polc.importing.recognising.data import recognise_data, recognise_data_in_sentences
from polc.importing.recognising.identity import (
    recognise_addresses,
    recognise_authority,
    recognise_controller,
    recognise_policy,
)
from polc.importing.recognising.purposes import recognise_purposes, recognise_uses
from polc.importing.recognising.recipients import recognise_recipients, recognise_roles
from polc.importing.recognising.retention import recognise_periods
from polc.importing.recognising.rights import recognise_rights
from polc.importing.refusals import RefusedDocumentError
from polc.importing.report import Fate, fates, summary_line
from polc.importing.writing import BOOK, written
from polc.reference.phrases import phrase

MOST_BLOCKS = 20_000
"""The most paragraphs, items and rows that are read of a document."""
STEPS: tuple[Callable[[Drafted], None], ...] = (
    recognise_actors, recognise_controller, recognise_addresses, recognise_data, recognise_data_in_sentences,
    recognise_recipients, recognise_purposes, recognise_uses, recognise_roles, recognise_cookies, recognise_periods,
    recognise_rights, recognise_authority, recognise_absences,
)  # fmt: skip
"""What is recognised, in order: what is named before what refers to it."""


@record
class Imported:
    """A draft, what became of each passage, the language of the document.

    The digest of its bytes.
    """

    text: str
    fates: tuple[Fate, ...]
    language: str
    digest: str


def imported(name: str, content: bytes, lang: str, language: str = "") -> Imported:
    """Return the draft of a document called `name`.

    Comments are in `lang`, the document in `language` where known.

    Raises RefusedDocumentError for a document that cannot be read, is too large, or is in a language not read.
    """
    parts = parts_of(name, content)
    if sum(max(1, len(part.rows)) for part in parts) > MOST_BLOCKS:
        raise RefusedDocumentError("import-too-large")
    blocks = _without_contents(placed(parts))
    spoken = language or language_of(blocks)
    if not any(block.kind != "aside" for block in blocks):
        raise RefusedDocumentError("import-empty")
    if not spoken:
        raise RefusedDocumentError("import-language")
    drafted = Drafted(passages_of(blocks, spoken), spoken)
    recognise_policy(drafted, blocks)
    for step in STEPS:
        step(drafted)
    _complete_policy(drafted)
    digest = hashlib.sha256(content).hexdigest()
    found = fates(drafted, blocks, lang)
    head = (
        phrase("draft-of", lang, BOOK, name=" ".join(name.split()), digest=digest[:12]),
        summary_line(found, lang),
        phrase("draft-signs", lang, BOOK),
    )
    return Imported(written(drafted, head, lang), found, spoken, digest)


def parts_of(name: str, content: bytes) -> tuple[Part, ...]:
    """Return the parts of a document by the ending of its name.

    Raises RefusedDocumentError.
    """
    ending = name.lower().rpartition(".")[2]
    if ending in ("html", "htm", "xhtml"):
        from polc.importing.readers.html import html_parts

        return html_parts(_text(content))
    if ending in ("md", "markdown"):
        from polc.importing.readers.markdown import markdown_parts

        return markdown_parts(_text(content))
    if ending in ("docx", "docm"):
        from polc.importing.readers.docx import docx_parts

        return docx_parts(content)
    if ending in ("xlsx", "xlsm"):
        from polc.importing.readers.workbook import xlsx_parts

        return xlsx_parts(content)
    if ending == "ods":
        from polc.importing.readers.workbook import ods_parts

        return ods_parts(content)
    raise RefusedDocumentError("import-format")


def _text(content: bytes) -> str:
    """Text in UTF-8, or in the encoding of old pages of the west of Europe."""
    if b"\0" in content:
        raise RefusedDocumentError("import-broken")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _without_contents(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, a table of contents standing aside.

    Lines that are no more than headings of the document.
    """
    headings = {block.text.strip() for block in blocks if block.kind == "heading"}
    return tuple(
        Block("aside", block.place, block.text)
        if block.kind in ("paragraph", "item") and block.text.strip() in headings
        else block
        for block in blocks
    )


def _complete_policy(drafted: Drafted) -> None:
    """The language of the policy, and who it is made by, where that was found."""
    id_ = next(name for kind, name in drafted.declarations if kind == "policy")
    if not drafted.passages:
        return
    first = drafted.passages[0]
    drafted.note("policy", id_, "languages", drafted.lang, first)
    for (kind, name), held in drafted.declarations.items():
        told = [each for each in held if each.key == "name" and not each.likely]
        if kind == "controller" and told:
            drafted.note("policy", id_, "made", f"by {name}", told[0].passage, told[0].quote)
            break
