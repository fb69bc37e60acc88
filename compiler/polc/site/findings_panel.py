"""The findings beside a page of the preview, as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from polc.core.record import record
from polc.export.templates import environment
from polc.reference.phrases import SITE, counted, phrase
from polc.report.review.values import pieces
from polc.site.edition import Edition
from polc.site.page_context import View, theme_words

BOOK = "preview.toml"


@record
class Note:
    """A finding in words: `word` is its severity as shown, `path` and `line` its place in a file.

    `href` leads to what it is about on a page, empty where nothing there is; `accepted` says by what the finding is
    accepted, empty where it is open.
    """

    rule: str
    severity: str
    word: str
    message: str
    fix: str
    path: str
    line: int
    href: str = ""
    accepted: str = ""


def panel(
    notes: Sequence[Note], lang: str, *, accepted: Sequence[Note] = (), kept: bool = False, nonce: str = ""
) -> str:
    """The notes as HTML in a language, those `accepted` folded.

    `kept` where the page is older than its file. `nonce` is what the style of the panel is known by.
    """
    none = phrase("none-open" if accepted else "none", lang, BOOK)
    template = environment().get_template("preview-panel.html.j2")
    return template.render(
        lang=lang,
        nonce=nonce,
        title=counted("findings", len(notes), lang, BOOK) if notes else none,
        kept=phrase("kept", lang, BOOK) if kept else "",
        fix=phrase("fix", lang, BOOK),
        show=phrase("show", lang, BOOK),
        notes=[_note_fields(note, lang) for note in notes],
        accepted=[_note_fields(note, lang) for note in accepted],
        accepted_title=counted("accepted", len(accepted), lang, BOOK),
    )


def _note_fields(note: Note, lang: str) -> dict[str, Any]:
    return {
        "rule": note.rule,
        "severity": note.severity,
        "word": note.word,
        "message": pieces(note.message),
        "fix": pieces(note.fix),
        "place": phrase("line", lang, BOOK, path=note.path, line=note.line),
        "href": note.href,
        "accepted": note.accepted,
    }


def bare_index(lang: str, edition: Edition) -> View:
    """The first page of a preview in which no page can be made yet."""
    title = phrase("policies", lang, SITE)
    body = environment().from_string("<h1>{{ title }}</h1>").render(title=title)
    draft = phrase("draft-none", lang, SITE) if edition.draft is not None else ""
    return View(
        lang=lang, title=title, controller="", description=title, body=body, words=theme_words(lang), alternates=(),
        draft=draft,
    )  # fmt: skip
