"""Languages as Word names them, with a country, and as their own speakers call them. Knows no notice."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from polc.publish.notice.phrasebook import languages, phrasebook


def tag(lang: str) -> str:
    """The tag of a language for spelling and reading aloud, such as `en-GB`; as it is where nothing is known of it."""
    locale = phrasebook(lang, "").locale if lang in languages() else lang.replace("-", "_")
    if "_" not in locale:
        likely = str(get_global("likely_subtags").get(locale, ""))
        locale = f"{locale}_{likely.rpartition('_')[2]}" if likely else locale
    return locale.replace("_", "-")


def own_name(lang: str) -> str:
    """A language's name in that language, with a capital as it stands alone."""
    try:
        name = str(Locale.parse(lang).get_language_name(lang) or lang)
    except (UnknownLocaleError, ValueError):
        name = lang
    return name[:1].upper() + name[1:]
