"""The `[site]` table of a configuration: reads it, and judges the contrast of its colours."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polc.core.findings import Fact, Finding
from polc.core.sources import Source, Span
from polc.project.errors import CannotRunError
from polc.project.files import content_of, read_file
from polc.project.limits import LARGEST_SETTINGS, MOST_IN_LIST
from polc.project.roots import project_of
from polc.syntax.errors.confusables import hidden
from polc.syntax.errors.suggestions import nearest
from polc.syntax.parser.tree_builder import HARMFUL

if TYPE_CHECKING:
    from polc.project.branding import Brand, FooterLink

KEYS = ("name", "logo", "colours", "colours-dark", "footer")
IMAGES = (".svg", ".png", ".webp", ".jpg", ".jpeg")
HEAVIEST = 200_000
"""The largest logo, in bytes: it is sent with every page."""


LETTERS = ("file/look-alike",)
"""What a name may have, since a name may be in any script."""


def read_brand(value: Any, path: Path) -> Brand:  # noqa: ANN401 - a user's file may hold anything
    """The brand in a `[site]` table of the configuration at `path`.

    Raises CannotRunError for what cannot be used.
    """
    from polc.project.branding import Brand

    if not isinstance(value, dict):
        raise CannotRunError("setting-not-table")
    _require_known(value, KEYS)
    name = value.get("name", "")
    if not isinstance(name, str):
        raise CannotRunError("site-not-text", name="name")
    _require_readable("name", name)
    logo = _logo(value["logo"], path) if "logo" in value else None
    colours = {"light": _colours(value.get("colours", {})), "dark": _colours(value.get("colours-dark", {}))}
    return Brand(name, f"logo{logo[0]}" if logo else "", logo[1] if logo else b"", colours, _links(value))


def weak_colours(brand: Brand, path: Path, shown: str) -> tuple[Source, tuple[Finding, ...]]:
    """A finding for each pair of colours with too little contrast, at the colour that the configuration sets."""
    from polc.project.branding import weak

    content = read_file(path, project_of(path.parent), LARGEST_SETTINGS)
    source = Source(shown, content.decode("utf-8").replace("\r\n", "\n"))
    found = []
    for pair in weak(brand, _theme()):
        own = pair.front if pair.front in brand.colours[pair.scheme] else pair.back
        other = pair.back if own == pair.front else pair.front
        facts: dict[str, Fact] = {
            "colour": own, "value": brand.colours[pair.scheme][own], "other": other,
            "ratio": int(pair.ratio * 10) / 10, "least": pair.least,
        }  # fmt: skip
        found.append(
            Finding("site/contrast", _setting_place(source, brand, pair.scheme, own), facts, variant=pair.scheme)
        )
    return source, tuple(found)


def _theme() -> Mapping[str, Mapping[str, str]]:
    from polc.project.branding import palette

    return palette((files("polc.theme") / "theme" / "css" / "polc.css").read_text(encoding="utf-8"))


def _setting_place(source: Source, brand: Brand, scheme: str, name: str) -> Span:
    """Where the configuration writes a colour, after the head of its table.

    The first line where it is not found.
    """
    value = brand.colours[scheme][name]
    table = source.text.find("colours-dark" if scheme == "dark" else "colours")
    at = source.text.find(value, max(0, table))
    return Span(source.path, at, at + len(value)) if at >= 0 else Span(source.path, 0, len(source.line(1)))


def _require_known(table: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            near = nearest(key, known)
            raise CannotRunError(
                "site-no-key-near" if near else "site-no-key", name=key, near=near, known=", ".join(known)
            )


def _require_readable(name: str, *texts: str) -> None:
    """Raises CannotRunError for a text that reads otherwise than it looks, by what is a finding in a policy."""
    for text in texts:
        places = [finding.span for finding in hidden(Source("", text)) if finding.rule not in LETTERS]
        unseen = "".join([text[span.start : span.end] for span in places] + HARMFUL.findall(text))
        if unseen:
            found = ", ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(unseen))
            raise CannotRunError("site-hidden", name=name, found=found)


def _logo(value: Any, path: Path) -> tuple[str, bytes]:  # noqa: ANN401
    if not isinstance(value, str):
        raise CannotRunError("site-not-text", name="logo")
    _require_readable("logo", value)
    place = path.parent / value
    suffix = place.suffix.lower()
    if suffix not in IMAGES:
        raise CannotRunError("site-no-image", name=value, known=", ".join(IMAGES))
    try:
        content = content_of(place, project_of(path.parent), HEAVIEST)
        size = place.stat().st_size
    except FileNotFoundError:
        raise CannotRunError("setting-no-path", name=value) from None
    except OSError as error:
        raise CannotRunError("cannot-read", path=value, reason=error) from error
    if len(content) > HEAVIEST:
        raise CannotRunError("site-heavy-logo", name=value, size=size // 1000, most=HEAVIEST // 1000)
    return suffix, content


def _colours(value: Any) -> dict[str, str]:  # noqa: ANN401
    from polc.project.branding import COLOUR

    known = tuple(_theme()["light"])
    if not isinstance(value, dict):
        raise CannotRunError("setting-not-table")
    _require_known(value, known)
    for name, colour in value.items():
        if not isinstance(colour, str) or not COLOUR.fullmatch(colour):
            raise CannotRunError("site-no-colour", name=name, value=colour)
    return dict(value)


def _links(value: Mapping[str, Any]) -> tuple[FooterLink, ...]:
    from polc.document.addresses import is_safe
    from polc.project.branding import FooterLink

    found = []
    listed = value.get("footer", [])
    if not isinstance(listed, list):
        raise CannotRunError("site-bad-footer")
    if len(listed) > MOST_IN_LIST:
        raise CannotRunError("setting-too-many", n=len(listed), most=MOST_IN_LIST)
    for entry in listed:
        words = entry.get("words") if isinstance(entry, dict) else None
        told = {"": words} if isinstance(words, str) else words
        address = entry.get("address") if isinstance(entry, dict) else None
        if not isinstance(told, dict) or not told or not all(isinstance(word, str) and word for word in told.values()):
            raise CannotRunError("site-bad-footer")
        if not isinstance(address, str) or not is_safe(address):
            raise CannotRunError("site-bad-address", value=address)
        _require_readable("footer", address, *told, *told.values())
        found.append(FooterLink(told, address))
    return tuple(found)
