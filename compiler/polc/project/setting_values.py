"""Reads and checks the values of settings.

A CannotRunError says what is wrong with one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polc.core.record import record
from polc.project.errors import CannotRunError
from polc.project.files import read_file, stands_inside
from polc.project.limits import MOST_IN_LIST
from polc.project.paths import SUFFIX
from polc.project.patterns import NoPatternError, Pattern, Patterns, pattern_of
from polc.project.roots import project_of
from polc.project.settings_names import nearest_rule_or_group
from polc.reference.phrases import LANGUAGES
from polc.reference.rule_names import current_name, is_rule_or_group

if TYPE_CHECKING:
    from polc.project.branding import Brand

ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[A-Za-z0-9._~/-]*)?")
"""Where a manual can be published: no sign in it means anything to what shows it."""
SEVERITIES = ("error", "warning", "advice")


@record
class PathRules:
    """What a project sets for the files that a pattern covers: rules that it ignores there, and severities."""

    glob: str
    files: Patterns
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}


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
    """The path itself, where there is something.

    Raises CannotRunError where there is not, or no path can be so.
    """
    try:
        if place.exists():
            return place
    except OSError as error:
        raise CannotRunError("setting-cannot-read", name=name, reason=error) from error
    raise CannotRunError("setting-no-path", name=name)


def _rules(value: Any, path: Path) -> tuple[str, ...]:  # noqa: ANN401
    return tuple(current_name(name) for name in _strings(value, path))


def _selected_rules(value: Any, path: Path) -> tuple[str, ...]:  # noqa: ANN401
    """The rules that alone are told: a name of none would silence all others."""
    names = _strings(value, path)
    for name in names:
        if not is_rule_or_group(name):
            near = nearest_rule_or_group(name)
            raise CannotRunError("setting-no-rule-near" if near else "setting-no-rule", name=name, near=near)
    return tuple(current_name(name) for name in names)


def _severities(value: Any, _path: Path) -> dict[str, str]:  # noqa: ANN401
    if not isinstance(value, dict):
        raise CannotRunError("setting-not-table")
    if len(value) > MOST_IN_LIST:
        raise CannotRunError("setting-too-many", n=len(value), most=MOST_IN_LIST)
    for name, severity in value.items():
        if severity not in SEVERITIES:
            raise CannotRunError("setting-no-severity", name=name, value=severity, known=", ".join(SEVERITIES))
    return {current_name(name): value[name] for name in sorted(value, key=lambda name: current_name(name) == name)}


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


def _exports(value: Any, path: Path) -> tuple[str, ...]:  # noqa: ANN401
    from polc.targets.registry import targets

    names = _strings(value, path)
    for name in names:
        if name not in targets():
            raise CannotRunError("setting-no-target", name=name, known=", ".join(targets()))
    return tuple(sorted(set(names)))


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


def _patterns(value: Any, path: Path) -> Patterns:  # noqa: ANN401
    return Patterns(tuple(_pattern(text) for text in _strings(value, path)), tuple(value))


def _pattern(text: str) -> Pattern:
    if text.removeprefix("!").split("/")[0] == "..":
        raise CannotRunError("setting-outside", name=text)
    try:
        found = pattern_of(text)
    except NoPatternError:
        found = None
    if found is None:
        raise CannotRunError("setting-no-pattern", name=text)
    return found


def _path_rules(value: Any, path: Path) -> tuple[PathRules, ...]:  # noqa: ANN401
    if not isinstance(value, dict):
        raise CannotRunError("setting-not-path-rules")
    if len(value) > MOST_IN_LIST:
        raise CannotRunError("setting-too-many", n=len(value), most=MOST_IN_LIST)
    return tuple(_rules_of_path(glob, table, path) for glob, table in value.items())


def _rules_of_path(glob: str, table: Any, path: Path) -> PathRules:  # noqa: ANN401
    if not isinstance(table, dict):
        raise CannotRunError("setting-not-path-rules")
    for key in table:
        if key not in PATH_KEYS:
            from polc.syntax.errors.suggestions import nearest

            near = nearest(key, PATH_KEYS)
            raise CannotRunError(
                "site-no-key-near" if near else "site-no-key", name=key, near=near, known=", ".join(PATH_KEYS)
            )
    ignore, severity = _rules(table.get("ignore", []), path), _severities(table.get("severity", {}), path)
    return PathRules(glob, Patterns((_pattern(glob),), (glob,)), ignore, severity)


def _versions(value: Any, _path: Path) -> str:  # noqa: ANN401
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    text = f"=={value}" if isinstance(value, str) and value[:1].isdigit() else value
    try:
        if isinstance(text, str) and text.strip():
            return str(SpecifierSet(text))
    except InvalidSpecifier:
        pass
    raise CannotRunError("setting-no-versions", value=value)


def _address(value: Any, _path: Path) -> str:  # noqa: ANN401
    if not isinstance(value, str) or not ADDRESS.fullmatch(value):
        raise CannotRunError("setting-no-web-address", value=value)
    return value.rstrip("/") + "/"


def _version(value: Any, _path: Path) -> str:  # noqa: ANN401
    from packaging.version import InvalidVersion, Version

    try:
        if isinstance(value, str):
            return str(Version(value))
    except InvalidVersion:
        pass
    raise CannotRunError("setting-no-version", value=value)


PATH_KEYS = ("ignore", "severity")
"""What can be set for a path."""
READERS: dict[str, Callable[[Any, Path], Any]] = {
    "paths": _paths,
    "include": _patterns,
    "exclude": _patterns,
    "select": _selected_rules,
    "ignore": _rules,
    "severity": _severities,
    "per-path": _path_rules,
    "fail-on": _choice(*SEVERITIES),
    "house-rules": _policy_files,
    "law-as-of": _date,
    "rules-as-of": _version,
    "required-version": _versions,
    "publish-as-of": _date,
    "languages": _languages,
    "files": _files,
    "exports": _exports,
    "site": _site,
    "manual": _address,
    "lang": _choice(*LANGUAGES),
    "cache": _switch,
}
"""Every setting, with what reads and checks its value."""
RENAMED = {"as-of": "law-as-of"}
"""Names that settings had, which are still read."""
