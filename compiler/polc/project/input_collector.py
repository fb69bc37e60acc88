"""Gathers what policies are judged by: their bytes, and those of all that they use, each file read once in a run.

What a policy uses is found by its `use` statements without parsing it, comments and texts left out. Where a mistake
hides a statement, the policy is judged on the files themselves.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from polc.project.file_source import DiskFiles
from polc.project.files import content_of
from polc.project.limits import LARGEST_POLICY, MOST_USED
from polc.project.paths import SUFFIX, legible, shown
from polc.project.walking import folder_of
from polc.project.workers.check_input import CheckInput, Place, UsedFiles

USE_AHEAD = re.compile(rb'(?<![\w\x80-\xff-])use\s*+["#]')
"""A cheap look: few files have words that may be a `use` statement."""
USE = re.compile(
    rb'(?<![\w\x80-\xff-])use(?:\s|#[^\n]*\n)*+"(?P<name>(?:[^"\\\n]|\\.)++)"'
    rb'|#[^\n]*|https?://[^\s,{}"]+'  # no statement stands in comments, addresses and texts
    rb'|"""[\s\S]*?"""|"""|"(?!"")[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|"[^\n]*'
)
ESCAPE = re.compile(r"\\(.)")


class InputCollector(DiskFiles):
    """The disk, asked once for each thing in a run.

    `names` tells for each file of the run, by where it really stands, the path that was asked for: its name wherever
    it is shown. `always` are files that every policy uses, where they really stand; `clock` is the day by which waivers
    end, that whose law applies where none is given. Made by `collector_of`.
    """

    def __init__(self, names: dict[str, str], always: tuple[Path, ...], clock: date | None = None) -> None:
        self._names = names
        self.always = always
        self.clock = clock
        self._contents: dict[Path, bytes] = {}
        self._targets: dict[tuple[Path, str, Path], Path | None] = {}
        self._folders: dict[str, str] = {}
        self._packs: dict[tuple[str, str, tuple[bytes, ...]], UsedFiles | None] = {}

    def named(self, path: Path) -> str:
        """The path as shown to people: that by which it was asked for, where it was."""
        return self.name(self._names.get(str(path), str(path)))

    def name(self, path: str) -> str:
        """The path as shown to people."""
        folder = folder_of(path)
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = shown(Path(folder) / "x")[: -len("x")]
        return known + legible(path[len(folder) :].lstrip(os.sep))

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file, read once. Raises OSError where it cannot be read."""
        if path not in self._contents:
            self._contents[path] = super().content(path)
        return self._contents[path]

    def holds(self, target: str) -> bool:
        """True for a file that is used, and was read for that."""
        return bool(self._contents) and Path(target) in self._contents

    def read(self, place: Place) -> bytes:
        """The bytes of a file of the run, which nothing else may want, so that they are not held. Raises OSError."""
        if place.content is not None:
            return place.content
        return self._contents[Path(place.target)] if self.holds(place.target) else content_of(place.target)

    def target(self, folder: Path, name: str, root: Path) -> Path | None:
        """Return the file that a `use` names; None when its name cannot be that of a file."""
        key = folder, name, root
        if key not in self._targets:
            self._targets[key] = super().target(folder, name, root)
        return self._targets[key]

    def names_used(self) -> dict[str, str]:
        """What policies use, by the name as shown, and where it really stands."""
        return {self.named(path): str(path) for path in self._contents}

    def task(self, place: Place, content: bytes, uses: tuple[bytes, ...] | None = None) -> CheckInput | None:
        """The task of judging a file with these bytes.

        None where what it uses cannot be packed.
        """
        check_input = self.check_input(place, uses_in(content) if uses is None else uses)
        if check_input is None:
            return None
        return CheckInput(place.name, place.path, place.target, content, check_input, self.clock)

    def check_input(self, place: Place, uses: tuple[bytes, ...]) -> UsedFiles | None:
        """What a file uses that says so with these words.

        None where that cannot be packed.
        """
        folder = folder_of(place.path)
        key = folder, place.root, uses
        if key not in self._packs:
            self._packs[key] = self._packed(Path(folder), Path(place.root), _used_names(uses))
        return self._packs[key]

    def _packed(self, folder: Path, root: Path, names: Sequence[str]) -> UsedFiles | None:
        links: dict[tuple[str, str], str | None] = {}
        files: dict[str, tuple[str, bytes]] = {}
        others: set[str] = set()
        left: list[tuple[Path, str]] = [(folder, name) for name in names]
        try:
            for target in self.always:
                left += self._take_file(target, files)
            while left:
                place, name = left.pop()
                if (str(place), name) in links:
                    continue
                found = self.target(place, name, root)
                links[str(place), name] = None if found is None else str(found)
                if found is None or not found.is_relative_to(root) or not self.is_file(found):
                    continue
                if found.suffix != SUFFIX:
                    others.add(str(found))
                elif str(found) not in files:
                    left += self._take_file(found, files)
                if len(files) > MOST_USED or sum(len(content) for _, content in files.values()) > 2 * LARGEST_POLICY:
                    return None
        except OSError:
            return None
        always = tuple(map(str, self.always))
        return UsedFiles(str(root), always, links, files, frozenset(others))

    def _take_file(self, target: Path, files: dict[str, tuple[str, bytes]]) -> list[tuple[Path, str]]:
        """Takes a file into a pack; what it uses, with its folder."""
        content = self.content(target)
        files[str(target)] = self.named(target), content
        return [(target.parent, name) for name in _used_names(uses_in(content))]


def collector_of(asked: Mapping[str, str], always: Sequence[Path] = (), clock: date | None = None) -> InputCollector:
    """Return a collector for the files asked for, by where they really stand, and those that every policy uses."""
    real = tuple(path.resolve() for path in always)
    names = {str(found): str(path) for found, path in reversed([*zip(real, always, strict=True)])}
    return InputCollector({**names, **asked}, real, clock)


def uses_in(content: bytes) -> tuple[bytes, ...]:
    """What the `use` statements of a file say, as it stands there."""
    if not USE_AHEAD.search(content):
        return ()
    return tuple(match["name"] for match in USE.finditer(content) if match["name"])


def _used_names(names: Sequence[bytes]) -> list[str]:
    """The names that `use` statements give, as the language reads them."""
    texts = (name.decode("utf-8", errors="ignore") for name in names)
    return [unicodedata.normalize("NFC", ESCAPE.sub(r"\1", text)) for text in texts]
