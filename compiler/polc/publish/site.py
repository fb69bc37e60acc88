"""From pages to a static site. The only module that knows MkDocs, so that another builder can take its place.

MkDocs lays out files, theme and links; it is given finished HTML and converts no Markdown.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from polc.publish.edition import Edition
from polc.publish.page import Page, TocEntry
from polc.publish.phrasebook import phrasebook
from polc.publish.templates import environment
from polc.reference.phrases import SITE, counted, phrase

ROOT = "."
"""The site's root as MkDocs writes it in a relative address."""

SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")
"""Files that say nothing without the site's address."""


class SiteError(Exception):
    """The site could not be laid out; the message is one line for the user."""


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


def write_site(pages: Sequence[Page], folder: Path, edition: Edition, tick: Callable[[], None]) -> int:
    """Writes the pages and their index into an empty folder, and returns how many pages there are.

    `tick` is called after each page. Raises SiteError when MkDocs cannot lay them out.
    """
    homes = _homes(pages)
    views = {f"{p.policy}/{p.lang}/": _policy_view(p, homes, edition) for p in pages}
    views |= _indexes(pages, homes, edition)
    with tempfile.TemporaryDirectory() as empty, as_file(files("polc.site") / "theme") as theme:
        try:
            _lay_out(views, folder, Path(empty), theme, edition, tick)
        except MkDocsException as error:
            raise SiteError(str(error).splitlines()[0] if str(error) else "the site could not be laid out") from error
    if not edition.address:
        for name in SITEMAPS:
            (folder / name).unlink(missing_ok=True)
    return len(views)


def _lay_out(
    views: dict[str, View], folder: Path, empty: Path, theme: Path, edition: Edition, tick: Callable[[], None]
) -> None:
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    pages = empty / "pages"
    pages.mkdir()
    config = MkDocsConfig(config_file_path=str(empty / "mkdocs.yml"))
    config.load_dict(
        {
            "site_name": "polc",
            "site_url": edition.address or None,
            "docs_dir": str(pages),
            "site_dir": str(folder.resolve()),
            "theme": {"name": None, "custom_dir": str(theme)},
            "plugins": [],
            "use_directory_urls": True,
        }
    )
    errors, _warnings = config.validate()
    if errors:
        raise SiteError(f"{errors[0][0]}: {errors[0][1]}")
    config.plugins["polc"] = _Feed(views, tick)
    build(config)


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin is made here and takes no options from a file."""


class _Feed(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Gives MkDocs its pages: no file is read and no Markdown converted."""

    def __init__(self, views: dict[str, View], tick: Callable[[], None]) -> None:
        super().__init__()
        self._views = views
        self._tick = tick

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Adds a page for each view to the theme's own files."""
        for path in self._views:
            files.append(File.generated(config, f"{path}index.md", content=""))
        return files

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Escapes whatever the theme shows; MkDocs itself would not."""
        env.autoescape = True
        return env

    def on_page_content(self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """The finished HTML instead of converted Markdown."""
        return Markup(self._view(page).body)  # noqa: S704 - rendered by autoescaped templates

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """What the theme shows around the page."""
        context["view"] = self._view(page)  # type: ignore[typeddict-unknown-key]
        self._tick()
        return context

    def _view(self, page: MkDocsPage) -> View:
        return self._views[str(page.file.src_uri).removesuffix("index.md")]


def _homes(pages: Sequence[Page]) -> dict[str, str]:
    """Where the list of policies stands in each language: English at the site's root, or the first language there."""
    languages = sorted({p.lang for p in pages})
    first = "en" if "en" in languages else languages[0]
    return {lang: "" if lang == first else f"{lang}/" for lang in languages}


def _policy_view(page: Page, homes: dict[str, str], edition: Edition) -> View:
    lang = page.lang
    facts = []
    if page.version:
        facts.append(phrase("version", lang, SITE, version=page.version))
    if page.effective:
        key = "effective" if page.effective <= edition.day else "effective-from"
        facts.append(
            phrase(key, lang, SITE, day=format_date(page.effective, "long", locale=phrasebook(lang, "").locale))
        )
    paths = {other: f"{page.policy}/{other}/" for other in page.languages}
    return View(
        lang=lang,
        title=page.title,
        controller=page.controller,
        description=phrase("description", lang, SITE, controller=page.controller or page.title),
        body=page.body,
        words=_words(lang),
        alternates=_alternates(paths, edition),
        home=homes[lang] or ROOT,
        toc=tuple(e for e in page.toc if e.level == min(x.level for x in page.toc)),
        facts=tuple(facts),
        notice=page.notice,
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
            words=_words(lang),
            alternates=_alternates(homes, edition),
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
        links = [{"lang": p.lang, "name": _own_name(p.lang), "address": f"{up}{name}/{p.lang}/"} for p in versions]
        entries.append({"title": best.title, "controller": best.controller, "lang": best.lang, "links": links})
    template = environment().get_template("index.html.j2")
    return template.render(
        title=phrase("policies", lang, SITE), intro=phrase("index-intro", lang, SITE), policies=entries, lang=lang
    )


def _alternates(paths: dict[str, str], edition: Edition) -> tuple[Alternate, ...]:
    return tuple(
        Alternate(lang, _own_name(lang), path or ROOT, f"{edition.address}{path}" if edition.address else "")
        for lang, path in paths.items()
    )


def _own_name(lang: str) -> str:
    """A language's name in that language, with a capital as it stands alone."""
    name = str(Locale(lang).get_language_name(lang) or lang)
    return name[0].upper() + name[1:]


def _words(lang: str) -> dict[str, str]:
    keys = ("skip", "all-policies", "policies", "languages", "contents", "top")
    return {key.replace("-", "_"): phrase(key, lang, SITE) for key in keys}


def _draft(edition: Edition, lang: str, findings: int) -> str:
    if edition.draft is None:
        return ""
    return counted("draft", findings, lang, SITE) if findings else phrase("draft-none", lang, SITE)
