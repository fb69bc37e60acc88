"""The templates of `polc.theme`: autoescaped, sandboxed, and strict about what they mention.

When the package is made, each is written down once more as the Python that it comes to, in `COMPILED`. That names the
state of the template and the Jinja2 that it was made by, and is used only where both are the same still.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from functools import cache
from importlib import import_module
from typing import Any

import jinja2
from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from polc.core.record import FIELDS
from polc.reference.package import state_of

SITE = "polc.theme"
COMPILED = "compiled"
"""The package in that of the site with compiled templates."""
PAGES, THEME = "templates", "theme"
"""The folders with templates: those of what stands on a page, and that of what stands around one."""
ENDINGS = (".j2", ".html")
"""How the names of templates end."""
MADE_OF = "made_of"
"""The name in a compiled template for what it was made of and by."""


class Sandbox(SandboxedEnvironment):
    """A sandbox that judges an attribute once for all objects of a type, as it looks at nothing else of them."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of Jinja2
        super().__init__(**options)
        self._judged: dict[tuple[type, str], bool] = {}
        self._fields: set[tuple[type, str]] = set()

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as Jinja2 has it
        """An attribute that a template may read, else an undefined value; fields of records, most of all, at once."""
        key = type(obj), attribute
        if key in self._fields:
            return getattr(obj, attribute)
        value = super().getattr(obj, attribute)
        if self._judged.get(key) and hasattr(key[0], FIELDS) and not callable(getattr(key[0], attribute, callable)):
            self._fields.add(key)
        return value

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """True for an attribute that a template may read."""
        key = type(obj), attr
        known = self._judged.get(key)
        if known is None:
            known = self._judged[key] = super().is_safe_attribute(obj, attr, value)
        return known


class _Compiled(BaseLoader):
    """Loads what a template was compiled to, or the template where it was not, or has changed since."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._sources = PackageLoader(SITE, folder)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        """As any loader of Jinja2."""
        source, file, current = self._sources.get_source(environment, template)
        return source, file or template, current

    def list_templates(self) -> list[str]:
        """As any loader of Jinja2."""
        return self._sources.list_templates()

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """As any loader of Jinja2."""
        try:
            module = import_module(f"{SITE}.{COMPILED}.{self._folder}.{module_name(name)}")
        except ImportError:
            return super().load(environment, name, globals)
        source, _, _ = self.get_source(environment, name)
        if getattr(module, MADE_OF, "") != _state(source):
            return super().load(environment, name, globals)
        return environment.template_class.from_module_dict(environment, module.__dict__, globals or {})


def _state(source: str) -> str:
    """What tells one compiled template from another: its source, and the version of Jinja2."""
    return f"{state_of(source.encode('utf-8'))} {getattr(jinja2, '__version__', '')}"


def module_name(template: str) -> str:
    """The name of the Python module that a template is compiled to."""
    return template.replace(".", "_").replace("-", "_").replace("/", "_")


@pass_context
def _url(_context: Context, path: str) -> str:
    """Stands in for the builder's filter, which is told the page as well, while templates are compiled."""
    return path


def compiled(folder: str, name: str, source: str) -> str:
    """The Python module that a template of a folder comes to, as text."""
    sandbox = _sandbox(folder, None)
    sandbox.filters.setdefault("url", _url)
    code = sandbox.compile(source, name, name, raw=True, defer_init=True)
    return f"{MADE_OF} = {_state(source)!r}\n{code}\n"


@cache
def environment() -> Sandbox:
    """The templates of pages, loaded once in a process; in a sandbox, so that none reaches more than it is given."""
    return _sandbox(PAGES, _Compiled(PAGES))


def around(filters: Mapping[str, Any], names: Mapping[str, Any]) -> Sandbox:
    """The template of what stands around a page, with filters and global names of the builder."""
    sandbox = _sandbox(THEME, _Compiled(THEME))
    sandbox.filters.update(filters)
    sandbox.globals.update(names)
    return sandbox


def _sandbox(folder: str, loader: BaseLoader | None) -> Sandbox:
    if folder == THEME:
        return Sandbox(loader=loader, autoescape=True, auto_reload=False)
    return Sandbox(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
