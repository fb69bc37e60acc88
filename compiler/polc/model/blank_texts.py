"""Tells texts in which a reader sees nothing: no letter, figure or sign."""

from __future__ import annotations

import re
import unicodedata

SEEN = re.compile("[^\\W_\u115f\u1160\u3164\uffa0]")
"""A letter or a figure; the letters that are drawn as nothing are none."""
DRAWN_AS_NOTHING = frozenset("\u2800\ufffc\ufffd")
"""Signs without a shape, and what stands for a character that no value may hold."""
MARKUP = frozenset("`~>|=")
"""Signs that Markdown reads as the look of words, and shows nowhere."""
UNSHOWN = re.compile(
    r"\]\((?:[^()\n]|\([^()\n]*\))*+\)|^[ \t]{0,9}\[[^\]\n]*\]:[ \t]*[^<\s]\S*[ \t]*(?:[\"'(].*)?$"
    r"|^[ \t]{0,9}(?:```|~~~)\w*[ \t]*$",
    re.MULTILINE,
)
"""What Markdown shows nowhere: where a link leads, what it is called by, the language of code."""
SHORT = 400
"""The most characters of a text in which markup is looked for: what is longer has words in it."""


def is_blank(text: str) -> bool:
    """True for a text without letter, figure or sign: empty, spaces of any kind, characters that nobody sees, dots.

    Of Markdown, only what it shows counts.
    """
    if len(text) <= SHORT and ("&" in text or "[" in text or "```" in text or "~~~" in text):
        text = _unescaped(UNSHOWN.sub("", text))
    return SEEN.search(text) is None and not any(_is_sign(character) for character in text)


def _unescaped(text: str) -> str:
    """The text with the characters that its entities stand for: few texts have any, and the table of them is long."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def is_invisible(text: str) -> bool:
    """True for a text of nothing but spaces and characters that nobody sees.

    A star or a dot may be somebody's name.
    """
    return is_blank(text) and not any(unicodedata.category(character)[0] == "P" for character in text)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] == "S" and character not in DRAWN_AS_NOTHING | MARKUP
