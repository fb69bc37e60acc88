"""From views to a static site, by MkDocs with the theme of polc: the plugin of other sites, given finished pages.

No `mkdocs.yml` is read, and no plugin, theme, hook or extension but ours takes part, whatever else is installed.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, InclusionLevel

from polc.export.templates import around
from polc.project.errors import SiteError
from polc.site.mkdocs_plugin import PolcPlugin
from polc.site.page_context import View
from polc.site.sitemap import sitemap

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

SITEMAP = "sitemap.xml"
PAGE = "index.md"


def write_site(
    views: Mapping[str, View],
    folder: Path,
    tick: Callable[[], None],
    listed: Mapping[str, View] | None = None,
) -> int:
    """Write a page for each view, at its path, into an empty folder, and return how many pages these are.

    `tick` is called after each page. `listed` are all views of the site, where some of its pages are made already.
    Raises SiteError when MkDocs cannot lay them out.
    """
    with as_file(files("polc.theme") / "theme") as theme, _silent_mkdocs():
        try:
            config = load_config(
                io.BytesIO(),
                site_name="polc",
                site_dir=str(folder.resolve()),
                docs_dir=str(theme / "css"),  # there must be one; nothing of it is taken as a page
                theme={"name": None, "custom_dir": str(theme)},
                plugins=[],
            )
            config.plugins["polc"] = _PolcSite({f"{path}{PAGE}": view for path, view in views.items()}, tick)
            build(config)
        except MkDocsException as error:
            raise SiteError(str(error).splitlines()[0] if str(error) else "MkDocs") from error
    if told := sitemap(views if listed is None else listed):
        (folder / SITEMAP).write_text(told, encoding="utf-8", newline="\n")
    return len(views)


@contextmanager
def _silent_mkdocs() -> Iterator[None]:
    """Have MkDocs say nothing: what it logs as an error, it raises as well."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


class _PolcSite(PolcPlugin):  # type: ignore[no-untyped-call]
    """The plugin for a site of polc's own: pages are given, by their files, and the theme around them is ours."""

    def __init__(self, views: Mapping[str, View], tick: Callable[[], None]) -> None:
        super().__init__()
        self._views = views
        self._tick = tick

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Leave out the templates that MkDocs adds to every theme.

        Our own sitemap lists more.
        """
        config.theme.static_templates.clear()
        config.theme.dirs[1:] = []
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for each view to the files of the theme."""
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            files.remove(file)
        for name in self._views:
            files.append(File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Render the theme by templates that escape what they are given, as those of MkDocs do not."""
        return around({"url": env.filters["url"]})

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give a page what it holds."""
        return Markup(self._views[page.file.src_uri].body)  # noqa: S704 - rendered by autoescaped templates

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Give the theme what it shows around a page."""
        context["view"] = self._views[page.file.src_uri]  # type: ignore[typeddict-unknown-key]
        self._tick()
        return context
