"""The findings beside a page of the preview, as HTML. Knows no finding, only words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polc.publish.site.edition import Edition
from polc.publish.site.views import View, theme_words
from polc.publish.templates import environment
from polc.reference.phrases import SITE, counted, phrase

BOOK = "preview.toml"


@dataclass(frozen=True, slots=True)
class Note:
    """A finding in words: `word` is its severity as shown, `path` and `line` its place in a file.

    `href` leads to what it is about on a page, empty where nothing there is.
    """

    rule: str
    severity: str
    word: str
    message: str
    fix: str
    path: str
    line: int
    href: str = ""


def panel(notes: Sequence[Note], lang: str, *, kept: bool = False) -> str:
    """The notes as HTML in a language; `kept` where the page beside them is older than its file."""
    shown = [
        {
            "rule": note.rule,
            "severity": note.severity,
            "word": note.word,
            "message": _parts(note.message),
            "fix": _parts(note.fix) if note.fix else [],
            "place": phrase("line", lang, BOOK, path=note.path, line=note.line),
            "href": note.href,
        }
        for note in notes
    ]
    template = environment().get_template("preview-panel.html.j2")
    return template.render(
        lang=lang,
        title=counted("findings", len(notes), lang, BOOK) if notes else phrase("none", lang, BOOK),
        kept=phrase("kept", lang, BOOK) if kept else "",
        fix=phrase("fix", lang, BOOK),
        show=phrase("show", lang, BOOK),
        notes=shown,
    )


def _parts(words: str) -> list[tuple[str, bool]]:
    """Words parted at what they quote from the language, with whether a part is such."""
    return [(part, bool(number % 2)) for number, part in enumerate(words.split("`"))]


def bare_index(lang: str, edition: Edition) -> View:
    """The first page of a preview in which no page can be made yet."""
    title = phrase("policies", lang, SITE)
    body = environment().from_string("<h1>{{ title }}</h1>").render(title=title)
    draft = phrase("draft-none", lang, SITE) if edition.draft is not None else ""
    return View(
        lang=lang, title=title, controller="", description=title, body=body, words=theme_words(lang), alternates=(),
        draft=draft,
    )  # fmt: skip
