"""The words that can be written at a place, the likeliest first, each with what it says and prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from polc.core.record import record
from polc.editor.cursor import Expected, expected_at
from polc.model.names import Index
from polc.reference.languages import page_languages
from polc.reference.law import norm, norm_ids
from polc.reference.phrases import expected
from polc.reference.retention import every_reference
from polc.reference.rules import rule_page, slugs
from polc.reference.term_search import likeness, statement_likeness, term_likeness
from polc.reference.vocabulary import vocabulary

WORD = re.compile(r"[^\W\d_][\w-]*")
"""A word of the text: what its author has used comes before what he has not."""
MOST = 500
"""So many words are offered at most: nobody reads more, and the next letter asks again."""
DECLARED, KEYWORD, TERM = range(3)
"""What comes first of what is equally like the word typed: the policy's own names, words of the language, terms."""
PLACES = ("regions", "countries")
IN_TIME = (("FROM_DATE", "from"), ("UNTIL_DATE", "until"))
NORMS, LANGUAGES = "~norms", "~languages"


@record
class Completion:
    """A word that can be written: `label` as it is written, `kind` what it is, `detail` what it says or prints.

    `start` and `end` are the offsets of what it takes the place of. `snippet` is what to write where more than the
    word is to be written, with places to fill in as `${1}`; empty otherwise.
    """

    label: str
    kind: str
    detail: str
    start: int
    end: int
    snippet: str = ""


def completions(text: str, offset: int, index: Index, languages: Sequence[str], lang: str) -> tuple[Completion, ...]:
    """The words that can be written at an offset of a text.

    `index` holds the names that the policy declares, `languages` are those of its texts; details are told in `lang`.
    """
    place = expected_at(text, offset)
    if place is None:
        return ()
    ranked = [
        (degree, order, number, completion)
        for number, (order, completion, degree) in enumerate(_candidates(place, offset, index, languages, lang))
        if degree is not None
    ]
    used = Counter(WORD.findall(text)) if place.typed else Counter()
    ranked.sort(
        key=lambda found: (
            found[0],
            found[1],
            -used[found[3].label],
            len(found[3].label) if place.typed else 0,
            found[2],
        )
    )
    kept: dict[str, Completion] = {}
    for *_, completion in ranked:
        kept.setdefault(completion.label, completion)
    return tuple(kept.values())[:MOST]


Candidate = tuple[int, Completion, int | None]
"""What comes first of equals, the word, and how like it is to what was typed."""


def _candidates(place: Expected, end: int, index: Index, languages: Sequence[str], lang: str) -> Iterator[Candidate]:
    yield from _names(place, end, index, lang)
    for word in sorted(place.keywords):
        if word[0].isalpha():
            key = f"{place.declaration[0]}.{word}"
            detail = expected(key, lang) or expected(word, lang)
            snippet = _text_snippet(word, languages) if word in place.texts else ""
            completion = Completion(word, "keyword", detail, place.start, end, snippet)
            yield KEYWORD, completion, statement_likeness(word, place.typed)
    for terminal, word in IN_TIME:
        if terminal in place.terminals:
            yield KEYWORD, Completion(word, "keyword", "", place.start, end), _best(place.typed, (word,))
    if "PLACE" in place.terminals:
        for class_ in PLACES:
            yield from _terms(class_, place, end, lang)
    if "LANG" in place.terminals and len(languages) > 1 and not place.typed:
        first = languages[0]
        yield DECLARED, Completion(first, "text", "", place.start, end, _text_snippet("", languages).strip()), 0


def _names(place: Expected, end: int, index: Index, lang: str) -> Iterator[Candidate]:
    if place.reference is None:
        return
    taken = {word.text for word in place.reference.listed}
    for target in place.reference.may:
        if target == LANGUAGES:
            yield from _languages(place, end)
        elif target == NORMS:
            yield from _norms(place, end, lang)
        elif target.startswith("~") and vocabulary(target[1:]).entries:
            yield from (found for found in _terms(target[1:], place, end, lang) if found[1].label not in taken)
        else:
            for name in index.known(target):
                if name not in taken:
                    title = _title(index, target, name, lang)
                    completion = Completion(name, target.strip("~"), title, place.start, end)
                    yield DECLARED, completion, _best(place.typed, (name,), (title,))


def _languages(place: Expected, end: int) -> Iterator[Candidate]:
    """The languages in which pages can be written."""
    for tag in page_languages():
        yield TERM, Completion(tag, "languages", "", place.start, end), _best(place.typed, (tag,))


def _terms(class_: str, place: Expected, end: int, lang: str) -> Iterator[Candidate]:
    for entry in vocabulary(class_).entries.values():
        detail = entry.names.get(lang) or entry.names.get("en", "")
        completion = Completion(entry.id, class_, detail, place.start, end)
        yield TERM, completion, term_likeness(class_, entry.id, place.typed)


def _norms(place: Expected, end: int, lang: str) -> Iterator[Candidate]:
    instrument, colon, article = place.typed.rpartition(":")
    if colon and (known := norm(instrument)) is not None:
        for number in sorted(_articles().get(known.instrument, ()), key=_natural):
            if number.casefold().startswith(article.casefold()) and (found := norm(f"{instrument}:{number}")):
                yield TERM, Completion(found.id, "norms", found.label(lang), place.start, end), 0
    for id_ in norm_ids():
        if (found := norm(id_)) is not None:
            degree = _best(place.typed, (id_,), (found.label(lang), found.title(lang)))
            yield TERM, Completion(id_, "norms", found.title(lang), place.start, end), degree


def _natural(number: str) -> tuple[int, str]:
    digits = "".join(c for c in number.partition("(")[0] if c.isdigit())
    return int(digits or 0), number


def _title(index: Index, kind: str, name: str, lang: str) -> str:
    """The title or name of a declaration in a language; its kind where it has none."""
    from polc.core.values import Text

    node = index.declared(kind).get(name)
    statement = (node.first("title") or node.first("name")) if node is not None else None
    texts = [value for value in statement.values if isinstance(value, Text)] if statement else []
    return texts[0].get(lang) if texts else kind.strip("~")


def _text_snippet(word: str, languages: Sequence[str]) -> str:
    """A word and a text in each language of the policy, as places to fill in."""
    if len(languages) < 2:
        return f'{word} "${{1}}"'
    texts = (f'{language} "${{{number}}}"' for number, language in enumerate(languages, 1))
    return " ".join((word, *texts))


def _best(typed: str, own: Sequence[str], told: Sequence[str] = ()) -> int | None:
    """How like a word is to what was typed, on the scale of terms: what is written counts more than what it says."""
    degrees = ((likeness(typed, words), later) for words, later in ((own, 0), (told, 1)))
    return min((2 * degree + later for degree, later in degrees if degree is not None), default=None)


@lru_cache(maxsize=1)
def _articles() -> dict[str, frozenset[str]]:
    """The articles of each instrument that the law's data or a rule's page names."""
    found: dict[str, set[str]] = {}
    cited = (id_ for slug in slugs() for id_ in rule_page(slug).citations)
    retained = (id_ for reference in every_reference().values() for id_ in reference.fact.norms)
    for id_ in (*cited, *retained):
        if (known := norm(id_)) is not None and known.article:
            found.setdefault(known.instrument, set()).update((known.article, known.article.partition("(")[0]))
            found[known.instrument].update(known.fields.get("articles", ()))
    return {instrument: frozenset(articles) for instrument, articles in found.items()}
