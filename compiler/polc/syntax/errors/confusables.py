"""Finds what reads otherwise than it looks.

Characters turn the direction, are seen by nobody, or pass for others. It looks at the characters of a source, in names,
texts and comments alike; it knows no statement and no law. The attack is known as Trojan Source (CVE-2021-42574,
CVE-2021-42694); the innocent causes are pastes from other programs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, islice

from polc.core.findings import Finding
from polc.core.sources import Source, Span, in_common
from polc.reference.package import read_toml
from polc.syntax.errors.parse_error import NAME

MOST = 20
"""The most findings of one kind in one source: whoever pasted a thousand such characters knows after a few."""
FEW = 3
"""The most characters that a message names."""
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]+")
"""Embeddings, overrides and isolates of Unicode's bidirectional algorithm."""
BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""What some programs show as the end of a line, and others, like this one, do not."""
CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]+")
FILLERS = "\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\u034f"
"""Letters and marks that are drawn as nothing."""
INVISIBLE = re.compile(
    f"[\u00ad\u061c\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb{FILLERS}"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
MARKS = "\u061c\u200e\u200f"
"""Marks that set right the order of words from left to right and from right to left that stand side by side."""
NEAR = 40
"""How many characters around such a mark the words are looked for."""
NON_JOINER, JOINER, SOFT_HYPHEN, BLACK_FLAG = "\u200c", "\u200d", "\u00ad", "\U0001f3f4"
KEYS = "0123456789#*‼⁉"
"""What is no emoji, and becomes one with a mark after it."""
SUSPECT = re.compile("[\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13f5\uff21-\uff5a\U0001d400-\U0001d7ff]")
"""Where letters are looked at: the scripts of `dsl/look-alikes.toml`, and letters made for formulas or for width."""
_SETS = (p.pattern.rstrip("+").strip("[]") for p in (DIRECTION, BREAKS, CONTROLS, INVISIBLE, SUSPECT))
ANY = re.compile(f"[{''.join(_SETS)}]")
"""Any of these characters: one set, as a choice of sets takes four times as long where there are none."""
WIDE, FORMULAS = "\uff21", "\U0001d400"
"""The first of the wide letters, at home in Japanese, and the first of those made for formulas."""
WORD = re.compile(r"[^\W_]+")
OPAQUE = re.compile(r'"""[\s\S]*?"""|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|#[^\n]*')


def hidden(source: Source, known: Sequence[Finding] = ()) -> list[Finding]:
    """A finding for each place of a source that reads otherwise than it looks.

    `known` are those already there.
    """
    text = source.text
    if not ANY.search(text):
        return []
    said = [(f.span.start, f.span.end) for f in known if f.span.path == source.path]
    found = [*_direction(source), *_invisible(source)]
    if SUSPECT.search(text):
        found += _look_alikes(source)
    return [f for f in found if not any(start < f.span.end and f.span.start < end for start, end in said)]


class Watch:
    """Looks at sources again and again while they are edited.

    Where nothing was hidden, it looks only at what has changed.
    """

    def __init__(self) -> None:
        self._plain: dict[str, str] = {}

    def hidden(self, source: Source, known: Sequence[Finding] = ()) -> list[Finding]:
        """As `hidden`."""
        text, plain = source.text, self._plain.get(source.path)
        if text == plain:
            return []
        if plain is not None:
            begin, end = in_common(plain, text)
            if not ANY.search(text, begin, max(begin, len(text) - end)):
                self._plain[source.path] = text
                return []
        if ANY.search(text):
            return hidden(source, known)
        self._plain[source.path] = text
        return []


def _direction(source: Source) -> list[Finding]:
    return [_finding(source, "direction", m) for m in _one_a_line(source, DIRECTION.finditer(source.text))]


def _invisible(source: Source) -> list[Finding]:
    text = source.text
    found = []
    for pattern, variant in ((BREAKS, "line"), (CONTROLS, "control"), (INVISIBLE, "")):
        places = (m for m in pattern.finditer(text) if variant or _out_of_place(text, m.start(), m.end()))
        found += [_finding(source, "invisible", m, variant) for m in _one_a_line(source, places)]
    return found


def _one_a_line(source: Source, places: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The first place of each line, and no more than `MOST`.

    Characters that turn the direction come in pairs.
    """
    lines = groupby(places, key=lambda m: source.position(m.start()).line)
    return islice((next(group) for _, group in lines), MOST)


def _finding(source: Source, rule: str, place: re.Match[str], variant: str = "") -> Finding:
    codes = tuple(dict.fromkeys(f"U+{ord(c):04X}" for c in place[0]))
    facts = {"found": ", ".join(codes[:FEW])}
    severity = "error" if variant else ""
    span = Span(source.path, place.start(), place.end())
    return Finding(f"file/{rule}", span, facts, variant=variant, severity=severity)


