"""The files that a site offers beside its pages: where each stands, and the words of the link to it."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from polc.core.record import replace
from polc.export.registry import FORMATS
from polc.notice.locale_data import own_name
from polc.notice.phrasebook import phrasebook
from polc.reference.phrases import phrase
from polc.site.offers import Download, Offer
from polc.site.page_context import View

BOOK = "downloads.toml"
KILOBYTE = 1024

Made = Mapping[tuple[str, str], Mapping[str, bytes]]
"""The files made, by policy and language: bytes by the name of the format."""


def path_of(policy: str, lang: str, format_: str) -> str:
    """Where a file stands inside the site: beside the page in its language."""
    return f"{policy}/{lang}/{policy}-{lang}.{FORMATS[format_].extension}"


def offering(views: Mapping[str, View], made: Made) -> dict[str, View]:
    """The views of a site; those of pages that have files beside them offer these."""
    offers = {
        f"{policy}/{lang}/": _download_offer(policy, lang, files) for (policy, lang), files in made.items() if files
    }
    return {path: replace(view, offer=offers.get(path)) for path, view in views.items()}


def _download_offer(policy: str, lang: str, files: Mapping[str, bytes]) -> Offer:
    colon = phrasebook(lang, "").say("form.colon").plain
    shown = tuple(Download(path_of(policy, lang, name), _words(name, lang, len(c))) for name, c in files.items())
    return Offer(f"{phrase('download', lang, BOOK)}{colon}", shown)


def files_of(made: Made) -> dict[str, bytes]:
    """Every file by its path inside the site."""
    return {path_of(*key, name): content for key, files in made.items() for name, content in files.items()}


def _words(format_: str, lang: str, size: int) -> str:
    from babel.numbers import format_decimal

    number = format_decimal(ceil(size / KILOBYTE), locale=lang)
    return phrase(
        "file",
        lang,
        BOOK,
        format=phrase(format_, lang, BOOK),
        language=own_name(lang),
        size=phrase("size", lang, BOOK, n=number),
    )
