"""What a regular expression cannot do without: characters that stand in whatever it finds. Compiles none.

To look for a few characters takes a thousandth of the time that Python takes to compile an expression, so that a text
without any of them need not be looked at further. It reads the notation of `dsl/lexicon`: letters, classes, groups,
alternatives, repetitions, looks ahead and behind.

Signs are looked for in a text as `spaced` shows it, with a space on either side of each word: as a whole word, `si` has
the sign ` si `, which a text that says "possible" does not hold. Before that, the keys of an expression are compared
with the `terms` of a text, which takes no longer for many expressions than for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LENGTH = 8
"""Signs of so many characters are rare enough; longer ones are not worth more of them."""
MOST = 4
"""The sets of signs that are kept of an expression, the rarest; more would tell hardly any more texts apart."""
FIRST, LAST = "\x02", "\x03"
"""Where a part of an expression begins and ends, until what stands beside the part is known."""
LOOKS = ("(?=", "(?!", "(?<=", "(?<!", "\\b", "^", "$")
"""How the notation begins that takes no character of the text."""
WORD = re.compile(r"\w+")
GAP = re.compile(r"\W+")
BEGINNING = 3
"""Letters of a word by which those that only begin alike are known."""
Signs = Sequence[Sequence[str]]
KeysAndSigns = tuple[Sequence[str], Signs]


def keys_and_signs(expression: str) -> KeysAndSigns:
    """Return what the terms of a text are first compared with, and the signs of an expression."""
    found = signs(expression)
    return keys(found), found


def terms(text: str) -> frozenset[str]:
    """Return the words of a text and their beginnings: keys of expressions are some of them."""
    words = WORD.findall(text)
    return frozenset([*words, *[word[:BEGINNING] for word in words]])


def keys(sets: Signs) -> Sequence[str]:
    """Return words or beginnings one of which is a term of what shows the rarest set possible; empty where none is."""
    of_each = ([_key(sign) for sign in each] for each in sets)
    return next((tuple(dict.fromkeys(found)) for found in of_each if all(found)), ())


def _key(sign: str) -> str:
    """Return the longest whole word of a sign, else how the word begins that it begins with; empty where neither is."""
    first, *more = sign.split(" ")
    whole = more[:-1]
    if whole:
        return max(whole, key=len)
    return more[0][:BEGINNING] if more and not first and len(more[0]) >= BEGINNING else ""


def spaced(text: str) -> str:
    """Return a text and, after it, its words with a space on either side: in this, signs are looked for."""
    return f"{text}\n {' '.join(WORD.findall(text))} "


def signs(expression: str) -> Signs:
    """Return sets of signs, the rarest first: whole words that match show a sign of each. Empty where nothing is sure.

    `(?:we|they) (?:may|might) share` has ` share `, then ` may ` or ` might `, then ` they ` or ` we `.
    """
    known = {frozenset(_sign(part) for part in each) for each in _Reader(expression).alternatives()}
    found = sorted(known, key=lambda each: (_rarity(each), sorted(each)), reverse=True)
    return tuple(tuple(sorted(each)) for each in found[:MOST])


def _sign(part: str) -> str:
    """Return what is looked for of a part of an expression: its words as `spaced`, or marks as they stand."""
    return GAP.sub(" ", part) if WORD.search(part) else _marks(part)


def _marks(part: str) -> str:
    return part.strip(f"{FIRST}{LAST} ")


class _Reader:
    """Reads an expression from left to right; `at` is the next character."""

    def __init__(self, expression: str) -> None:
        self.text = expression
        self.at = 0
        self.gap_last = False
        """Whether a gap ends what was read last."""

    def alternatives(self) -> list[frozenset[str]]:
        """Return the sets of signs up to the end of a group.

        Of alternatives, one: the rarest sets of all of them.
        """
        found = [self._sequence()]
        gap_last = self.gap_last
        while self._next_character() == "|":
            self.at += 1
            found.append(self._sequence())
            gap_last = gap_last and self.gap_last
        self.gap_last = gap_last
        if len(found) == 1:
            return found[0]
        return [frozenset().union(*map(_rarest, found))] if all(found) else []

    def _sequence(self) -> list[frozenset[str]]:
        """Return the sets of signs of what stands one after the other."""
        known: list[frozenset[str]] = []
        run = FIRST
        while not self._ends():
            self.gap_last = False
            part = self._part()
            gap_last = self.gap_last
            times, last = self._repeated()
            before = _edge_of(run[-1:])
            if isinstance(part, str) and times:
                run += part * times
            else:
                known.append(frozenset({run}))
                if not isinstance(part, str) and times:
                    beside = ("", "") if last else (before, self._following())
                    known += [frozenset(_placed(sign, *beside) for sign in each) for each in part]
                run = " " if gap_last and (before or times) else ""
            if last and not gap_last:
                known.append(frozenset({run}))
                run = ""
        self.gap_last = _edge_of(run[-1:]) == " "
        known.append(frozenset({run + LAST}))
        return [each for each in known if all(map(_marks, each))]

    def _ends(self) -> bool:
        """True at the end of a sequence; what only looks at the text is left behind."""
        while self.text.startswith(LOOKS, self.at):
            look = next(look for look in LOOKS if self.text.startswith(look, self.at))
            self.at += len(look)
            if look.startswith("("):
                self.alternatives()
                self.at += 1
        return self._next_character() in ("", "|", ")")

    def _following(self) -> str:
        """Return what stands after a group: the end of what it is part of, a space or another gap, or nothing sure."""
        if self._ends():
            return LAST
        optional = self.text[self.at + 1 : self.at + 2] in ("?", "*", "{")
        return "" if optional else _edge_of(self._next_character())

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
        return [] if character == "." else character

    def _group(self) -> list[frozenset[str]]:
        if self.text.startswith("?P<", self.at):
            self.at = self.text.index(">", self.at) + 1
        elif self._next_character() == "?":
            self.at += 2
        found = self.alternatives()
        self.at += 1
        return found

    def _repeated(self) -> tuple[int, bool]:
        """Reads what follows a part: how many times the part stands there at least, and whether it may once more."""
        mark = self._next_character()
        if mark == "{":
            end = self.text.index("}", self.at)
            times = int(self.text[self.at + 1 : end].split(",")[0] or 0)
            self.at = end + 1
        elif mark and mark in "?*+":
            self.at += 1
            times = int(mark == "+")
        else:
            return 1, False
        if self._next_character() in ("?", "+"):
            self.at += 1
        return times, True

    def _next_character(self) -> str:
        return self.text[self.at : self.at + 1]


def _edge_of(character: str) -> str:
    """Return what a character is to a part beside it: a beginning, a gap, or nothing where it may go on a word."""
    if character == FIRST:
        return FIRST
    return " " if character and character in " ',.;:-/" else ""


def _placed(sign: str, before: str, after: str) -> str:
    """Return a sign of a group with what stands before and after the group."""
    return sign.replace(FIRST, before).replace(LAST, after)


def _rarest(known: Iterable[frozenset[str]]) -> frozenset[str]:
    return max(known, key=_rarity)


def _rarity(signs: frozenset[str]) -> tuple[int, int]:
    """Return what tells which set fewer texts show: that of long signs, then that of few."""
    return min(LENGTH, *map(len, signs)), -len(signs)
