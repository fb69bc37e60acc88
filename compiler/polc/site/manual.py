"""The manual as a site: a page for each rule in both languages, as `explain` shows it, and the language."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby, pairwise

from markdown_it import MarkdownIt
from markupsafe import Markup

from polc.export.html import TocEntry
from polc.export.templates import environment
from polc.reference.coverage import matrix
from polc.reference.examples import example_for
from polc.reference.law import norm
from polc.reference.package import read_text
from polc.reference.phrases import LANGUAGES, SITE, group_name, phrase
from polc.reference.rules import RulePage, rule_page, slugs
from polc.report.rule_days import days_in_words
from polc.site.edition import Edition
from polc.site.page_context import ROOT, View, alternates_of, theme_words

HOMES = {lang: "" if lang == LANGUAGES[0] else f"{lang}/" for lang in LANGUAGES}
"""Where the manual begins in each language."""

LANGUAGE_PAGE = "language/"
"""Where the language reference stands, under the home of each language."""
REFERENCES = {lang: "reference.md" if lang == LANGUAGES[0] else f"reference.{lang}.md" for lang in LANGUAGES}
"""The file of the language reference in each language."""


def manual_views(edition: Edition) -> dict[str, View]:
    """The views of the manual by their paths: the list of rules and every rule in each language, and the language."""
    views: dict[str, View] = {}
    for lang in LANGUAGES:
        views[HOMES[lang]] = _index(lang, edition)
        views[f"{HOMES[lang]}{LANGUAGE_PAGE}"] = _language(lang, edition)
        views |= {_path(slug, lang): _rule(rule_page(slug), lang, edition) for slug in slugs()}
    return views


def _path(slug: str, lang: str) -> str:
    return f"{HOMES[lang]}rules/{slug}/"


def _view(title: str, body: str, paths: dict[str, str], lang: str, edition: Edition, toc: tuple[TocEntry, ...]) -> View:
    return View(
        lang=lang,
        title=title,
        controller="polc",
        description=phrase("manual-description", lang, SITE),
        body=body,
        words={
            **theme_words(lang),
            "all_policies": phrase("manual", lang, SITE),
            "policies": phrase("manual", lang, SITE),
        },
        alternates=alternates_of(paths, edition),
        home="" if paths == HOMES else HOMES[lang] or ROOT,
        toc=toc,
        canonical=f"{edition.address}{paths[lang]}" if edition.address else "",
    )


def _index(lang: str, edition: Edition) -> View:
    groups = [
        {"name": group, "about": group_name(group, lang), "rules": [_entry(slug, lang) for slug in members]}
        for group, members in groupby(slugs(), key=lambda slug: slug.partition("/")[0])
    ]
    provisions = [
        {
            "label": p.norm.label(lang),
            "url": p.norm.url,
            "wants": f"{p.wants[lang]} ({p.unseen[lang]})" if p.unseen else p.wants[lang],
            "rules": [_entry(s, lang) for s in p.rules],
        }
        for p in matrix()
    ]
    body = (
        environment()
        .get_template("manual-index.html.j2")
        .render(
            title=phrase("manual", lang, SITE),
            intro=phrase("manual-intro", lang, SITE),
            language=phrase("manual-language", lang, SITE),
            language_page=LANGUAGE_PAGE,
            coverage=phrase("manual-coverage", lang, SITE),
            groups=groups,
            provisions=provisions,
        )
    )
    toc = (*(TocEntry(str(g["name"]), str(g["name"]), 2) for g in groups), _coverage_entry(lang))
    return _view(phrase("manual", lang, SITE), body, HOMES, lang, edition, toc)


def _coverage_entry(lang: str) -> TocEntry:
    return TocEntry("provisions", phrase("manual-coverage", lang, SITE), 2)


def _entry(slug: str, lang: str) -> dict[str, str]:
    page = rule_page(slug)
    return {
        "slug": slug,
        "title": page.words("title", lang),
        "severity": phrase(page.severity, lang),
        "address": f"rules/{slug}/",
    }


def _rule(page: RulePage, lang: str, edition: Edition) -> View:
    citations = [n for c in page.citations if (n := norm(c))]
    body = (
        environment()
        .get_template("manual-rule.html.j2")
        .render(
            title=page.words("title", lang),
            slug=page.slug,
            severity=phrase(page.severity, lang),
            days=days_in_words(page, lang),
            laws=[{"label": n.label(lang), "url": n.url} for n in citations],
            why=_markdown(page.section(lang)),
            message=_code(page.shown("message", lang)),
            fix=_code(page.shown("fix", lang)),
            wrong=[example_for(e, lang) for e in page.examples("Wrong")],
            right=[example_for(e, lang) for e in page.examples("Right")],
            say={key: phrase(key, lang) for key in ("why", "message", "how-to-mend", "wrong", "right", "citation")},
        )
    )
    paths = {other: _path(page.slug, other) for other in LANGUAGES}
    return _view(page.words("title", lang), body, paths, lang, edition, ())


def _language(lang: str, edition: Edition) -> View:
    parser = _parser()
    tokens = parser.parse(read_text(REFERENCES[lang]))
    toc: list[TocEntry] = []
    anchors: set[str] = set()
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open" or opening.tag == "h1":
            continue
        anchor = re.sub(r"\W+", "-", inline.content.lower()).strip("-")
        while anchor in anchors:
            anchor += "-"
        anchors.add(anchor)
        opening.attrSet("id", anchor)
        if opening.tag == "h2":
            toc.append(TocEntry(anchor, inline.content.replace("`", ""), 2))
    for token in tokens:
        for inner in token.children or ():
            if inner.type == "link_open" and not str(inner.attrGet("href")).startswith(("https://", "http://", "#")):
                inner.attrs = {}  # a file of the repository, which the manual does not hold
    body = Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704 - raw HTML is off in the parser
    paths = {other: f"{HOMES[other]}{LANGUAGE_PAGE}" for other in LANGUAGES}
    return _view(phrase("manual-language", lang, SITE), body, paths, lang, edition, tuple(toc))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _markdown(text: str) -> Markup:
    return Markup(_parser().render(text))  # noqa: S704 - raw HTML is off in the parser


def _code(text: str) -> Markup:
    return Markup(_parser().renderInline(text))  # noqa: S704 - raw HTML is off in the parser
