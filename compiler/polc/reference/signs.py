"""What a regular expression cannot do without: characters that stand in whatever it finds. Compiles none.

To look for a few characters takes a thousandth of the time that Python takes to compile an expression, so that a text
without any of them need not be looked at further. It reads the notation of `dsl/lexicon`: letters, classes, groups,
alternatives, repetitions, looks ahead and behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LENGTH = 8
"""Signs of so many characters are rare enough; longer ones are not worth more of them."""
MOST = 4
"""The sets of signs that are kept of an expression, the rarest; more would tell hardly any more texts apart."""
Signs = Sequence[Sequence[str]]


def signs(expression: str) -> Signs:
    """Return sets of signs, the rarest first: every match holds one sign of each set. Empty where nothing is sure.

    `(?:we|they) (?:may|might) share` has `share`, then `may` or `might`, then `they` or `we`. A space, which stands for
    any space, is part of no sign.
    """
    found = sorted(
        set(_Reader(expression).alternatives()), key=lambda each: (_rarity(each), sorted(each)), reverse=True
    )
    return tuple(tuple(sorted(each)) for each in found[:MOST])


class _Reader:
    """Reads an expression from left to right; `at` is the next character."""

    def __init__(self, expression: str) -> None:
        self.text = expression
        self.at = 0

    def alternatives(self) -> list[frozenset[str]]:
        """Return the sets of signs up to the end of a group; of alternatives, one: the rarest sets of all of them."""
        found = [self._sequence()]
        while self._next_character() == "|":
            self.at += 1
            found.append(self._sequence())
        if len(found) == 1:
            return found[0]
        return [frozenset().union(*map(_rarest, found))] if all(found) else []

    def _sequence(self) -> list[frozenset[str]]:
        """Return the sets of signs of what stands one after the other."""
        known: list[frozenset[str]] = []
        run = ""
        while self._next_character() not in ("", "|", ")"):
            part = self._part()
            sure, last = self._repeated()
            letter = part if isinstance(part, str) else ""
            if not (sure and letter):
                known.append(frozenset({run}))
                run = ""
                if not isinstance(part, str) and sure:
                    known += part
            run += letter if sure else ""
            if last:
                known.append(frozenset({run}))
                run = ""
        return [each for each in (*known, frozenset({run})) if each and "" not in each]

    def _part(self) -> str | list[frozenset[str]]:
        """The next character that stands for itself, or the sets of signs of a class (none) or a group."""
        character = self.text[self.at]
        self.at += 1
        if character == "\\":
            self.at += 1
            escaped = self.text[self.at - 1]
            return [] if escaped.isalnum() else escaped
        if character == "[":
            self.at = self.text.index("]", self.at + 1) + 1
            return []
        if character == "(":
            return self._group()
        return [] if character in " .^$" else character

    def _group(self) -> list[frozenset[str]]:
        looks = self.text.startswith(("?=", "?!", "?<=", "?<!"), self.at)
        if self.text.startswith("?P<", self.at):
            self.at = self.text.index(">", self.at) + 1
        elif self._next_character() == "?":
            self.at += 3 if self.text.startswith("?<", self.at) else 2
        found = self.alternatives()
        self.at += 1
        return [] if looks else found

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
    return max(known, key=_rarity)


def _rarity(signs: frozenset[str]) -> tuple[int, int]:
    """Return what tells which set fewer texts show: that of long signs, then that of few."""
    return min(LENGTH, *map(len, signs)), -len(signs)
