"""The templates of `polc.theme`: autoescaped, and strict about what they mention.

When the package is made, Jinja2 writes down the Python that each comes to, in a folder that names its version; in a
working tree, and with another Jinja2, the templates themselves are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

import jinja2
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, ModuleLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

SITE = "polc.theme"
PAGES, THEME = "templates", "theme"
"""The folders with templates: those of what stands on a page, and that of what stands around one."""
ENDINGS = ["j2", "html"]
"""How the names of templates end."""


def compile_folder(folder: str, site: str, target: str) -> None:
    """Writes down the templates of a folder, from and to a folder as `polc.theme` is one."""
    compiling = _environment(folder, FileSystemLoader(f"{site}/{folder}"))
    compiling.filters.setdefault("url", _url)
    compiling.compile_templates(_compiled(target, folder), ENDINGS, zip=None, ignore_errors=False)


@cache
def environment() -> Environment:
    """The templates of pages, loaded once in a process."""
    return _environment(PAGES, _loader(PAGES))


def around(filters: Mapping[str, Any]) -> Environment:
    """The template of what stands around a page, with filters of the builder."""
    theme = _environment(THEME, _loader(THEME))
    theme.filters.update(filters)
    return theme


def _loader(folder: str) -> BaseLoader:
    site = import_module(SITE).__path__[0]
    return ChoiceLoader([ModuleLoader(_compiled(site, folder)), FileSystemLoader(f"{site}/{folder}")])


def _compiled(site: str, folder: str) -> str:
    return f"{site}/compiled/jinja2-{getattr(jinja2, '__version__', '')}/{folder}"


def _environment(folder: str, loader: BaseLoader) -> Environment:
    if folder == THEME:
        return Environment(loader=loader, autoescape=True, auto_reload=False)
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@pass_context
def _url(_context: Context, path: str) -> str:
    """Stands in for the builder's filter, which is told the page as well, while templates are compiled."""
    return path
