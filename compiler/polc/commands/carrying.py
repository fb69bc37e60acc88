"""What a build takes over from the site that stands in its place, so that only what has changed is made again.

What the last build made is written down in the user's cache folder: for each policy the frames of its sheets under all
that they depend on, for each page a digest of all that it shows, and one of its file. A page is taken over where both
are the same still, so that a page that somebody changed is not. Knows no template and no builder.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from polc.commands.caching import KEY, SLOT, Cache, Slot
from polc.publish.site.sheets import Sheets, framed, unframed

SITES = "sites"
"""The folder in that of the cache with another one: what sites are made of."""
PAGE = "index.html"
SIZE = KEY // 2


class Carrier:
    """What can be taken over from the site in a folder, and what is noted for the next build.

    `cache` is the user's cache; nothing is taken over, and nothing noted, where it keeps nothing. `state` tells one
    state of what makes pages from another.
    """

    def __init__(self, cache: Cache = Cache(None), site: Path = Path(), state: str = "") -> None:  # noqa: B008 - it keeps nothing
        self.active = cache.folder is not None
        self._cache = Cache(cache.folder / SITES if cache.folder else None)
        self._site = site
        self._state = state
        place = digest([os.path.realpath(site)])
        self._slot = Slot(place[:SLOT], place)
        self._frames, self._pages = _read(next(iter(self._cache.found([self._slot]).values()), ""))
        self._new_frames: dict[str, Any] = {}
        self._new_pages: dict[str, tuple[str, str]] = {}

    def key(self, parts: Iterable[str]) -> str:
        """A digest of some texts, and of the state of what makes pages."""
        return digest([self._state, *parts])

    def sheets(self, key: str) -> Sheets | None:
        """The sheets under a key without their bodies; None where the last build had none."""
        try:
            return unframed(self._frames[key])
        except (KeyError, ValueError):
            return None

    def keep(self, key: str, sheets: Sheets) -> None:
        """Notes sheets for the next build."""
        self._new_frames[key] = framed(sheets)

    def changed(self, keys: Mapping[str, str]) -> set[str]:
        """The paths of the pages that cannot be taken over, of all pages with the keys of what they show."""
        return {path for path, key in keys.items() if not self._is_whole(path, key)}

    def carry(self, keys: Mapping[str, str], folder: Path) -> None:
        """Takes pages over into a folder: as links to their files, else as copies. Raises OSError."""
        for path, key in keys.items():
            old, new = self._site / path / PAGE, folder / path / PAGE
            new.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(old, new, follow_symlinks=False)
            except OSError:
                shutil.copyfile(old, new, follow_symlinks=False)
            self._new_pages[path] = key, self._pages[path][1]

    def note(self, keys: Mapping[str, str], folder: Path) -> None:
        """Notes pages that were made anew in a folder."""
        for path, key in keys.items():
            self._new_pages[path] = key, _digest_of(folder / path / PAGE)

    def write(self) -> None:
        """Writes down what was noted."""
        if not self.active:
            return
        told = {"sheets": self._new_frames, "pages": self._new_pages}
        self._cache.keep(self._slot, json.dumps(told, separators=(",", ":")))
        self._cache.write()

    def _is_whole(self, path: str, key: str) -> bool:
        known = self._pages.get(path)
        if known is None or known[0] != key:
            return False
        with suppress(OSError):
            return _digest_of(self._site / path / PAGE) == known[1]
        return False


def carrier_of(cache: Cache, site: Path) -> Carrier:
    """The carrier for a site; one that does nothing without a cache."""
    from polc.commands.stamping import state_of_pages

    return Carrier(cache, site, state_of_pages()) if cache.folder else Carrier()


def digest(parts: Sequence[str]) -> str:
    """A digest of some texts in their order, as hexadecimal digits."""
    state = blake2b(digest_size=SIZE)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        state.update(b"%d " % len(content))
        state.update(content)
    return state.hexdigest()


def _digest_of(file: Path) -> str:
    if file.is_symlink():
        return ""
    return blake2b(file.read_bytes(), digest_size=SIZE).hexdigest()


def _read(text: str) -> tuple[dict[str, Any], dict[str, tuple[str, str]]]:
    """What was written down; nothing where that is damaged or made up."""
    try:
        told = json.loads(text or "{}")
        frames, pages = dict(told.get("sheets", {})), dict(told.get("pages", {}))
        return frames, {str(path): (str(key), str(file)) for path, (key, file) in pages.items()}
    except (ValueError, TypeError, AttributeError):
        return {}, {}
