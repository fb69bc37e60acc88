"""A case: a sound policy in which one thing stands n times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
BASE = (ROOT / "tests" / "ok" / "bakery-shop.pol").read_text(encoding="utf-8")
"""The policy that all cases add to."""
LANGUAGES = ("en", "fr")


class Case(NamedTuple):
    """What is repeated, and the policy that holds it n times; `most` is how often the limits of a file let it stand.

    `other` is the version to compare it with, where that is not simply one of other words; `beside` are the files that
    stand in its folder, by name.
    """

    name: str
    text: Callable[[int], str]
    most: int = 1_000_000
    other: Callable[[int], str] | None = None
    beside: Callable[[int], Mapping[str, str]] | None = None

    def size(self, times: int) -> int:
        """The bytes of the policy that holds the thing so many times, and of the files beside it."""
        files = self.beside(times).values() if self.beside else ()
        return sum(len(content.encode()) for content in (self.text(times), *files))


def titled(words: str) -> str:
    """Words as a text in both languages."""
    return " ".join(f'{lang} "{words}"' for lang in LANGUAGES)


def listed(template: str, times: int, separator: str = ", ") -> str:
    """A template so many times, `§` being the number of each, and `¶` that of the next."""
    return separator.join(template.replace("§", str(n)).replace("¶", str(n + 1)) for n in range(times))


def section(english: str, french: str = "Texte.") -> str:
    """The policy with a section of these texts."""
    return f'{BASE}section long {{ title {titled("Long")} text en """\n{english}\n""" fr """\n{french}\n""" }}\n'
