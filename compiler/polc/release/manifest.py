"""The manifest of a release: what was released, from when it applies, and the digest of each file. Pure values."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from polc.core.record import record, replace
from polc.release.layout import SOURCE
from polc.release.strict import ObjectError, is_plain, read_object

DIGEST = re.compile(r"[0-9a-f]{64}")
LANGUAGE = re.compile(r"[a-z]{2}")
POLICY = re.compile(r"[^\s/\\:@.][^\s/\\:@]*")
"""The name of a policy, which is that of a folder as well."""
KEYS = (
    "policy", "version", "effective", "number", "languages", "source", "house-rules", "files", "follows", "polc",
    "renderer", "digest",
)  # fmt: skip
MOST_RELEASES = 100_000
"""The most releases of one policy; a number beyond is a mistake."""


class ManifestError(ValueError):
    """A text is no manifest.

    The message is the name of the field that is wrong, or empty for no JSON at all. A field that is unknown, or stands
    there twice, is wrong as well.
    """


@record
class Manifest:
    """What `release.json` says.

    `number` counts the releases of the policy from 1; `follows` is the digest of the release before, empty for the
    first. `source` is the policy's main file and `house_rules` are the files that it uses without saying so, as paths
    inside the release. `files` maps the path of every other file of the release to its SHA-256, in hexadecimal.
    `digest` is that of all the rest of the manifest, and so of the release; `polc` is the version that rendered the
    pages, and `renderer` the digest of its code, data and templates, empty in releases made before there was one.
    """

    policy: str
    version: str
    effective: date
    number: int
    languages: tuple[str, ...]
    source: str
    files: Mapping[str, str]
    polc: str
    house_rules: tuple[str, ...] = ()
    follows: str = ""
    digest: str = ""
    renderer: str = ""

    def sealed(self) -> Manifest:
        """The same with the digest that it ought to have."""
        return replace(self, digest=digest_of(_canonical(self._as_fields())))

    @property
    def is_sealed(self) -> bool:
        """True when its digest is that of what it says."""
        return self.digest == self.sealed().digest

    @property
    def sources(self) -> dict[str, str]:
        """The digests of the files of its source, by path."""
        return {path: digest for path, digest in self.files.items() if path.startswith(f"{SOURCE}/")}

    @property
    def made_by(self) -> str:
        """The polc that rendered the pages, told from every other one."""
        return f"{self.polc} ({self.renderer[:8]})" if self.renderer else self.polc

    def _as_fields(self) -> dict[str, Any]:
        told = {
            "policy": self.policy,
            "version": self.version,
            "effective": self.effective.isoformat(),
            "number": self.number,
            "languages": list(self.languages),
            "source": self.source,
            "house-rules": list(self.house_rules),
            "files": dict(sorted(self.files.items())),
            "follows": self.follows,
            "polc": self.polc,
        }
        return {**told, "renderer": self.renderer} if self.renderer else told

    def written(self) -> str:
        """The text of the file, the same for the same manifest."""
        return json.dumps({**self._as_fields(), "digest": self.digest}, indent=2, ensure_ascii=False) + "\n"


def digest_of(content: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _canonical(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode("ascii")


def read_manifest(text: str) -> Manifest:
    """The manifest in a text.

    Raises ManifestError where a field is missing, wrong, unknown or doubled, or leads out of the folder.
    """
    try:
        told = read_object(text, KEYS)
    except ObjectError as error:
        raise ManifestError(str(error)) from error
    return Manifest(
        policy=_text(told, "policy", POLICY),
        version=_text(told, "version"),
        effective=_day(told, "effective"),
        number=_number(told, "number"),
        languages=_texts(told, "languages", LANGUAGE),
        source=_path("source", _text(told, "source")),
        files=_files(told),
        polc=_text(told, "polc"),
        house_rules=tuple(_path("house-rules", p) for p in _texts(told, "house-rules")),
        follows=_text(told, "follows", DIGEST, empty=True),
        digest=_text(told, "digest", DIGEST),
        renderer=_text({"renderer": "", **told}, "renderer", DIGEST, empty=True),
    )


def _text(told: Mapping[str, Any], field: str, form: re.Pattern[str] | None = None, *, empty: bool = False) -> str:
    value = told.get(field)
    if not isinstance(value, str) or not is_plain(value):
        raise ManifestError(field)
    if not (value or empty) or (value and form and not form.fullmatch(value)):
        raise ManifestError(field)
    return value


def _texts(told: Mapping[str, Any], field: str, form: re.Pattern[str] | None = None) -> tuple[str, ...]:
    value = told.get(field)
    if not isinstance(value, list) or not all(is_plain(v) and (not form or form.fullmatch(v)) for v in value):
        raise ManifestError(field)
    if (form and not value) or len(set(value)) < len(value):
        raise ManifestError(field)
    return tuple(value)


def _number(told: Mapping[str, Any], field: str) -> int:
    value = told.get(field)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_RELEASES:
        raise ManifestError(field)
    return value


def _day(told: Mapping[str, Any], field: str) -> date:
    text = _text(told, field)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ManifestError(field) from error
    if day.isoformat() != text:  # a week, or a day without hyphens
        raise ManifestError(field)
    return day


def _files(told: Mapping[str, Any]) -> dict[str, str]:
    value = told.get("files")
    if not isinstance(value, dict) or not all(isinstance(v, str) and DIGEST.fullmatch(v) for v in value.values()):
        raise ManifestError("files")
    return {_path("files", path): digest for path, digest in value.items()}


def _path(field: str, path: str) -> str:
    if not is_inside(path):
        raise ManifestError(field)
    return path


def is_inside(path: str) -> bool:
    """True for a path that stays inside the folder of the release, the same on every system."""
    first, *others = path.split("/")
    parts = (first, *others)
    return is_plain(path) and "\\" not in path and ":" not in first and not {"", ".", ".."} & {*parts}
