"""The guides of `docs` and the language reference as pages of the manual: in order, with links among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from polc.core.record import record
from polc.export.html import TocEntry
from polc.reference.package import read_text
from polc.reference.phrases import LANGUAGES, SITE, phrase

HOMES = {lang: "" if lang == LANGUAGES[0] else f"{lang}/" for lang in LANGUAGES}
"""Where the manual begins in each language."""
REFERENCE = "reference"
ORDER = (
    *("start", REFERENCE, "studio", "editor", "import", "settings", "ci", "render", "releases", "diff", "review"),
    *("export", "estates", "limits", "severity", "accuracy", "upgrades", "glossary"),
)
"""The guides in the order in which they are read: what somebody needs first stands first."""
NOT_OF_ANCHORS = re.compile(r"[^\w -]")
COMMENT = re.compile(r"^<!--.*-->\n", re.MULTILINE)
EXTERNAL = ("https://", "http://")


@record
class Part:
    """A part of a guide under a heading: its title, its anchor, and its words."""

    title: str
    anchor: str
    words: str


@record
class GuideText:
    """A guide in a language: its title, its body as HTML, its contents, and its parts."""

    title: str
    body: Markup
    toc: tuple[TocEntry, ...]
    parts: tuple[Part, ...]


def guide_address(guide: str) -> str:
    """Where a guide stands under the home of a language."""
    return "language/" if guide == REFERENCE else f"guides/{guide}/"


def guide_path(guide: str, lang: str) -> str:
    """Where a guide stands in the manual."""
    return f"{HOMES[lang]}{guide_address(guide)}"


def source_of_guide(guide: str, lang: str) -> str:
    """The Markdown of a guide in a language. Raises FileNotFoundError where there is none."""
    if guide == REFERENCE:
        return read_text("reference.md" if lang == LANGUAGES[0] else f"reference.{lang}.md")
    place = files("polc.guides")
    folder = place if lang == LANGUAGES[0] else place.joinpath(lang)
    return COMMENT.sub("", folder.joinpath(f"{guide}.md").read_text(encoding="utf-8"))


def neighbours(guide: str, lang: str) -> Markup:
    """The links to the guides before and after one."""
    at = ORDER.index(guide)
    around = (("previous", ORDER[at - 1 : at] if at else ()), ("next", ORDER[at + 1 : at + 2]))
    links = [
        Markup('<a rel="{}" href="{}">{} {}</a>').format(
            {"previous": "prev"}.get(way, way), _from_guide(guide, other), phrase(f"manual-{way}", lang, SITE),
            guide_text(other, lang).title,
        )
        for way, others in around
        for other in others
    ]  # fmt: skip
    return Markup('<p class="meta">{}</p>').format(Markup(" · ").join(links))


@cache
def guide_text(guide: str, lang: str) -> GuideText:
    """A guide in a language as a page shows it; links to what the manual does not hold are words alone."""
    parser = guide_parser()
    tokens = parser.parse(source_of_guide(guide, lang))
    toc: list[TocEntry] = []
    parts: list[Part] = []
    anchors: set[str] = set()
    title = ""
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            if parts and inline.type in ("inline", "fence", "code_block"):
                parts[-1] = Part(parts[-1].title, parts[-1].anchor, f"{parts[-1].words} {inline.content}")
            continue
        name = inline.content.replace("`", "")
        if opening.tag == "h1":
            title = title or name
            parts.append(Part(name, "", ""))
            continue
        anchor = _anchor(inline.content)
        while anchor in anchors:
            anchor += "-"
        anchors.add(anchor)
        opening.attrSet("id", anchor)
        parts.append(Part(name, anchor, ""))
        if opening.tag == "h2":
            toc.append(TocEntry(anchor, name, 2))
    heading = title
    for token, next_ in pairwise(tokens):
        if token.type == "heading_open":
            heading = next_.content.replace("`", "")
        elif token.type == "table_open":
            token.meta["heading"] = heading
    for token in tokens:
        for inner in token.children or ():
            _lead(inner, guide, lang)
    body = Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704 - raw HTML is off in the parser
    return GuideText(title, body, tuple(toc), tuple(parts))


def _lead(token: Token, guide: str, lang: str) -> None:
    """Has a link lead to a page of the manual, or nowhere where the manual does not hold what it names."""
    if token.type != "link_open":
        return
    target, _, anchor = str(token.attrGet("href")).partition("#")
    if target.startswith(EXTERNAL) or (not target and anchor):
        return
    name = re.sub(r"(?:\.fr)?\.md$", "", target.rpartition("/")[2])
    known = target.endswith(".md") and (name in ORDER) and "decisions/" not in target
    if not known:
        token.attrs = {}
        return
    token.attrSet("href", f"{_from_guide(guide, name)}{f'#{anchor}' if anchor in _anchors(name, lang) else ''}")


def _from_guide(guide: str, other: str) -> str:
    """The relative address from one guide to another in the same language."""
    return f"{'../' * guide_address(guide).count('/')}{guide_address(other)}"


@cache
def _anchors(guide: str, lang: str) -> frozenset[str]:
    headings = re.findall(r"^#+ (.*)$", source_of_guide(guide, lang), re.MULTILINE)
    return frozenset(_anchor(heading) for heading in headings)


def _anchor(heading: str) -> str:
    """What a heading is called in addresses, as where the guides are read in their repository."""
    return str(escape(NOT_OF_ANCHORS.sub("", heading.lower()).replace(" ", "-")))


@cache
def guide_parser() -> MarkdownIt:
    """The parser of guides; raw HTML is off in it, and a table that is wider than the screen scrolls by itself."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    return parser


def _table_open(_: object, tokens: Sequence[Token], index: int, *__: object) -> str:
    """The beginning of a table in a frame that the keyboard reaches, called by the heading over it."""
    heading = escape(tokens[index].meta.get("heading", ""))
    return f'<div class="table-frame" role="group" tabindex="0" aria-label="{heading}">\n<table>\n'


def _table_close(*_: object) -> str:
    return "</table>\n</div>\n"
