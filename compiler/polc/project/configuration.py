"""The configuration of a project: what its `polc.toml`, or `[tool.polc]` in its `pyproject.toml`, sets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polc.core.record import field, record
from polc.core.version import __version__
from polc.project.errors import CannotRunError
from polc.project.patterns import Patterns
from polc.project.roots import project_of
from polc.project.setting_values import READERS, RENAMED, PathRules
from polc.project.settings_file import SettingsFile, read_settings_file
from polc.project.settings_names import doubtful_rules

if TYPE_CHECKING:
    from polc.project.branding import Brand

DEFAULT = "default"
"""The origin of a value that no file and no option gives."""
VERSION = "required-version"


@record
class Configuration:
    """What a project sets; a key that is not set has its default. Paths are absolute.

    `file` is the file that they come from, and `base` the folder from which its patterns of paths go; `origin` says
    where each value comes from: its shown path, or `default`; `doubtful_rules` are the names that are no rule of today.
    """

    paths: tuple[Path, ...] = ()
    include: Patterns = Patterns(())
    exclude: Patterns = Patterns(())
    languages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    exports: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    per_path: tuple[PathRules, ...] = ()
    law_as_of: date | None = None
    publish_as_of: date | None = None
    rules_as_of: str = ""
    required_version: str = ""
    house_rules: tuple[Path, ...] = ()
    fail_on: str = "error"
    lang: str = ""
    manual: str = ""
    cache: bool = True
    site: Brand | None = None
    file: Path | None = None
    base: str = ""
    origin: Mapping[str, str] = field(default_factory=dict)
    doubtful_rules: tuple[str, ...] = ()

    def where(self, key: str) -> str:
        """Where the value of a key comes from."""
        return self.origin.get(key, DEFAULT)


def configuration_in(path: Path, base: Path | None = None) -> Configuration:
    """The configuration in a file.

    Its patterns of paths go from a base, from its own folder where none is given. Raises CannotRunError with the file,
    the line, the key and the nearest known one for anything that cannot be used.
    """
    return _configured(read_settings_file(path, project_of(path.parent)), base or path.parent)


def _configured(file: SettingsFile, base: Path) -> Configuration:
    if not isinstance(file.table, dict):
        raise CannotRunError("not-a-table", file=file.place())
    values: dict[str, Any] = {}
    for key in sorted(file.table, key=lambda key: key != VERSION):  # what a newer polc knows is not asked of this one
        name = RENAMED.get(key, key)
        if name not in READERS:
            raise _unknown(key, file)
        if name != key and name in file.table:
            raise CannotRunError("setting-renamed", file=file.place(key), setting=key, name=name)
        try:
            values[name.replace("-", "_")] = READERS[name](file.table[key], file.path)
        except CannotRunError as error:
            named = error.facts.get("name")
            error.facts |= {"file": file.place(*([named] if isinstance(named, str) else []), key), "setting": key}
            raise
        if key == VERSION:
            _require_version(values["required_version"], file)
    origin = {RENAMED.get(key, str(key)): file.place(key) for key in file.table}
    return Configuration(
        **values, file=file.path, base=str(base.resolve()), origin=origin,
        doubtful_rules=doubtful_rules(file),
    )  # fmt: skip


def _unknown(key: str, file: SettingsFile) -> CannotRunError:
    from polc.syntax.errors.suggestions import nearest

    near = nearest(key, READERS)
    return CannotRunError(
        "no-such-setting-near" if near else "no-such-setting",
        file=file.place(key), setting=key, near=near, known=", ".join(READERS),
    )  # fmt: skip


def _require_version(versions: str, file: SettingsFile) -> None:
    """Raises CannotRunError where this polc is none of the versions that a project asks for."""
    from packaging.specifiers import SpecifierSet

    if not SpecifierSet(versions).contains(__version__, prereleases=True):
        raise CannotRunError("other-version", file=file.place(VERSION), versions=versions, version=__version__)
