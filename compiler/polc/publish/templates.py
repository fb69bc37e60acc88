"""The page templates of `polc.site`: autoescaped, sandboxed, and strict about what they mention. Knows no page."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment


class Sandbox(SandboxedEnvironment):
    """A sandbox that judges an attribute once for all objects of a type, as it looks at nothing else of them."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of Jinja2
        super().__init__(**options)
        self._judged: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """True for an attribute that a template may read."""
        key = type(obj), attr
        known = self._judged.get(key)
        if known is None:
            known = self._judged[key] = super().is_safe_attribute(obj, attr, value)
        return known


@cache
def environment() -> Sandbox:
    """The templates, loaded once in a process; in a sandbox, so that none reaches more than it is given."""
    return Sandbox(
        loader=PackageLoader("polc.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
