"""Languages as their own speakers call them."""

from __future__ import annotations

from polc.notice import locale_data


def own_name(lang: str) -> str:
    """A language's name in that language, with a capital as it stands alone.

    Its letters where it is not known.
    """
    name = locale_data.own_name(lang)
    return name[:1].upper() + name[1:]
