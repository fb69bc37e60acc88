"""What a regular expression cannot do without: characters one of which stands in whatever it finds. Compiles none.

To look for a few characters takes a thousandth of the time that Python takes to compile an expression, so that a text
without any of them need not be looked at further. It reads the notation of `dsl/lexicon`: letters, classes, groups,
alternatives, repetitions, looks ahead and behind.
"""

from __future__ import annotations

from collections.abc import Iterable

LENGTH = 4
"""Signs of so many characters are rare enough; longer ones are not worth more of them."""
Signs = tuple[str, ...]


def signs(expression: str) -> Signs:
    """The signs of an expression: every match holds one of them. Empty where nothing is sure.

    A space, which stands for any space, is part of none.
    """
    return tuple(sorted(_Reader(expression).alternatives()))


class _Reader:
    """Reads an expression from left to right; `at` is the next character."""

    def __init__(self, expression: str) -> None:
        self.text = expression
        self.at = 0

    def alternatives(self) -> frozenset[str]:
        """The signs of alternatives, up to the end of their group: those of each; none where one has none."""
        found = [self._sequence()]
        while self._next_character() == "|":
            self.at += 1
            found.append(self._sequence())
        return frozenset().union(*found) if all(found) else frozenset()

    def _sequence(self) -> frozenset[str]:
        """The best signs of what stands one after the other."""
        known: list[frozenset[str]] = []
        run = ""
        while self._next_character() not in ("", "|", ")"):
            part = self._part()
            sure, last = self._repeated()
            letter = part if isinstance(part, str) else ""
            if not (sure and letter):
                known.append(frozenset({run}))
                run = ""
                if isinstance(part, frozenset) and sure:
                    known.append(part)
            run += letter if sure else ""
            if last:
                known.append(frozenset({run}))
                run = ""
        return _rarest([*known, frozenset({run})])

    def _part(self) -> str | frozenset[str]:
        """The next character that stands for itself, or the signs of a class (none) or a group."""
        character = self.text[self.at]
        self.at += 1
        if character == "\\":
            self.at += 1
            escaped = self.text[self.at - 1]
            return frozenset() if escaped.isalnum() else escaped
        if character == "[":
            self.at = self.text.index("]", self.at + 1) + 1
            return frozenset()
        if character == "(":
            return self._group()
        return frozenset() if character in " .^$" else character

    def _group(self) -> frozenset[str]:
        looks = self.text.startswith(("?=", "?!", "?<=", "?<!"), self.at)
        if self.text.startswith("?P<", self.at):
            self.at = self.text.index(">", self.at) + 1
        elif self._next_character() == "?":
            self.at += 3 if self.text.startswith("?<", self.at) else 2
        found = self.alternatives()
        self.at += 1
        return frozenset() if looks else found

    def _repeated(self) -> tuple[bool, bool]:
        """Reads what follows a part: whether the part stands there at all, and whether another may follow it."""
        mark = self._next_character()
        if mark == "{":
            end = self.text.index("}", self.at) + 1
            sure = not self.text[self.at + 1 : end].startswith(("0", ","))
            self.at = end
        elif mark and mark in "?*+":
            self.at += 1
            sure = mark == "+"
        else:
            return True, False
        if self._next_character() in ("?", "+"):
            self.at += 1
        return sure, True

    def _next_character(self) -> str:
        return self.text[self.at : self.at + 1]


def _rarest(known: Iterable[frozenset[str]]) -> frozenset[str]:
    """The signs that are rarest: long ones, and few of them."""
    usable = [signs for signs in known if signs and "" not in signs]
    return max(usable, key=lambda signs: (min(LENGTH, *map(len, signs)), -len(signs)), default=frozenset())
