"""What the theme shows around each page of a site: titles, languages, contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from polc.core.record import field, record, replace
from polc.export.context import said_of_draft
from polc.export.html import Page, TocEntry
from polc.export.templates import environment
from polc.notice.dates import date_in_words
from polc.notice.language_names import own_name
from polc.notice.phrasebook import phrasebook
from polc.project.branding import STYLESHEET, Brand
from polc.project.releases.page import FrozenPage
from polc.reference.phrases import SITE, phrase
from polc.site.edition import Edition
from polc.site.offers import Offer

ROOT = "."
"""The site's root as MkDocs writes it in a relative address."""


@record
class Alternate:
    """The same page in a language: `path` inside the site, `address` the full one where the site's own is known."""

    lang: str
    name: str
    path: str
    address: str


@record
class Remark:
    """A line over a page on how it stands, such as a new version to come.

    A link where it has a `path` in the site. `lang` is the language of the line where it is not that of the page.
    """

    text: str
    path: str = ""
    lang: str = ""


@record
class ReleaseContext:
    """What releases add around a page in its language: remarks, and the paths of the archive and of the feed.

    `marked` is true when the remarks are such that nobody may miss them.
    """

    remarks: tuple[Remark, ...] = ()
    archive: str = ""
    feed: str = ""
    marked: bool = False


@record
class Look:
    """What the owner of the site adds around every page: a name, the paths of a logo and of a stylesheet, links."""

    name: str = ""
    logo: str = ""
    stylesheet: str = ""
    links: tuple[tuple[str, str], ...] = ()


@record
class View:
    """What the theme shows around one page.

    `distinction` sets its title apart from one that reads the same. `broad` for a page that wants the whole width;
    `facing` are the names and paths of the pages in two languages, `here` the path of this one where it is one of them.
    `script` is the path of the one that the page runs. Beside a `panel`, only what bears the `nonce` may run or dress
    the page.
    """

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
    distinction: str = ""
    offer: Offer | None = None
    panel: str = ""
    nonce: str = ""
    around: ReleaseContext = field(default_factory=ReleaseContext)
    unlisted: bool = False
    broad: bool = False
    facing: tuple[tuple[str, str], ...] = ()
    here: str = ""
    script: str = ""
    look: Look = field(default_factory=Look)

    @property
    def fallback(self) -> Alternate | None:
        """The page for readers of none of its languages: the English one, or the first."""
        return next((a for a in self.alternates if a.lang == "en"), next(iter(self.alternates), None))


AnyPage = Page | FrozenPage
"""A page of the day, or one of a release."""


def site_views(
    pages: Sequence[AnyPage], edition: Edition, around: Mapping[tuple[str, str], ReleaseContext] | None = None
) -> dict[str, View]:
    """The views of a site of policies, by their paths: every page, and the list of policies in each language.

    `around` gives, by policy and language, what releases add around a page.
    """
    home_pages = homes_of(pages)
    titles = Counter(_page_name(p) for p in pages)
    places: dict[str, dict[str, str]] = {}
    for page in pages:
        places.setdefault(page.policy, {})[page.lang] = page_path(page.policy, page.lang)
    views = {}
    for page in pages:
        added = (around or {}).get((page.policy, page.lang), ReleaseContext())
        same = "" if titles[_page_name(page)] == 1 else f"{page.policy}, {own_name(page.lang)}"
        paths = places[page.policy]
        view = policy_view(page, paths, home_pages, edition, added, distinction=same)
        views[paths[page.lang]] = replace(view, facing=facing_pages(page.policy, list(paths)))
    return views | _indexes(pages, home_pages, edition)


