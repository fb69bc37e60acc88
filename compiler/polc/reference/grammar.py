"""How titles of a language take articles and possessives, from `dsl/grammar`.

noun_rules("fr").gender("candidature")  →  "feminine"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from polc.core.record import record
from polc.reference.package import names_in, read_toml

FOLDER = "grammar"


@record
class VerbForms:
    """How a text is known to begin with a verb: what may stand `before` it, its `endings`, and words that decide."""

    before: tuple[str, ...]
    endings: tuple[str, ...]
    words: frozenset[str]
    nouns: frozenset[str]


@record
class NounRules:
    """The words and endings that decide on the article of a title in one language.

    `determiners` end in the space or apostrophe after them. `genders` gives the gender of nouns, `endings` pairs of an
    ending and its gender, longest first; a gender is `masculine` or `feminine`. Words that begin with one of the
    `unelided_starts` take the article of a consonant. `shared` where one article or possessive serves a whole list;
    `adjectives_agree` in number with their noun; nouns of the `bare_classes` of the vocabulary name activities without
    an article, those of the `bare_plural_classes` do without it in the plural; nouns stand last before one of the
    `head_ends`, where there are any. Words in quotation marks are the name of the noun after them, save before one of
    `unquoted_after`. One of the `plural_conjunctions` joins several things. `places` holds the prepositions of
    countries, `unbroken` the signs before and after which no line may end.
    """

    determiners: tuple[str, ...]
    conjunctions: tuple[str, ...]
    plural_endings: tuple[str, ...]
    singular_words: frozenset[str]
    vowels: frozenset[str]
    unelided: frozenset[str]
    unelided_starts: tuple[str, ...]
    definite: Mapping[str, str]
    indefinite: Mapping[str, str]
    possessive: Mapping[str, str]
    made_definite: Mapping[str, str]
    genders: Mapping[str, str]
    endings: tuple[tuple[str, str], ...]
    shared: bool
    adjectives_agree: bool
    bare_classes: frozenset[str]
    bare_plural_classes: frozenset[str]
    head_ends: tuple[str, ...]
    places: Mapping[str, Any]
    verbs: VerbForms
    unbroken: tuple[str, str]
    unquoted_after: frozenset[str]
    plural_conjunctions: tuple[str, ...]

    def begins_with_verb(self, text: str) -> bool:
        """True for a text whose first word is a verb in the form that names an activity."""
        start = text.lower()
        while before := next((b for b in self.verbs.before if start.startswith(b)), ""):
            start = start[len(before) :]
        word = start.split(" ", 1)[0].rstrip(",;:.")
        if word in self.verbs.nouns or word in self.genders:
            return False
        return word in self.verbs.words or word.endswith(self.verbs.endings)

    def kept_together(self, text: str) -> str:
        """Return a text with non-breaking spaces where the language lets no line end: `« mot »`, `mot :`."""
        before, after = self.unbroken
        if before:
            text = re.sub(f" (?=[{re.escape(before)}](?:\\W|$))", "\u00a0", text)
        return re.sub(f"(?<=[{re.escape(after)}]) ", "\u00a0", text) if after else text

    def placed(self, name: str) -> str:
        """Return the name of a country after its preposition of place: `aux États-Unis`."""
        rules = self.places
        if found := rules.get("named", {}).get(name):
            return str(found)
        if name in rules["without-article"]:
            form = "invariable"
        elif name in rules.get("plural-words", ()) or (name not in rules["singular-words"] and name.endswith("s")):
            form = "plural"
        elif name in rules["feminine-words"] or (name.endswith(("e", "é")) and name not in rules["masculine-words"]):
            form = "feminine"
        else:
            form = "feminine" if name[:1] in self.vowels - {"h", "H", "y", "Y"} else "masculine"
        return f"{rules[form]}{name}"

    def is_plural(self, noun: str) -> bool:
        """True for a noun in the plural, as far as its ending tells."""
        return noun.lower() not in self.singular_words and noun.endswith(self.plural_endings)

    def gender(self, noun: str) -> str | None:
        """Return `masculine` or `feminine` for a noun in the singular.

        None where neither list nor ending tells.
        """
        word = noun.lower()
        return self.genders.get(word) or next((gender for end, gender in self.endings if word.endswith(end)), None)


@lru_cache(maxsize=1)
def kept_capitals() -> frozenset[str]:
    """Return the words of all languages that keep their capital within a sentence, such as `French`."""
    files = [name for name in names_in(FOLDER) if name.endswith(".toml")]
    return frozenset(word for file in files for word in read_toml(FOLDER, file)["capitals"])


@lru_cache(maxsize=16)
def noun_rules(lang: str) -> NounRules | None:
    """Return the rules of a language; None for one that `dsl/grammar` does not hold."""
    file = f"{lang}.toml"
    if file not in names_in(FOLDER):
        return None
    table = read_toml(FOLDER, file)
    endings = ((end, gender) for gender, ends in table["endings"].items() for end in ends)
    return NounRules(
        determiners=tuple(table["determiners"]),
        conjunctions=tuple(table["conjunctions"]),
        plural_endings=tuple(table["plural-endings"]),
        singular_words=frozenset(table["singular-words"]),
        vowels=frozenset(table["vowels"]),
        unelided=frozenset(table["unelided"]),
        unelided_starts=tuple(table.get("unelided-starts", ())),
        definite=table["definite"],
        indefinite=table["indefinite"],
        possessive=table["possessive"],
        made_definite=table["made-definite"],
        genders=_genders(table["genders"]),
        endings=tuple(sorted(endings, key=lambda found: -len(found[0]))),
        shared=table.get("shared", False),
        adjectives_agree=table.get("adjectives-agree", False),
        bare_classes=frozenset(table.get("bare-classes", ())),
        bare_plural_classes=frozenset(table.get("bare-plural-classes", ())),
        head_ends=tuple(table.get("head-ends", ())),
        places=table["places"],
        verbs=_verbs(table["infinitives"]),
        plural_conjunctions=tuple(table.get("plural-conjunctions", ())),
        unquoted_after=frozenset(table.get("unquoted-after", ())),
        unbroken=(str(table.get("unbroken-before", "")), str(table.get("unbroken-after", ""))),
    )


def _genders(table: Mapping[str, Any]) -> dict[str, str]:
    return {word: gender for gender, words in table.items() for word in words}


def _verbs(table: Mapping[str, Any]) -> VerbForms:
    sets = frozenset(table["words"]), frozenset(table["nouns"])
    return VerbForms(tuple(table["before"]), tuple(table["endings"]), *sets)
