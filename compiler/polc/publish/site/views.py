"""What the theme shows around each page of a site: titles, languages, contents. Knows no builder and no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale
from babel.dates import format_date

from polc.publish.formats.page import Page, TocEntry
from polc.publish.notice.phrasebook import phrasebook
from polc.publish.site.edition import Edition
from polc.publish.templates import environment
from polc.reference.phrases import SITE, counted, phrase

ROOT = "."
"""The site's root as MkDocs writes it in a relative address."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language: `path` inside the site, `address` the full one where the site's own is known."""

    lang: str
    name: str
    path: str
    address: str


@dataclass(frozen=True, slots=True)
class View:
    """What the theme shows around one page."""

    lang: str
    title: str
    controller: str
    description: str
    body: str
    words: dict[str, str]
    alternates: tuple[Alternate, ...]
    home: str = ""
    toc: tuple[TocEntry, ...] = ()
    facts: tuple[str, ...] = ()
    notice: str = ""
    draft: str = ""
    canonical: str = ""


def site_views(pages: Sequence[Page], edition: Edition) -> dict[str, View]:
    """The views of a site of policies, by their paths: every page, and the list of policies in each language."""
    homes = _homes(pages)
    views = {f"{p.policy}/{p.lang}/": _policy_view(p, homes, edition) for p in pages}
    return views | _indexes(pages, homes, edition)


def _homes(pages: Sequence[Page]) -> dict[str, str]:
    """Where the list of policies stands in each language: English at the site's root, or the first language there."""
    languages = sorted({p.lang for p in pages})
    first = "en" if "en" in languages else languages[0]
    return {lang: "" if lang == first else f"{lang}/" for lang in languages}


def _policy_view(page: Page, homes: dict[str, str], edition: Edition) -> View:
    lang = page.lang
    facts = []
    if page.notice.version:
        facts.append(phrase("version", lang, SITE, version=page.notice.version))
    if page.notice.effective:
        key = "effective" if page.notice.effective <= edition.day else "effective-from"
        facts.append(
            phrase(key, lang, SITE, day=format_date(page.notice.effective, "long", locale=phrasebook(lang, "").locale))
        )
    paths = {other: f"{page.policy}/{other}/" for other in page.languages}
    return View(
        lang=lang,
        title=page.title,
        controller=page.controller,
        description=phrase("description", lang, SITE, controller=page.controller or page.title),
        body=page.body,
        words=theme_words(lang),
        alternates=alternates_of(paths, edition),
        home=homes[lang] or ROOT,
        toc=tuple(e for e in page.toc if e.level == min(x.level for x in page.toc)),
        facts=tuple(facts),
        notice=page.notice.prevails,
        draft=_draft(edition, lang, (edition.draft or {}).get(page.policy, 0)),
        canonical=f"{edition.address}{paths[lang]}" if edition.address else "",
    )


def _indexes(pages: Sequence[Page], homes: dict[str, str], edition: Edition) -> dict[str, View]:
    views = {}
    for lang, path in homes.items():
        views[path] = View(
            lang=lang,
            title=phrase("policies", lang, SITE),
            controller="",
            description=phrase("index-intro", lang, SITE),
            body=_index_body(pages, lang, path),
            words=theme_words(lang),
            alternates=alternates_of(homes, edition),
            draft=_draft(edition, lang, sum((edition.draft or {}).values())),
            canonical=f"{edition.address}{path}" if edition.address else "",
        )
    return views


def _index_body(pages: Sequence[Page], lang: str, path: str) -> str:
    up = "../" * path.count("/")
    policies: dict[str, list[Page]] = {}
    for page in pages:
        policies.setdefault(page.policy, []).append(page)
    entries = []
    for name, versions in policies.items():
        best = next((p for p in versions if p.lang == lang), versions[0])
        links = [{"lang": p.lang, "name": own_name(p.lang), "address": f"{up}{name}/{p.lang}/"} for p in versions]
        entries.append({"title": best.title, "controller": best.controller, "lang": best.lang, "links": links})
    template = environment().get_template("index.html.j2")
    return template.render(
        title=phrase("policies", lang, SITE), intro=phrase("index-intro", lang, SITE), policies=entries, lang=lang
    )


def alternates_of(paths: dict[str, str], edition: Edition) -> tuple[Alternate, ...]:
    """The links between the languages of one page, whose path in each language is given."""
    return tuple(
        Alternate(lang, own_name(lang), path or ROOT, f"{edition.address}{path}" if edition.address else "")
        for lang, path in paths.items()
    )


def own_name(lang: str) -> str:
    """A language's name in that language, with a capital as it stands alone."""
    name = str(Locale(lang).get_language_name(lang) or lang)
    return name[0].upper() + name[1:]


def theme_words(lang: str) -> dict[str, str]:
    """The words of the theme in a language."""
    keys = ("skip", "all-policies", "policies", "languages", "contents", "top")
    return {key.replace("-", "_"): phrase(key, lang, SITE) for key in keys}


def _draft(edition: Edition, lang: str, findings: int) -> str:
    if edition.draft is None:
        return ""
    return counted("draft", findings, lang, SITE) if findings else phrase("draft-none", lang, SITE)