def facing_pages(policy: str, languages: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The names and paths of the pages that show two languages side by side."""
    return tuple((f"{own_name(a)} | {own_name(b)}", facing_path(policy, a, b)) for a, b in combinations(languages, 2))


def facing_path(policy: str, left: str, right: str) -> str:
    """Where the page with two languages of a policy stands in the site."""
    return f"{policy}/{left}-{right}/"


def page_path(policy: str, lang: str) -> str:
    """Where the page of a policy stands in the site."""
    return f"{policy}/{lang}/"


def homes_of(pages: Sequence[AnyPage]) -> dict[str, str]:
    """Where the list of policies stands in each language.

    At the site's root in the language that most policies state first; English goes before others that as many do.
    """
    languages = sorted({p.lang for p in pages})
    firsts: dict[str, str] = {}
    for page in pages:
        firsts.setdefault(page.policy, page.lang)
    stated = Counter(firsts.values())
    first = max(languages, key=lambda lang: (stated[lang], lang == "en"))
    return {lang: "" if lang == first else f"{lang}/" for lang in languages}


def _page_name(page: AnyPage) -> tuple[str, str]:
    return page.title, page.controller


def policy_view(
    page: AnyPage,
    paths: dict[str, str],
    home_pages: Mapping[str, str],
    edition: Edition,
    around: ReleaseContext,
    *,
    distinction: str = "",
) -> View:
    """What stands around a page that can be read at `paths`, by language."""
    lang = page.lang
    facts = []
    if page.version:
        facts.append(phrase("version", lang, SITE, version=page.version))
    if page.effective:
        key = "effective" if page.effective <= edition.day else "effective-from"
        facts.append(phrase(key, lang, SITE, day=day_in_words(page.effective, lang)))
    return View(
        lang=lang,
        title=page.title,
        controller=page.controller,
        description=phrase("description", lang, SITE, controller=page.controller or page.title),
        body=page.body,
        words=theme_words(lang),
        alternates=alternates_of(paths, edition),
        home=home_pages.get(lang) or ROOT,
        toc=tuple(e for e in page.toc if e.level == min(x.level for x in page.toc)),
        facts=tuple(facts),
        notice=page.prevails,
        draft=draft_notice(edition, lang, page.policy),
        canonical=f"{edition.address}{paths[lang]}" if edition.address else "",
        distinction=distinction,
        around=around,
    )


def day_in_words(day: date, lang: str) -> str:
    """A date in long form, as it stands in a sentence of a language."""
    book = phrasebook(lang, "")
    return date_in_words(day.isoformat(), book.locale, book.find("form.first-day"))


def _indexes(pages: Sequence[AnyPage], home_pages: dict[str, str], edition: Edition) -> dict[str, View]:
    views = {}
    for lang, path in home_pages.items():
        views[path] = View(
            lang=lang,
            title=phrase("policies", lang, SITE),
            controller="",
            description=phrase("index-intro", lang, SITE),
            body=_index_body(pages, lang, path),
            words=theme_words(lang),
            alternates=alternates_of(home_pages, edition),
            draft=draft_notice(edition, lang, *(edition.draft or ())),
            canonical=f"{edition.address}{path}" if edition.address else "",
        )
    return views


def _index_body(pages: Sequence[AnyPage], lang: str, path: str) -> str:
    up = "../" * path.count("/")
    policies: dict[str, list[AnyPage]] = {}
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


def dressed(views: Mapping[str, View], brand: Brand) -> dict[str, View]:
    """The views with the look of their owner."""
    files = brand.files()
    found = {}
    for path, view in views.items():
        links = tuple((link.said(view.lang), link.address) for link in brand.links)
        look = Look(brand.name, brand.logo_path, STYLESHEET if STYLESHEET in files else "", links)
        found[path] = replace(view, look=look)
    return found


def alternates_of(paths: dict[str, str], edition: Edition) -> tuple[Alternate, ...]:
    """The links between the languages of one page, whose path in each language is given."""
    return tuple(
        Alternate(lang, own_name(lang), path or ROOT, f"{edition.address}{path}" if edition.address else "")
        for lang, path in paths.items()
    )


def theme_words(lang: str) -> dict[str, str]:
    """The words of the theme in a language."""
    keys = ("skip", "all-policies", "policies", "languages", "contents", "top", "versions")
    return {key.replace("-", "_"): phrase(key, lang, SITE) for key in keys}


def draft_notice(edition: Edition, lang: str, *policies: str) -> str:
    """What a page on these policies says of itself where the site is a draft."""
    draft = edition.draft
    return said_of_draft(None if draft is None else sum(draft.get(name, 0) for name in policies), lang)
