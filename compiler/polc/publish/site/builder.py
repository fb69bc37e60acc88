"""From views to a static site. The only module that knows MkDocs, so that another builder can take its place.

MkDocs lays out files, theme and links; it is given finished HTML and converts no Markdown.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Mapping
from importlib.resources import as_file, files
from pathlib import Path

from jinja2 import Environment
from jinja2.sandbox import SandboxedEnvironment
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

from polc.publish.site.edition import SiteError
from polc.publish.site.sitemap import sitemap
from polc.publish.site.views import View

SITEMAP = "sitemap.xml"
OWN = (SITEMAP, f"{SITEMAP}.gz")
"""What MkDocs adds: it knows no other language of a page, and writes the day of the build."""


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
    with tempfile.TemporaryDirectory() as empty, as_file(files("polc.site") / "theme") as theme:
        try:
            _lay_out(views, folder, Path(empty), theme, address, tick)
        except MkDocsException as error:
            raise SiteError(str(error).splitlines()[0] if str(error) else "MkDocs") from error
    for name in OWN:
        (folder / name).unlink(missing_ok=True)
    if told := sitemap(views if listed is None else listed):
        (folder / SITEMAP).write_text(told, encoding="utf-8", newline="\n")
    return len(views)


def _lay_out(
    views: Mapping[str, View], folder: Path, empty: Path, theme: Path, address: str, tick: Callable[[], None]
) -> None:
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # what it logs as an error, it raises as well
    pages = empty / "pages"
    pages.mkdir()
    config = MkDocsConfig(config_file_path=str(empty / "mkdocs.yml"))
    config.load_dict(
        {
            "site_name": "polc",
            "site_url": address or None,
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

    def __init__(self, views: Mapping[str, View], tick: Callable[[], None]) -> None:
        super().__init__()
        self._views = views
        self._tick = tick

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Adds a page for each view to the theme's own files."""
        for path in self._views:
            files.append(File.generated(config, f"{path}index.md", content=""))
        return files

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Escapes whatever the theme shows, in a sandbox; MkDocs itself would do neither."""
        sandbox = SandboxedEnvironment(loader=env.loader, autoescape=True, auto_reload=False)
        sandbox.filters.update(env.filters)
        sandbox.globals.update(env.globals)
        return sandbox

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
