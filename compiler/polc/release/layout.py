"""How the folder of a release is laid out, and what it is called."""

from __future__ import annotations

import re
import unicodedata

from polc.release.devices import is_device

RELEASES = "releases"
"""The folder beside a policy that holds its releases: `releases/<policy>/<version>/`."""
MANIFEST = "release.json"
SIGNATURE = "release.json.sig"
"""The signature of the manifest, where somebody signed it."""
SOURCE = "source"
PAGES = "pages"
EXPORTS = "exports"
"""The folder of what a release keeps for other systems: `exports/TARGET/FILE`."""

LONGEST = 60
"""The most characters of a folder's name; beyond, a checksum tells two versions apart."""
OTHER = re.compile(r"[^a-z0-9._]+")
EDGES = ".-_"
EXPORT = re.compile(rf"{EXPORTS}/[a-z][a-z0-9-]*/[^/]+")


def folder_name(version: str) -> str:
    """The folder and the part of an address for a version: lower-case letters, digits, `.`, `_` and `-`.

    Never empty, never hidden, no way up, the same on every file system. Two versions may share a name (`2/1`, `2-1`);
    whoever makes folders has to ask.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", version) if not unicodedata.combining(c))
    name = re.sub(r"\.{2,}", ".", OTHER.sub("-", plain.casefold())).strip(EDGES)
    if not name or not any(c.isalnum() for c in name):
        return f"v-{_checksum(version)}"
    if is_device(name):
        name = f"v-{name}"
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 9].rstrip(EDGES)}-{_checksum(version)}"


def page_path(lang: str) -> str:
    """Where the frozen body of the page in a language stands, inside the folder of a release."""
    return f"{PAGES}/{lang}.html"


def frame_path(lang: str) -> str:
    """Where stands what the site needs around that page: its title, contents and other facts."""
    return f"{PAGES}/{lang}.json"


def is_export(path: str) -> bool:
    """True for the path of an export in the folder of a release: its folder is that of a target."""
    return bool(EXPORT.fullmatch(path))


def target_of(path: str) -> str:
    """The name of the target whose export stands at such a path."""
    return path.split("/")[1]


def newest_path(policy: str) -> str:
    """Where stands which release of a policy is the newest, inside the folder of all releases."""
    return f"{policy}.json"


def _checksum(version: str) -> str:
    from hashlib import sha256

    return sha256(version.encode("utf-8", "surrogatepass")).hexdigest()[:8]
