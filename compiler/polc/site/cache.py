"""What a build takes over from the site that stands in its place, so that only what has changed is made again.

What the last build made is written down in the user's cache folder: for each policy the frames of its sheets under all
that they depend on, for each page a digest of all that it shows, and one of its file. A page is taken over where both
are the same still, so that a page that somebody changed is not; a site of which all is the same stands as it is.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polc.core.record import record, replace
from polc.project.cache.store import KEY, SLOT, Cache, Slot
from polc.project.files import read_file
from polc.project.limits import LARGEST_PAGE

if TYPE_CHECKING:
    from polc.site.policy_pages import PolicyPages

SITES = "sites"
"""The folder in that of the cache with another one: what sites are made of."""
PAGE = "index.html"
SIZE = KEY // 2


class SiteCache:
    """What can be taken over from the site in a folder, and what is noted for the next build.

    `state` tells one state of what makes pages from another; `old` is what the last build noted under `slot`. Made by
    `site_cache_of`.
    """

    def __init__(self, cache: Cache, site: Path, state: str, slot: Slot, old: _Noted) -> None:
        self.active = cache.folder is not None
        self._cache = cache
        self._site = site
        self._state = state
        self._slot = slot
        self._old = old
        self._new = _Noted({}, {}, {}, "")

    def key(self, parts: Iterable[str]) -> str:
        """A digest of some texts, and of the state of what makes pages."""
        return digest([self._state, *parts])

    def languages(self, key: str) -> tuple[str, ...] | None:
        """The languages of the sheets under a key; None where the last build had none."""
        try:
            return tuple(map(str, self._old.policy_pages[key][0]))
        except (KeyError, TypeError, IndexError):
            return None

    def policy_pages(self, key: str) -> PolicyPages | None:
        """The sheets under a key without their bodies; None where the last build had none."""
        from polc.site.policy_pages import unframed

        try:
            return unframed(self._old.policy_pages[key][1])
        except (KeyError, TypeError, IndexError, ValueError):
            return None

    def keep(self, key: str, languages: Sequence[str], policy_pages: PolicyPages) -> None:
        """Notes sheets for the next build."""
        from polc.site.policy_pages import framed

        self._new.policy_pages[key] = [list(languages), framed(policy_pages)]

    def stands(self, state: str) -> int | None:
        """How many pages the site has, where it was made from this state and is as it was made; else None."""
        if not state or state != self._old.state:
            return None
        files = self._old.files
        if _files(self._site) != files.keys():
            return None
        with suppress(OSError):
            if all(_digest_of(self._site / path) == file for path, file in files.items()):
                return len(self._old.pages)
        return None

    def settle(self, state: str) -> None:
        """Notes the site that stands now, whose pages are noted, and the state that it was made from."""
        if not self.active:
            return
        known = self._new.files
        others = {}
        for path in _files(self._site) - known.keys():
            with suppress(OSError):  # what somebody keeps there need not be readable
                others[path] = _digest_of(self._site / path)
        self._new = replace(self._new, others=others, state=state)

    def changed(self, keys: Mapping[str, str]) -> set[str]:
        """The paths of the pages that cannot be taken over, of all pages with the keys of what they show."""
        return {path for path, key in keys.items() if not self._is_whole(path, key)}

    def carry(self, keys: Mapping[str, str], folder: Path) -> None:
        """Takes pages over into a folder: as links to their files, else as copies.

        Raises OSError.
        """
        for path, key in keys.items():
            old, new = self._site / path / PAGE, folder / path / PAGE
            new.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(old, new, follow_symlinks=False)
            except OSError:
                shutil.copyfile(old, new, follow_symlinks=False)
            self._new.pages[path] = key, self._old.pages[path][1]

    def note(self, keys: Mapping[str, str], folder: Path) -> None:
        """Notes pages that were made anew in a folder."""
        for path, key in keys.items():
            self._new.pages[path] = key, _digest_of(folder / path / PAGE)

    def write(self) -> None:
        """Writes down what was noted."""
        if not self.active:
            return
        new = self._new
        told = {"sheets": new.policy_pages, "pages": new.pages, "others": new.others, "state": new.state}
        self._cache.keep(self._slot, json.dumps(told, separators=(",", ":")))
        self._cache.write()

    def _is_whole(self, path: str, key: str) -> bool:
        known = self._old.pages.get(path)
        if known is None or known[0] != key:
            return False
        with suppress(OSError):
            return _digest_of(self._site / path / PAGE) == known[1]
        return False


def site_cache_of(folder: Path | None, site: Path) -> SiteCache:
    """Read what the last build of a site noted.

    A site cache that does nothing without a folder to keep it in.
    """
    if folder is None:
        return nothing_kept()
    from polc.project.cache.fingerprint import state_of_pages

    sites = Cache(folder / SITES)
    place = digest([os.path.realpath(site)])
    slot = Slot(place[:SLOT], place)
    old = _read_notes(next(iter(sites.found([slot]).values()), ""))
    return SiteCache(sites, site, state_of_pages(), slot, old)


def nothing_kept() -> SiteCache:
    """Return a site cache that takes nothing over, and writes nothing."""
    return SiteCache(Cache(None), Path(), "", Slot("", ""), _Noted({}, {}, {}, ""))


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
    return blake2b(read_file(file, limit=LARGEST_PAGE), digest_size=SIZE).hexdigest()


def _files(site: Path) -> set[str]:
    """The paths of all files of a site; a link is one, wherever it leads."""
    found = set()
    for folder, folders, files in os.walk(site):
        place = Path(folder)
        links = [name for name in folders if (place / name).is_symlink()]
        found |= {(place / name).relative_to(site).as_posix() for name in (*files, *links)}
    return found


@record
class _Noted:
    """What a build notes: frames of sheets with their languages, by key.

    For each page, by path, a digest of what it
    shows and one of its file; the digests of the other files, and one of all that the site was made from.
    """

    policy_pages: dict[str, Any]
    pages: dict[str, tuple[str, str]]
    others: dict[str, str]
    state: str

    @property
    def files(self) -> dict[str, str]:
        """The digest of every file by its path."""
        return {f"{path}{PAGE}": file for path, (_, file) in self.pages.items()} | self.others


def _read_notes(text: str) -> _Noted:
    """What was written down; nothing where that is damaged or made up."""
    try:
        told = json.loads(text or "{}")
        policy_pages, pages, others = (dict(told.get(name, {})) for name in ("sheets", "pages", "others"))
        known = {str(path): (str(key), str(file)) for path, (key, file) in pages.items()}
        return _Noted(
            policy_pages, known, {str(path): str(file) for path, file in others.items()}, str(told.get("state", ""))
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return _Noted({}, {}, {}, "")
