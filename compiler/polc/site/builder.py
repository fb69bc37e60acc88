"""From views to a static site. The only module that knows MkDocs, so that another builder can take its place.

MkDocs lays out files, theme and links; it is given finished HTML and converts no Markdown.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Mapping
from importlib.resources import as_file, files
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config.base import Config
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin, PluginCollection
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext, url_filter

from polc.export.templates import around
from polc.project.errors import SiteError
from polc.site.page_context import View
from polc.site.sitemap import sitemap

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SITEMAP = "sitemap.xml"
UNHEARD = logging.NOTSET
"""The level at which MkDocs tells of what it misses in a navigation that we do not use."""


def write_site(
    views: Mapping[str, View],
    folder: Path,
    address: str,
    tick: Callable[[], None],
    listed: Mapping[str, View] | None = None,
) -> int:
    """Writes a page for each view, at its path, into an empty folder, and returns how many pages these are.

    `address` is where the site will stand, empty where that is not known; `tick` is called after each page. `listed`
    are all views of the site, where some of its pages are made already. Raises SiteError when MkDocs cannot lay them
    out.
    """
    # hidden, as MkDocs empties the folder of all else; and there may be no other folder to write to
    with tempfile.TemporaryDirectory(prefix=".", dir=folder) as empty, as_file(files("polc.theme") / "theme") as theme:
        try:
            _lay_out(views, folder, Path(empty), theme, address, tick)
        except MkDocsException as error:
            raise SiteError(str(error).splitlines()[0] if str(error) else "MkDocs") from error
    if told := sitemap(views if listed is None else listed):
        (folder / SITEMAP).write_text(told, encoding="utf-8", newline="\n")
    return len(views)


def _lay_out(
    views: Mapping[str, View], folder: Path, empty: Path, theme: Path, address: str, tick: Callable[[], None]
) -> None:
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # what it logs as an error, it raises as well
    pages = empty / "pages"
    pages.mkdir()
    plugins = PluginCollection()
    settings = _Settings(
        plugins=plugins, theme=_Look(theme), docs_dir=str(pages), site_dir=str(folder.resolve()),
        site_url=address or None,
    )  # fmt: skip
    plugins["polc"] = _Feed(views, tick)
    build(cast("MkDocsConfig", settings))


class _Settings(Config):  # type: ignore[no-untyped-call]
    """What MkDocs reads of its settings while it builds.

    Its own class of them knows all settings there are, and asks every package installed for plugins and themes before
    the first one is read: that takes longer than building a small site. A navigation that is stated, and empty, is one
    that it need not put together.
    """

    def __init__(self, **values: object) -> None:
        super().__init__()
        kept = SimpleNamespace(nav=SimpleNamespace(omitted_files=UNHEARD), links=SimpleNamespace(anchors=UNHEARD))
        given = {
            "site_name": "polc", "strict": False, "use_directory_urls": True, "nav": [], "extra_css": [],
            "extra_javascript": [], "extra_templates": [], "validation": kept, **values,
        }  # fmt: skip
        self.update(given)
        self.__dict__ |= given


class _Look:
    """Our theme, as MkDocs asks for it: its folder, and its template, in a sandbox that escapes what it is given.

    The class that MkDocs has for themes finds those of other packages, and loads Babel to translate them.
    """

    name = None
    static_templates: frozenset[str] = frozenset()

    def __init__(self, folder: Path) -> None:
        self.dirs = [str(folder)]

    def get_env(self) -> Environment:
        """As MkDocs calls it."""
        return around({"url": url_filter}, {})


class _Finished(MkDocsPage):
    """A page whose HTML is there, so that nothing is read, and no Markdown converted."""

    def __init__(self, file: File, config: MkDocsConfig, body: str) -> None:
        super().__init__(None, file, config)
        self._body = body

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - as MkDocs calls it
        """As any page."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """As any page."""
        self.content = Markup(self._body)  # noqa: S704 - rendered by autoescaped templates


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin is made here and takes no options from a file."""


class _Feed(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Gives MkDocs its pages."""

    def __init__(self, views: Mapping[str, View], tick: Callable[[], None]) -> None:
        super().__init__()
        self._views = views
        self._tick = tick

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Adds a page for each view to the theme's own files."""
        for path, view in self._views.items():
            file = File.generated(config, f"{path}index.md", content="", inclusion=InclusionLevel.INCLUDED)
            _Finished(file, config, view.body)
            files.append(file)
        return files

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
