"""Languages as their own speakers call them. Knows no notice."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError


def own_name(lang: str) -> str:
    """A language's name in that language, with a capital as it stands alone; its letters where it is not known."""
    try:
        name = str(Locale.parse(lang).get_language_name(lang) or lang)
    except (UnknownLocaleError, ValueError):
        name = lang
    return name[:1].upper() + name[1:]
