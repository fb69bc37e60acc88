"""Whether a piece of text holds a finite verb: lists of forms, and what stands around those that are nouns as well.

What is missed takes a sentence for a fragment, or the other way round, in some five pieces of a hundred.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

FORMS = Path(__file__).parent / "verbs"
SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
SIGNS = '«»“”"().,;:!?…[]'
BETWEEN = {"fr": r"(?:ne |n’|s’|se |vous |nous |y |en |l’|les? |la )*", "en": r"(?:also |then |never )?"}
"""Words that stand between a subject and its verb."""
OBJECT = {
    "fr": r"(?:le|la|les|l’|un|une|des?|d’|du|ces?|cette|cet|vos|votre|nos|notre|leurs?|ses?|sa|son|sur|à|aux?|avec"
    r"|pour|aussi|également|toute?s?|aucune?|ainsi|pas|jamais|dans|en)\b",
    "en": r"(?:the|an?|your|our|their|its|these|this|those|that|data|to|with|us|you|personal|all|any|also|only|no|for"
    r"|be|from|prior|under|on|through|\w+ing)\b",
}
"""Words with which something begins that a verb governs."""
SUBJECT = {
    "fr": r"\b(?:cette|la|le|ce|un|une|l’)\s?[\w’]+ (?:en français )?",
    "en": r"\b(?:policy|purposes|site|clinic|controller|publisher|purpose|recipient|it|right|activity|cookies?|laws?"
    r"|section|table|processors?) (?:also |then |never )?",
}
"""Words that are a subject, so that a verb follows."""
RULES = {
    "fr": re.compile(
        r"\b(?:nous|n’|ne)\s+(?:l[ea’]s?\s?|y\s|en\s|vous\s|nous\s|ne\s|n’)*\w+ons\b"
        r"|\bvous\s+(?:l[ea’]s?\s?|y\s|en\s|nous\s|ne\s|n’)*\w+(?:ez|tes)\b"
        r"|\b\w+(?:ez|ons)-(?:nous|vous|le|la|les)\b|\b(?:je|j’|tu)\s?\w+"
        r"|\b(?:qui|elles?|ils?|on|cela|ceci)\s+(?:ne\s|n’|s’|se\s|l’|les?\s|la\s|y\s|en\s|nous\s|vous\s|lui\s)*"
        r"\w+(?:e|ent|it|t|d|ra|ront|rait)\b"
        r"|^\W*(?:écri|adress|indiqu|compl|remplac|contact|consult|cliqu|appel|voy|join|envoy|accept|vérifi|lis|veuill)"
        r"\w*ez\b|^\W*voir\b"
        r"|\b\w+(?:era|eront|erez|erons|erait)\b"
        r"|\b(?:n’|l’|s’|y |il |elle |on |qui |ne )a\b"
        r"|\ba (?:des?|une?|plusieurs|ses?|son|sa|été|le|la|les|droit|désigné)\b"
    ),
    "en": re.compile(
        r"\b(?:we|you|they|i|it|who|which|that|he|she)\b(?:’(?:ll|re|ve|d|s))?\s+(?:(?:also|never|always|only|then|not|all"
        r"|each|both|do|will|may|can|often)\s+)*\w+\b"
        r"|\b(?:do|wo|ca|is|are|does)n’t\b"
        r"|^\W*(?:please|write|ask|send|see|read|contact|call|click|reply|use|choose|open|visit|note|turn|withdraw|check|press)\b"
    ),
}
"""A pronoun and the form after it; a request; endings of the future."""


@cache
def _forms(lang: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The forms that are always a verb, and those that are nouns as well."""
    held = tomllib.loads((FORMS / f"{lang}.toml").read_text(encoding="utf-8"))
    return frozenset(held["sure"]), tuple(held["doubtful"])


@cache
def _in_place(lang: str) -> re.Pattern[str]:
    """A doubtful form between a word and its object, or right after a subject."""
    doubtful = "|".join(_forms(lang)[1])
    return re.compile(
        rf"[\w).],? {BETWEEN[lang]}(?:{doubtful}) {OBJECT[lang]}.*[.:;]$|{SUBJECT[lang]}{BETWEEN[lang]}(?:{doubtful})\b"
    )


def has_verb(text: str, lang: str) -> bool:
    """True where a finite verb was found."""
    low = SPACES.sub(" ", text.lower().replace("'", "’").replace("rendez-vous", "rendezvous")).strip()
    words = {word.strip(SIGNS) for word in low.split(" ")}
    words |= {part for word in words for part in re.split(r"[’-]", word)}
    return bool(words & _forms(lang)[0] or RULES[lang].search(low) or _in_place(lang).search(low))
