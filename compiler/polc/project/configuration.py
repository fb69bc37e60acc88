"""The configuration of a project: `polc.toml`, or `[tool.polc]` in `pyproject.toml`, found upward."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polc.core.record import field, record
from polc.project.errors import CannotRunError
from polc.project.files import read_file, stands_inside
from polc.project.limits import LARGEST_SETTINGS, MOST_IN_LIST
from polc.project.paths import project_of, shown
from polc.project.walking import SUFFIX
from polc.reference.phrases import LANGUAGES
from polc.reference.rules import retired_rules, slugs

if TYPE_CHECKING:
    from polc.project.branding import Brand

PLACE = re.compile(r"at line (\d+), column (\d+)")
"""Where a file is no TOML, in the words of the library that reads it."""
DEEPEST_SETTINGS = 30
"""The most keys that lead from one to the next."""
_KEY = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
DOTTED = re.compile(rf"(?<![\w-]){_KEY}(?:[ \t]*+\.[ \t]*+{_KEY}){{{DEEPEST_SETTINGS}}}")
"""A key of more parts than that, read before the library that would take gigabytes for thousands of them."""
SEVERITIES = ("error", "warning", "advice")
DEFAULT = "default"
"""The origin of a value that no file and no option gives."""


@record
class Configuration:
    """What a project sets; a key that is not set has its default. Paths are absolute.

    `file` is the file that they come from; `origin` says where each value comes from: its shown path, or `default`.
    """

    paths: tuple[Path, ...] = ()
    languages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    as_of: date | None = None
    house_rules: tuple[Path, ...] = ()
    fail_on: str = "error"
    lang: str = ""
    cache: bool = True
    site: Brand | None = None
    file: Path | None = None
    origin: Mapping[str, str] = field(default_factory=dict)

    def where(self, key: str) -> str:
        """Where the value of a key comes from."""
        return self.origin.get(key, DEFAULT)


def load_configuration(start: Path) -> Configuration:
    """The configuration nearest upward from a folder; defaults where there is none.

    Raises CannotRunError with the file, the key and the nearest known one for anything that cannot be used.
    """
    folder = start.resolve()
    for place in (folder, *folder.parents):
        own = place / "polc.toml"
        if os.path.lexists(own):
            return _configured(_tables(own), own)
        project = place / "pyproject.toml"
        if os.path.lexists(project):
            tables = _tables(project).get("tool", {})
            if isinstance(tables, dict) and "polc" in tables:
                return _configured(tables["polc"], project)
    return Configuration()


def _tables(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        content = read_file(path, project_of(path.parent), LARGEST_SETTINGS)
        text = content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        if DOTTED.search(text):
            raise CannotRunError("toml-too-deep", path=shown(path), most=DEEPEST_SETTINGS)
        return tomllib.loads(text)
    except OSError as error:
        raise CannotRunError("cannot-read", path=shown(path), reason=error) from error
    except UnicodeDecodeError as error:
        raise CannotRunError("toml-encoding", path=shown(path)) from error
    except tomllib.TOMLDecodeError as error:
        at = PLACE.search(str(error))
        line, column = at.groups() if at else ("", "")
        raise CannotRunError("bad-toml", path=shown(path), reason=str(error), line=line, column=column) from error
    except RecursionError as error:
        raise CannotRunError("toml-too-deep", path=shown(path), most=DEEPEST_SETTINGS) from error
    except ValueError as error:  # a number of thousands of digits
        raise CannotRunError("bad-toml", path=shown(path), reason=str(error), line="", column="") from error


def _configured(table: Any, path: Path) -> Configuration:  # noqa: ANN401 - a user's file may hold anything
    if not isinstance(table, dict):
        raise CannotRunError("not-a-table", file=shown(path))
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in READERS:
            from polc.syntax.errors.suggestions import nearest

            near = nearest(key, READERS)
            raise CannotRunError(
                "no-such-setting-near" if near else "no-such-setting",
                file=shown(path), setting=key, near=near, known=", ".join(READERS),
            )  # fmt: skip
        try:
            values[key.replace("-", "_")] = READERS[key](value, path)
        except CannotRunError as error:
            error.facts |= {"file": shown(path), "setting": key}
            raise
    origin = {key: shown(path) for key in table}
    return Configuration(**values, file=path, origin=origin)


def _strings(value: Any, _path: Path) -> tuple[str, ...]:  # noqa: ANN401
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise CannotRunError("setting-not-list")
    if len(value) > MOST_IN_LIST:
        raise CannotRunError("setting-too-many", n=len(value), most=MOST_IN_LIST)
    return tuple(value)


def _paths(value: Any, path: Path) -> tuple[Path, ...]:  # noqa: ANN401
    names, project = _strings(value, path), project_of(path.parent)
    for name in names:
        if not stands_inside(path.parent / name, project):
            raise CannotRunError("setting-outside", name=name)
    found = tuple(_existing_path(path.parent / name, name) for name in names)
    for place, name in zip(found, names, strict=True):
        if place.suffix != SUFFIX and not place.is_dir():
            raise CannotRunError("setting-no-policy", name=name)
    return found


def _policy_files(value: Any, path: Path) -> tuple[Path, ...]:  # noqa: ANN401
    found = _paths(value, path)
    for place, name in zip(found, value, strict=True):
        if not place.is_file():
            raise CannotRunError("setting-no-file", name=name)
        try:
            read_file(place, project_of(path.parent))
        except OSError as error:
            raise CannotRunError("setting-cannot-read", name=name, reason=error) from error
    return found


def _existing_path(place: Path, name: str) -> Path:
    """The path itself, where there is something. Raises CannotRunError where there is not, or no path can be so."""
    try:
        if place.exists():
            return place
    except OSError as error:
        raise CannotRunError("setting-cannot-read", name=name, reason=error) from error
    raise CannotRunError("setting-no-path", name=name)


def _rules(value: Any, path: Path) -> tuple[str, ...]:  # noqa: ANN401
    names = _strings(value, path)
    for name in names:
        _known_rule(name)
    return names


def _known_rule(name: str) -> None:
    known = {*slugs(), *retired_rules(), *(s.partition("/")[0] for s in slugs())}
    if name not in known:
        from polc.syntax.errors.suggestions import nearest

        near = nearest(name, known)
        raise CannotRunError("setting-no-rule-near" if near else "setting-no-rule", name=name, near=near)


def _severities(value: Any, _path: Path) -> dict[str, str]:  # noqa: ANN401
    if not isinstance(value, dict):
        raise CannotRunError("setting-not-table")
    for name, severity in value.items():
        _known_rule(name)
        if severity not in SEVERITIES:
            raise CannotRunError("setting-no-severity", name=name, value=severity, known=", ".join(SEVERITIES))
    return dict(value)


def _date(value: Any, _path: Path) -> date:  # noqa: ANN401
    if isinstance(value, datetime) or not isinstance(value, date | str):
        raise CannotRunError("setting-not-day")
    try:
        return value if isinstance(value, date) else date.fromisoformat(value)
    except ValueError:
        raise CannotRunError("setting-not-day", value=value) from None


def _languages(value: Any, path: Path) -> tuple[str, ...]:  # noqa: ANN401
    names = _strings(value, path)
    if not all(len(n) == 2 and n.isalpha() and n.islower() for n in names):
        raise CannotRunError("setting-not-languages")
    return names


def _files(value: Any, path: Path) -> tuple[str, ...]:  # noqa: ANN401
    from polc.export.registry import BESIDE

    names = _strings(value, path)
    for name in names:
        if name not in BESIDE:
            raise CannotRunError("setting-no-format", name=name, known=", ".join(BESIDE))
    return names


def _site(value: Any, path: Path) -> Brand:  # noqa: ANN401
    from polc.project.branding_settings import read_brand

    return read_brand(value, path)


def _switch(value: Any, _path: Path) -> bool:  # noqa: ANN401
    if not isinstance(value, bool):
        raise CannotRunError("setting-not-switch")
    return value


def _choice(*known: str) -> Callable[[Any, Path], str]:
    def read(value: Any, _path: Path) -> str:  # noqa: ANN401
        if value not in known:
            raise CannotRunError("setting-not-known", known=", ".join(known), value=value)
        return str(value)

    return read


READERS: dict[str, Callable[[Any, Path], Any]] = {
    "paths": _paths,
    "languages": _languages,
    "files": _files,
    "select": _rules,
    "ignore": _rules,
    "severity": _severities,
    "as-of": _date,
    "house-rules": _policy_files,
    "fail-on": _choice(*SEVERITIES),
    "lang": _choice(*LANGUAGES),
    "cache": _switch,
    "site": _site,
}
"""Every setting, with what reads and checks its value; a CannotRunError says what is wrong with it."""
