"""The page templates of `polc.site`: autoescaped, sandboxed, and strict about what they mention. Knows no page."""

from __future__ import annotations

from functools import cache

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment


@cache
def environment() -> SandboxedEnvironment:
    """The templates, loaded once in a process; in a sandbox, so that none reaches more than it is given."""
    return SandboxedEnvironment(
        loader=PackageLoader("polc.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
