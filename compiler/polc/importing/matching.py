"""Looks in foreign texts for the words of `dsl/lexicon/importing.toml`.

For terms of the vocabulary, and for lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from polc.reference.lexicon import folded as small
from polc.reference.lexicon import lexicon, pattern
from polc.reference.text_folding import folded
from polc.reference.vocabulary import vocabulary

BOOK = "importing"
LANGUAGES = ("en", "fr")
"""The languages whose documents are read."""
PARTING = re.compile(r"[^\w&+@/%]+")
ENDS = " \t\n.,;:·•*–—-"
MOST_PARTINGS = 12
"""Places at which the last member of a list may be parted.

A longer one is no list.
"""


def found(key: str, text: str, lang: str) -> re.Match[str] | None:
    """The first place where a text holds an expression of a list."""
    words = pattern(BOOK, lang, key)
    return words.search(small(text)) if words else None


def holds(text: str, lang: str, *keys: str) -> bool:
    """True where a text holds an expression of one of the lists."""
    return any(found(key, text, lang) for key in keys)


def whole(key: str, text: str, lang: str) -> bool:
    """True where a whole text is an expression of a list."""
    words = pattern(BOOK, lang, key)
    return bool(words and words.fullmatch(small(text.strip(ENDS))))


@cache
def keys_with(prefix: str, lang: str) -> tuple[str, ...]:
    """The lists whose names begin so, without that beginning."""
    return tuple(key.removeprefix(prefix) for key in lexicon(BOOK, lang) if key.startswith(prefix))


def terms_in(prefix: str, text: str, lang: str) -> tuple[str, ...]:
    """The terms of which a text holds an expression.

    Of `basis-`, `right-`, `safeguard-` or `cookie-`.
    """
    return tuple(key for key in keys_with(prefix, lang) if found(prefix + key, text, lang))


# ------------------------------------------------------------------------------------------------ names and terms


def bare(text: str, lang: str, key: str = "determiners") -> str:
    """A text without marks at its ends and without the small words before what it names."""
    rest = text.strip(ENDS)
    words = leading(key, lang)
    while (match := words.match(small(rest))) and match.end() < len(rest):
        rest = rest[match.end() :].strip(ENDS)
    return rest


@cache
def leading(key: str, lang: str) -> re.Pattern[str]:
    """The expressions of a list as words that others follow.

    One that is elided (`l'`) holds to the next word.
    """
    joined = "|".join(f"(?:{e})" if e.endswith("'") else rf"(?:{e})(?!\w)" for e in lexicon(BOOK, lang)[key])
    return re.compile(rf"(?:{joined})\s*+".replace(" ", r"\s++"))


def term_named(class_: str, words: str, lang: str) -> str:
    """Return the id of the one term of a class that is called so in the language.

    Empty for none or several.
    """
    ids = names_of_class(class_, lang).get(_stemmed(words), ())
    return ids[0] if len(ids) == 1 else ""


@cache
def names_of_class(class_: str, lang: str) -> Mapping[str, tuple[str, ...]]:
    """The ids of the terms of a class by their names in a language.

    As names are compared.
    """
    ids: dict[str, dict[str, None]] = {}
    for id_, entry in vocabulary(class_).entries.items():
        for key in (lang, f"{lang}-article", f"{lang}-short", f"{lang}-we"):
            name = entry.fields.get(key)
            if isinstance(name, str):
                ids.setdefault(_stemmed(bare(name, lang)), {})[id_] = None
    return {name: tuple(known) for name, known in ids.items()}


def _stemmed(words: str) -> str:
    """Words without capitals, accents and the endings of plurals."""
    return " ".join(
        word[:-1] if len(word) > 3 and word.endswith(("s", "x")) and not word.endswith("ss") else word
        for word in PARTING.sub(" ", folded(words)).split()
    )


ABBREVIATED = ("inc", "ltd", "corp", "co", "llc", "s.a", "s.l", "b.v", "n.v", "s.p.a", "s.r.l", "gmbh & co")
"""Ends of names to which a full stop belongs."""


def name_in(text: str) -> str:
    """A text without marks at its ends, as a name: the full stop of `Inc.` stays."""
    name = text.strip(ENDS)
    rest = text[text.find(name) + len(name) :] if name else ""
    return f"{name}." if rest.startswith(".") and name.lower().endswith(ABBREVIATED) else name


def without_note(text: str) -> str:
    """A text without what stands in parentheses at its end."""
    rest = text.rstrip(ENDS)
    if not rest.endswith(")"):
        return text
    depth = 0
    for at in range(len(rest) - 1, -1, -1):
        depth += (rest[at] == ")") - (rest[at] == "(")
        if not depth:
            return rest[:at].rstrip()
    return text


# ---------------------------------------------------------------------------------------------------------- lists


def members(text: str, lang: str, known: Mapping[str, object] | None = None) -> list[str]:
    """The members of a list in words: `a, b (c, d) and e` has three.

    A known name is never parted.
    """
    parts = [part for part in _parted(text, ",;\n") if part.strip(ENDS)]
    if not parts:
        return []
    return [*(part.strip(ENDS) for part in parts[:-1]), *_parted_at_and(parts[-1], lang, known or {})]


def _parted(text: str, marks: str) -> Iterator[str]:
    """A text parted at marks that stand outside of parentheses and quotation marks."""
    depth, start = 0, 0
    for at, sign in enumerate(text):
        if sign in "(«“[":
            depth += 1
        elif sign in ")»”]":
            depth = max(0, depth - 1)
        elif sign in marks and not depth:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _parted_at_and(text: str, lang: str, known: Mapping[str, object]) -> list[str]:
    whole_text = text.strip(ENDS)
    places = [
        (at.end(), match.end())
        for at in re.finditer(r"\s(?=\w)", text)
        if (match := leading("and-words", lang).match(small(text), at.end())) and _depth(text, at.end()) == 0
    ][:MOST_PARTINGS]
    if not places or stemmed_bare(whole_text, lang) in known:
        return [whole_text]
    for start, end in places:
        if stemmed_bare(text[:start], lang) in known:
            return [text[:start].strip(ENDS), *_parted_at_and(text[end:], lang, known)]
    start, end = places[-1]
    before, after = text[:start].strip(ENDS), text[end:].strip(ENDS)
    parted = _parted_at_and(before, lang, known) if stemmed_bare(after, lang) in known else [before]
    return [part for part in (*parted, after) if part]


def _depth(text: str, at: int) -> int:
    return max(0, text.count("(", 0, at) - text.count(")", 0, at))


def stemmed_bare(words: str, lang: str) -> str:
    """Words as names are compared.

    Without small words before them, capitals, accents and endings of plurals.
    """
    return _stemmed(bare(words, lang))
