"""Titles as nouns of a sentence: with the article or the possessive that the grammar of the language wants.

    definite(inline("candidature"), "fr")    →  la candidature
    possessive(inline("coordonnées"), "fr")  →  vos coordonnées

None stands for a title whose article cannot be told, such as two nouns of which one article would serve only the first;
a sentence then takes the form of a list.
"""

from __future__ import annotations

import re

from polc.document.inline import Inline, Language, inline
from polc.document.phrasing import first_text, without_capital, without_first
from polc.reference.grammar import NounRules, kept_capitals, noun_rules

FIRST = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""The noun at the head of a title."""
OPENING = "«“\"'‘(0123456789"
"""Signs with which a title begins that takes no article: words quoted, numbers."""
JOINED = re.compile(r"[^\W\d_]{1,64}/(?=[A-ZÀ-Þ])")
"""Two words in capitals that a stroke joins, of which one cannot lose its capital alone: `Partners/Providers`."""
DEFINED = re.compile(r"[A-ZÀ-Þ][^\W\d_]{1,64} [A-ZÀ-Þ][a-zà-ÿ]")
"""Two words in capitals: a word that the policy defines, or the title of a document, such as `General Terms of Use`."""
QUOTED = re.compile(r"[“\"][^”\"]{1,200}[”\"] (?P<next>[^\W\d_]+)")
"""Words in quotation marks, and the word after them."""
PREPOSITION = re.compile(
    r"[(,:]| (?:de|du|des|pour|par|avec|sans|sur|dans|à|au|aux|en|del|para|por|con|sin|sobre) |\bd[’']"
)
"""Where the nouns at the head of a title end: at brackets, or where a complement begins."""


def within_sentence(words: Inline, defined: frozenset[str] = frozenset()) -> Inline:
    """Return a title as it stands inside a sentence: with a small first letter, unless it is a proper name.

    One that begins with a word that the policy has `defined` keeps its capital.
    """
    text = first_text(words)
    first = FIRST.match(text)
    keeps = first is not None and (first.group() in kept_capitals() or bool(JOINED.match(text) or DEFINED.match(text)))
    return words if keeps or _is_defined(text, defined) or is_proper(words) else without_capital(words)


def _is_defined(text: str, defined: frozenset[str]) -> bool:
    return any(text.startswith(word) and not text[len(word) : len(word) + 1].isalpha() for word in defined)


def is_proper(words: Inline) -> bool:
    """True for a title that is no common noun: a capital inside its first word, a figure, or quotation marks first."""
    text = first_text(words)
    first = text.split(" ", 1)[0].split("/", 1)[0]
    return not text or text[0] in OPENING or any(sign.isupper() for sign in first[1:])


def is_plural(words: Inline, lang: str) -> bool:
    """True for a title in the plural: one whose head noun ends so, or two nouns."""
    rules = noun_rules(lang)
    if rules is None:
        return False
    text = words.plain
    if any(text.lower().startswith(found) for found in ("les ", "des ", "vos ", "nos ", "los ", "las ", "sus ")):
        return True
    several = any(c in PREPOSITION.split(_before_ends(text, rules), maxsplit=1)[0] for c in rules.plural_conjunctions)
    return several or _coordinated(text, rules) or _is_plural(_bare(text, rules), rules)


def may_be_name(words: Inline, lang: str) -> bool:
    """True for a title in capitals as names have them: each of its first two words, and no noun known as common."""
    rules = noun_rules(lang)
    first, *others = words.plain.split()[:2] or [""]
    if rules is None or not first[:1].isupper() or "/" in first or _is_common(first, rules, alone=not others):
        return False
    return not _determined(words.plain, rules) and all(word[:1].isupper() for word in others)


def _is_common(noun: str, rules: NounRules, *, alone: bool) -> bool:
    """True for a noun that is known, or a plural that stands alone and whose singular has a known gender."""
    word = noun.lower()
    singular = word.removesuffix("s")
    if word in rules.genders or singular in rules.genders:
        return True
    return alone and rules.is_plural(noun) and rules.gender(singular) is not None


def definite(words: Inline, lang: str, *, proper: bool = False, defined: frozenset[str] = frozenset()) -> Inline | None:
    """Return a title with its definite article.

    `proper` for a proper name, `defined` as for `within_sentence`.
    """
    rules = noun_rules(lang)
    if rules is None or _foreign(words):
        return None
    if not proper and _is_quoted_name(words.plain, rules):
        return inline(rules.definite["unknown"], words)
    if proper or is_proper(words):
        return words
    words = within_sentence(words, defined)
    text = words.plain
    if made := next((m for m in rules.made_definite if text.startswith(m)), None):
        return _articled(rules, without_first(words, len(made)))
    return words if _determined(text, rules) else _articled(rules, words)


def _is_quoted_name(text: str, rules: NounRules) -> bool:
    """True for a noun after its name in quotation marks, in a language that puts them so: “Cookies” link."""
    found = QUOTED.match(text)
    return bool(rules.unquoted_after) and found is not None and found["next"].lower() not in rules.unquoted_after


def indefinite(words: Inline, lang: str) -> Inline | None:
    """Return a title in the singular with its indefinite article: `une société`.

    None where its gender is unknown.
    """
    rules = noun_rules(lang)
    if rules is None or _foreign(words):
        return None
    words = within_sentence(words)
    text = words.plain
    if _determined(text, rules) or _coordinated(text, rules):
        return words if _determined(text, rules) else None
    if _is_plural(text, rules):
        return inline(rules.indefinite["plural"], words)
    if (
        rules.indefinite["elided"]
        and text[:1].lower() in "aeiou"
        and not text.lower().startswith(rules.unelided_starts)
    ):
        return inline(rules.indefinite["elided"], words)
    article = rules.indefinite.get(rules.gender(_head(text)) or ("masculine" if rules.shared else "unknown"))
    return inline(article, words) if article else None


def gender_of(words: Inline, lang: str) -> str | None:
    """Return the gender of a title in the singular.

    None where its noun does not tell.
    """
    rules = noun_rules(lang)
    return rules.gender(_head(_bare(words.plain, rules))) if rules else None


def possessive(
    words: Inline, lang: str, *, proper: bool = False, defined: frozenset[str] = frozenset()
) -> Inline | None:
    """Return a title with the possessive of the second person.

    `proper` and `defined` as for `definite`.
    """
    rules = noun_rules(lang)
    if rules is None or _foreign(words):
        return None
    if proper or is_proper(words):
        return words
    words = within_sentence(words, defined)
    if _determined(words.plain, rules):
        return words
    if _coordinated(words.plain, rules):
        return None
    form = "plural" if _is_plural(words.plain, rules) else "singular"
    return inline(rules.possessive[form], words)


def _articled(rules: NounRules, words: Inline) -> Inline | None:
    text = words.plain
    if _coordinated(text, rules):
        return None
    noun = _head(text)
    if _is_plural(text, rules):
        article = rules.definite["plural"] or rules.definite.get(f"plural-{_singular_gender(noun, rules)}")
        return inline(article, words) if article else None
    if text[:1] in rules.vowels and noun.lower() not in rules.unelided:
        return inline(rules.definite["elided"], words)
    article = rules.definite.get(rules.gender(noun) or "unknown")
    return inline(article, words) if article else None


def _is_plural(text: str, rules: NounRules) -> bool:
    """True for a noun in the plural.

    One whose ending does not tell is as the adjective after it.
    """
    noun = _noun(text, rules)
    if noun.lower() not in rules.singular_words or not noun.endswith(rules.plural_endings):
        return rules.is_plural(noun)
    if not rules.adjectives_agree:
        return False
    last = PREPOSITION.split(text, maxsplit=1)[0].split()[-1:]
    return bool(last) and last[0] != noun and last[0].endswith("s")


def _singular_gender(noun: str, rules: NounRules) -> str | None:
    for end in ("es", "s"):
        if noun.endswith(end) and (found := rules.genders.get(noun.removesuffix(end).lower())):
            return found
    return rules.gender(noun.removesuffix("s"))


def _determined(text: str, rules: NounRules) -> bool:
    return text.lower().startswith(rules.determiners)


def _bare(text: str, rules: NounRules) -> str:
    found = next((d for d in rules.determiners if text.lower().startswith(d)), "")
    return text[len(found) :]


def _coordinated(text: str, rules: NounRules) -> bool:
    """True for two nouns of equal rank that one article would not serve.

    Two plurals share theirs.
    """
    head = PREPOSITION.split(text, maxsplit=1)[0]
    conjunction = next((c for c in rules.conjunctions if c in f"{head} "), "")
    if not conjunction:
        return False
    first, _, second = head.partition(conjunction)
    return not (rules.is_plural(_head(first)) and rules.is_plural(_head(second)))


def _noun(text: str, rules: NounRules) -> str:
    """The noun that a title is about: its first word, or the last of its first group."""
    if not rules.head_ends:
        return _head(text)
    return _head(_before_ends(text, rules).rsplit(" ", 1)[-1])


def _before_ends(text: str, rules: NounRules) -> str:
    """A title up to where its first group ends."""
    ends = [at for end in rules.head_ends if (at := text.find(end)) > 0]
    return text[: min(ends, default=len(text))]


def _head(text: str) -> str:
    found = FIRST.search(text)
    noun = found.group() if found else ""
    return noun.split("’")[-1].split("'")[-1]


def _foreign(words: Inline) -> bool:
    return bool(words.nodes) and isinstance(words.nodes[0], Language)
