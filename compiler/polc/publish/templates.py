"""The page templates of `polc.site`: autoescaped, and strict about what they mention. Knows no page."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def environment() -> Environment:
    """The templates, loaded once in a process."""
    return Environment(
        loader=PackageLoader("polc.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
