"""Files of settings: `polc.toml`, or `pyproject.toml` with a table `[tool.polc]`.

Found, read, and asked for places.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from polc.core.record import record
from polc.project.errors import CannotRunError
from polc.project.files import read_file
from polc.project.limits import LARGEST_SETTINGS
from polc.project.paths import shown

OWN = "polc.toml"
SHARED = "pyproject.toml"
NAMES = frozenset({OWN, SHARED})
"""How a file is called that may hold settings."""
TABLE = "polc"

PLACE = re.compile(r"at line (\d+), column (\d+)")
"""Where a file is no TOML, in the words of the library that reads it."""
DEEPEST_SETTINGS = 30
"""The most keys that lead from one to the next."""
_KEY = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
DOTTED = re.compile(rf"(?<![\w-]){_KEY}(?:[ \t]*+\.[ \t]*+{_KEY}){{{DEEPEST_SETTINGS}}}")
"""A key of more parts than that, read before the library that would take gigabytes for thousands of them."""


@record
class SettingsFile:
    """A file of settings as read: its path, its text, and the table with the settings, which may be anything."""

    path: Path
    text: str
    table: Any

    def place(self, *keys: str) -> str:
        """The path as shown, with the line of the first of these keys, where that is found, after a colon."""
        for key in keys:
            line = self._line_of(key)
            if line:
                return f"{shown(self.path)}:{line}"
        return shown(self.path)

    def _line_of(self, key: str) -> int:
        """The line on which a key, or the head of its table, stands; 0 where it does not."""
        written = rf"""["']?{re.escape(key)}["']?"""
        head = rf"[ \t]*\[+(?:[^\]\n#]*\.)?[ \t]*{written}[ \t]*[\].]"
        pattern = re.compile(rf"^(?:[ \t]*(?:[\w-]+[ \t]*\.[ \t]*){{0,3}}{written}[ \t]*[=.]|{head})", re.MULTILINE)
        start = 0
        if self.path.name == SHARED:
            table = re.search(rf"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*{TABLE}\b", self.text, re.MULTILINE)
            start = table.start() if table else 0
        found = pattern.search(self.text, start)
        return self.text.count("\n", 0, found.start()) + 1 if found else 0


def settings_file_in(folder: str, boundary: str) -> str:
    """The path of the file of settings in a folder; empty where there is none.

    It is read inside a boundary. Raises CannotRunError for a `pyproject.toml` that cannot be read.
    """
    own = os.path.join(folder, OWN)  # noqa: PTH118 - texts, for ten thousand folders
    if os.path.lexists(own):
        return own
    shared = os.path.join(folder, SHARED)  # noqa: PTH118
    return shared if os.path.lexists(shared) and _has_table(Path(shared), Path(boundary)) else ""


def _has_table(path: Path, boundary: Path) -> bool:
    """True for a `pyproject.toml` with settings of ours.

    Of one that does not name us, no more is read.
    """
    content = _content_of(path, boundary)
    if TABLE.encode() not in content:
        return False
    tool = _table_in(path, content).get("tool", {})
    return isinstance(tool, dict) and TABLE in tool


def read_settings_file(path: Path, boundary: Path) -> SettingsFile:
    """The settings in a file that stands inside a boundary.

    Raises CannotRunError where it cannot be read, or is no TOML; a `pyproject.toml` without a table has none.
    """
    content = _content_of(path, boundary)
    tables = _table_in(path, content)
    if path.name == SHARED:
        tool = tables.get("tool", {})
        tables = tool.get(TABLE, {}) if isinstance(tool, dict) else {}
    return SettingsFile(path, _text_of(content), tables)


def _content_of(path: Path, boundary: Path) -> bytes:
    try:
        return read_file(path, boundary, LARGEST_SETTINGS)
    except OSError as error:
        raise CannotRunError("cannot-read", path=shown(path), reason=error) from error


def _text_of(content: bytes) -> str:
    return content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _table_in(path: Path, content: bytes) -> dict[str, Any]:
    import tomllib

    try:
        text = _text_of(content)
        if DOTTED.search(text):
            raise CannotRunError("toml-too-deep", path=shown(path), most=DEEPEST_SETTINGS)
        return tomllib.loads(text)
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
