"""The MkDocs plugin `polc`: policies as pages of any MkDocs site, in its theme, navigation and search.

    plugins:
      - search
      - polc:
          policies: policies/

It touches what MkDocs documents for plugins and nothing else, so that a new release of MkDocs does not break it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink, TableOfContents

from polc.core.work_limits import TooManyError
from polc.project.clock import AsOf, on_day, today
from polc.project.errors import CannotRunError
from polc.project.settings import Settings
from polc.reference.phrases import LANGUAGES
from polc.report.terminal import message
from polc.site.embedded_pages import EmbeddedPage, Request, embedded_pages, html_of, stylesheet

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from polc.export.html import TocEntry

log = get_plugin_logger(__name__)

STYLESHEET = "css/polc-notice.css"
MARKS = str.maketrans({"<": "‹", ">": "›", '"': "”"})
"""What opens or closes markup, and what stands for it in the title of a page."""
ENDING = ".md"
"""How the name of a page ends, for MkDocs to take it for one."""


class PolcOptions(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say of policies.

    Paths are those from the folder of that file.
    """

    policies = options.Type((str, list), default="policies")
    """Files and folders with policies."""
    folder = options.Type(str, default="")
    """Where in the site their pages stand: `<folder>/<policy>/<language>`."""
    languages = options.ListOfItems(options.Type(str), default=[])
    """The only languages; all of a policy where none is given."""
    language = options.Type(str, default="")
    """The language of messages."""
    releases = options.Optional(options.Type(str))
    as_of = options.Optional(options.Type((date, str)))
    draft = options.Type(bool, default=False)


class PolcPlugin(BasePlugin[PolcOptions]):  # type: ignore[no-untyped-call]
    """Gives a MkDocs site a page for each policy in each language."""

    def __init__(self) -> None:
        self._pages: Mapping[str, EmbeddedPage] = {}
        self._lang = LANGUAGES[0]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the policies and make their pages.

        Raises PluginError with polc's words for what stops that.
        """
        try:
            folder = _pages_folder(self.config.folder)
            request = self._request(Path(config.config_file_path or "mkdocs.yml").absolute().parent)
            outcome = embedded_pages(request)
        except CannotRunError as error:
            raise PluginError(message(error.told(self._lang))) from error
        except (RecursionError, MemoryError, TooManyError) as error:
            raise PluginError(CannotRunError("too-deep").told(self._lang)) from error
        for line in outcome.warnings:
            log.warning(line)
        for line in outcome.advice:
            log.info(line)
        self._pages = {f"{folder}{page.path}{ENDING}": page for page in outcome.pages}
        config.extra_css.append(STYLESHEET)
        config.watch.extend(str(path) for path in request.paths)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, and the style that they need.

        Raises PluginError where the site has such a page already.
        """
        taken = {file.dest_uri for file in files}
        for name in self._pages:
            file = File.generated(config, name, content="")
            if file.dest_uri in taken:
                raise PluginError(CannotRunError("page-taken", path=file.dest_uri).told(self._lang))
            files.append(file)
        if STYLESHEET not in taken:
            files.append(File.generated(config, STYLESHEET, content=stylesheet()))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Say the title of a page of ours, which navigation and search show as well."""
        known = self._pages.get(page.file.src_uri)
        if known is not None:
            page.meta.update(title=_unmarked(known.title), description=_unmarked(known.description))
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give a page of ours what it holds, and its table of contents."""
        known = self._pages.get(page.file.src_uri)
        if known is None:
            return html
        page.toc = TableOfContents(_nested_anchors(known.toc))
        page.present_anchor_ids = set(known.anchors)
        here = PurePosixPath(page.file.src_uri)
        here = PurePosixPath(page.file.src_uri)
        links = {}
        for lang in known.languages:
            file = files.get_file_from_path(str(here.with_name(f"{lang}{ENDING}")))
            if file is not None and file is not page.file:
                links[lang] = file.url_relative_to(page.file)
        return html_of(known, links)

    def _request(self, place: Path) -> Request:
        """Return what the options, and the settings of the project around `mkdocs.yml`, ask for."""
        asked, settings = self.config, Settings()
        config = settings.for_path(place)
        self._lang = asked.language or config.lang or LANGUAGES[0]
        if self._lang not in LANGUAGES:
            value, self._lang = self._lang, LANGUAGES[0]
            raise CannotRunError("plugin-language", value=value, known=", ".join(LANGUAGES))
        names = [asked.policies] if isinstance(asked.policies, str) else asked.policies
        return Request(
            paths=tuple(place / name for name in names),
            days=_days(asked.as_of),
            lang=self._lang,
            settings=settings,
            config=config,
            languages=tuple(asked.languages),
            draft=asked.draft,
            releases=place / asked.releases if asked.releases else None,
        )


def _pages_folder(asked: str) -> str:
    """Return where pages stand, with a slash at its end.

    Empty for the top of the site.
    """
    folder = PurePosixPath(asked)
    if folder.is_absolute() or ".." in folder.parts:
        raise CannotRunError("plugin-folder", value=asked)
    return "" if folder == PurePosixPath() else f"{folder}/"


def _days(asked: object) -> AsOf:
    """Return the day that an option says, as YAML reads it: a date, or a text where it is quoted; else today."""
    try:
        if asked is None:
            return AsOf(today())
        return on_day(asked if isinstance(asked, date) else date.fromisoformat(str(asked)))
    except ValueError as error:
        raise CannotRunError("plugin-day", value=asked) from error


def _unmarked(text: str) -> str:
    """Return a text for themes, which write it as HTML: no markup, even where one undoes the escaping (`striptags`)."""
    return str(escape(text.translate(MARKS)))


def _nested_anchors(entries: Sequence[TocEntry]) -> list[AnchorLink]:
    """Return headings as MkDocs wants them: each holds those below it."""
    found: list[AnchorLink] = []
    around: list[AnchorLink] = []
    for entry in entries:
        link = AnchorLink(str(escape(entry.title)), entry.id, entry.level)
        around = [other for other in around if other.level < entry.level]
        (around[-1].children if around else found).append(link)
        around.append(link)
    return found
