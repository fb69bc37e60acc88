"""The manual as a site: the guides in order, a page for each rule as `explain` shows it, the words, and a search."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import groupby

from markdown_it import MarkdownIt
from markupsafe import Markup

from polc.core.record import replace
from polc.export.html import TocEntry
from polc.export.templates import environment
from polc.reference.coverage import matrix
from polc.reference.examples import example_for
from polc.reference.law import norm
from polc.reference.phrases import LANGUAGES, SITE, group_name, phrase
from polc.reference.rules import RulePage, rule_page, slugs
from polc.report.rule_days import days_in_words
from polc.site.edition import Edition
from polc.site.guides import HOMES, ORDER, guide_address, guide_path, guide_text, neighbours
from polc.site.manual_search import entries
from polc.site.page_context import ROOT, ReleaseContext, Remark, View, alternates_of, theme_words
from polc.site.word_lists import words_by_class

WORDS_PAGE = "words/"
SEARCH_PAGE = "search/"
"""Where the lists of words and the search stand, under the home of each language."""
SEARCH_SCRIPT = "search.js"


def manual_views(edition: Edition) -> dict[str, View]:
    """The views of the manual by their paths, in each language: its contents, guides, words, rules, and the search."""
    views: dict[str, View] = {}
    for lang in LANGUAGES:
        views[HOMES[lang]] = _index(lang, edition)
        for guide in ORDER:
            views[guide_path(guide, lang)] = _guide(guide, lang, edition)
        views[f"{HOMES[lang]}{WORDS_PAGE}"] = _words(lang, edition)
        views |= {_path(slug, lang): _rule(rule_page(slug), lang, edition) for slug in slugs()}
        views[f"{HOMES[lang]}{SEARCH_PAGE}"] = _search(lang, edition)
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
        around=ReleaseContext((Remark(phrase("manual-search", lang, SITE), f"{HOMES[lang]}{SEARCH_PAGE}"),)),
    )


def search_script() -> tuple[str, str]:
    """The path of the script of the search in the manual, and the script."""
    return SEARCH_SCRIPT, files("polc.theme").joinpath("files", SEARCH_SCRIPT).read_text(encoding="utf-8")


def _guide(guide: str, lang: str, edition: Edition) -> View:
    text = guide_text(guide, lang)
    paths = {other: guide_path(guide, other) for other in LANGUAGES}
    view = _view(text.title, text.body, paths, lang, edition, text.toc)
    return replace(view, body=f"{text.body}{neighbours(guide, lang)}")


def _words(lang: str, edition: Edition) -> View:
    classes = words_by_class(lang)
    say = {key: phrase(f"manual-words-{key}", lang, SITE) for key in ("intro",)}
    title = phrase("manual-words", lang, SITE)
    body = environment().get_template("manual-words.html.j2").render(title=title, classes=classes, say=say)
    paths = {other: f"{HOMES[other]}{WORDS_PAGE}" for other in LANGUAGES}
    toc = tuple(TocEntry(c.anchor, c.title, 2) for c in classes)
    return _view(title, body, paths, lang, edition, toc)


def _search(lang: str, edition: Edition) -> View:
    say = {key: phrase(f"manual-search-{key}", lang, SITE) for key in ("intro", "label", "found", "none")}
    title = phrase("manual-search", lang, SITE)
    body = environment().get_template("manual-search.html.j2").render(title=title, entries=entries(lang), say=say)
    paths = {other: f"{HOMES[other]}{SEARCH_PAGE}" for other in LANGUAGES}
    return replace(_view(title, body, paths, lang, edition, ()), script=SEARCH_SCRIPT, around=ReleaseContext())


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
            say={key: phrase(f"manual-{key}", lang, SITE) for key in ("guides", "words", "search", "rules")},
            guides=[{"title": guide_text(g, lang).title, "address": guide_address(g)} for g in ORDER],
            words_page=WORDS_PAGE,
            search_page=SEARCH_PAGE,
            coverage=phrase("manual-coverage", lang, SITE),
            groups=groups,
            provisions=provisions,
        )
    )
    toc = (
        TocEntry("guides", phrase("manual-guides", lang, SITE), 2),
        *(TocEntry(str(g["name"]), str(g["name"]), 2) for g in groups),
        _coverage_entry(lang),
    )
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


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _markdown(text: str) -> Markup:
    return Markup(_parser().render(text))  # noqa: S704 - raw HTML is off in the parser


def _code(text: str) -> Markup:
    return Markup(_parser().renderInline(text))  # noqa: S704 - raw HTML is off in the parser