# ------------------------------------------------------------------------------------------------------- invisible
def _out_of_place(text: str, start: int, end: int) -> bool:
    """False where such characters have a use.

    They have one in emoji, between letters that join, and beside words from right to left.
    """
    return not all(_has_use(text, at) for at in range(start, end))


def _has_use(text: str, at: int) -> bool:
    character = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if character == SOFT_HYPHEN:
        return before.isalpha() and after.isalpha()
    if character in MARKS:
        near = text[max(0, at - NEAR) : at + NEAR]
        return any(c.isalpha() and unicodedata.bidirectional(c) in ("R", "AL") for c in near)
    if character in (JOINER, NON_JOINER):
        return _joins_letters(before) and (_joins_letters(after) or character == NON_JOINER)
    if "\ufe00" <= character <= "\ufe0f":
        return _joins_letters(before) or (before != "" and before in KEYS)
    if "\U000e0100" <= character <= "\U000e01ef":
        return unicodedata.category(before or " ") == "Lo"
    if "\U000e0020" <= character <= "\U000e007f":
        return BLACK_FLAG in text[max(0, at - 8) : at]
    if "\u180b" <= character <= "\u180f":
        return "\u1800" <= before <= "\u18af" and before.isalpha()
    return False


def _joins_letters(character: str) -> bool:
    """True for emoji, their parts, and letters of scripts in which letters join."""
    return character != "" and (
        unicodedata.category(character) in ("So", "Sk", "Lo", "Mn", "Mc", "Sm") and character != SOFT_HYPHEN
    )


# ----------------------------------------------------------------------------------------------------- look-alikes
@cache
def _latin() -> dict[str, str]:
    """Each letter that looks like a Latin one, with that one."""
    tables = read_toml("look-alikes.toml").values()
    return {letter: latin for table in tables if isinstance(table, dict) for letter, latin in table.items()}


@cache
def _script(letter: str) -> str:
    """The script of a letter, as the first word of its name in Unicode.

    Letters for formulas and widths are none.
    """
    return unicodedata.name(letter, "").partition(" ")[0]


def _look_alikes(source: Source) -> list[Finding]:
    """Words of two scripts that look alike, and names that look like others.

    In such words the letters of one script look like the other's.
    """
    found = list(islice(_mixed_scripts(source), MOST))
    taken = {f.span.start for f in found}
    return [*found, *(f for f in _look_alike_names(source) if f.span.start not in taken)]


def _mixed_scripts(source: Source) -> Iterator[Finding]:
    for word in WORD.finditer(source.text):
        if word[0].isascii() or not SUSPECT.search(word[0]):
            continue
        letters = _deceptive(word[0])
        if letters:
            yield _look_alike(source, word, letters, "" if letters[0] < WIDE else "formula")


def _look_alike(source: Source, word: re.Match[str], letters: Sequence[str], variant: str = "") -> Finding:
    from polc.syntax.errors.findings import shortened

    codes = ", ".join(f"{c} (U+{ord(c):04X})" for c in letters[:FEW])
    latin = _as_latin(word[0])
    facts = {"found": shortened(word[0]), "letters": codes, "suggestion": latin if latin.isascii() else ""}
    return Finding("file/look-alike", Span(source.path, word.start(), word.end()), facts, variant=variant)


def _deceptive(word: str) -> list[str]:
    """The letters of a word that pass for those of the script around them."""
    formal = [c for c in word if c >= WIDE and unicodedata.normalize("NFKC", c).isascii()]
    if formal and (formal[0] >= FORMULAS or any(c.isascii() for c in word)):
        return list(dict.fromkeys(formal))
    latin = [c for c in word if _script(c) == "LATIN"]
    others = [c for c in word if c.isalpha() and _script(c) != "LATIN"]
    if not latin or not others:
        return []
    if all(c in _latin() for c in others):
        return list(dict.fromkeys(others))
    drawn = {_latin()[c] for c in _latin() if _script(c) == _script(others[0])}
    return list(dict.fromkeys(latin)) if all(c in drawn for c in latin) else []


def _as_latin(word: str) -> str:
    return "".join(_latin().get(c) or unicodedata.normalize("NFKC", c) for c in word)


def _look_alike_names(source: Source) -> Iterator[Finding]:
    """Names of another script that look like another name or word of the file."""
    names = list(NAME.finditer(OPAQUE.sub(lambda m: " " * len(m[0]), source.text)))
    plain = {m[0] for m in names if m[0].isascii()}
    said: set[str] = set()
    for name in names:
        letters = [c for c in name[0] if c in _latin()]
        if letters and name[0] not in said and _as_latin(name[0]) in plain:
            said.add(name[0])
            yield _look_alike(source, name, list(dict.fromkeys(letters)), "twin")
