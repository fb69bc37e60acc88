"""Languages as Word names them, with a country."""

from __future__ import annotations

from babel.core import get_global

from polc.notice.phrasebook import languages, phrasebook


def tag(lang: str) -> str:
    """The tag of a language for spelling and reading aloud, such as `en-GB`.

    As it is where nothing is known of it.
    """
    locale = phrasebook(lang, "").locale if lang in languages() else lang.replace("-", "_")
    if "_" not in locale:
        likely = str(get_global("likely_subtags").get(locale, ""))
        locale = f"{locale}_{likely.rpartition('_')[2]}" if likely else locale
    return locale.replace("_", "-")
