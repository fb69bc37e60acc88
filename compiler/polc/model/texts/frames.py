"""What a text says, whatever its words: concepts that stand together in a clause (`dsl/lexicon/frames.toml`).

A concept is a list of words of `dsl/lexicon/concepts.toml`, in each language. A frame names concepts, in no order, and
how many words they may span. A denial within what they span, or close to it on the same side of a comma, turns a frame
into its opposite: it is then not found. Words of `unless` anywhere in the sentence silence a frame as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from polc.core.record import record
from polc.model.texts.clauses import clauses
from polc.model.texts.quantities import quantities_in
from polc.model.texts.sentences import WORD, sentences
from polc.reference.lexicon import TEXTS, folded, languages, lists_in, pattern
from polc.reference.package import read_toml

BOOK, FRAMES = "concepts", "frames"
WITHIN = 16
"""The words that a frame may span where it does not say."""
BEFORE, AFTER = 5, 4
"""The words beside a frame among which a denial is one of it."""
DENIAL = "denial"
MANY = 24
"""Places of a concept in a clause that are looked at."""
DAYS_OF_A_MONTH = 31
HOURS_OF_A_DAY = 24
Place = tuple[int, int]
"""Offsets in a text, the end excluded."""


@record
class Frame:
    """Concepts that together say something; one of each set must be there.

    `whole` looks for them in a sentence instead of a clause, `ordered` in their order, `deniable` finds what is denied
    as well, `longer_than` asks for a length of time of more months than that in the same sentence.
    """

    says: tuple[tuple[str, ...], ...]
    about: tuple[str, ...]
    unless: tuple[str, ...]
    within: int
    whole: bool
    ordered: bool
    deniable: bool
    longer_than: int


@cache
def frames(kind: str) -> tuple[Frame, ...]:
    """The frames of a kind, as `dsl/lexicon/frames.toml` states them; none for a kind that has none."""
    return tuple(_frame(stated) for stated in read_toml("lexicon", f"{FRAMES}.toml").get(kind, ()))


def _frame(stated: Mapping[str, Any]) -> Frame:
    return Frame(
        says=tuple(tuple(concept.split("|")) for concept in stated["says"]),
        about=tuple(stated.get("about", ())),
        unless=tuple(stated.get("unless", ())),
        within=stated.get("within", WITHIN),
        whole=stated.get("whole", False),
        ordered=stated.get("ordered", False),
        deniable=stated.get("deniable", False),
        longer_than=stated.get("longer-than", 0),
    )


@lru_cache(maxsize=TEXTS)
def possible_frames(text: str, lang: str) -> frozenset[str]:
    """The kinds of frames of whose concepts a folded text may hold one each: one cheap look for all of them."""
    if lang not in languages(BOOK):
        return frozenset()
    held = lists_in(text, BOOK, lang, _concepts_said())
    return frozenset(
        kind
        for kind in read_toml("lexicon", f"{FRAMES}.toml")
        if any(all(not held.isdisjoint(part) for part in frame.says) for frame in frames(kind))
    )


@cache
def _concepts_said() -> tuple[str, ...]:
    kinds = read_toml("lexicon", f"{FRAMES}.toml")
    return tuple(dict.fromkeys(c for kind in kinds for frame in frames(kind) for part in frame.says for c in part))


@lru_cache(maxsize=TEXTS)
def framed(text: str, lang: str, kind: str) -> Place | None:
    """The place of the first words of a text that say what the frames of a kind do; None where none do."""
    smooth = folded(text)
    if kind not in possible_frames(smooth, lang):
        return None
    for sentence in sentences(text, lang):
        said = smooth[sentence.start : sentence.end]
        for frame in frames(kind):
            place = _place_in_sentence(frame, said, lang)
            if place:
                return sentence.start + place[0], sentence.start + place[1]
    return None


def _place_in_sentence(frame: Frame, said: str, lang: str) -> Place | None:
    if _holds(said, lang, frame.unless) or (frame.about and not _holds(said, lang, frame.about)):
        return None
    if frame.longer_than and not _tells_longer(said, lang, frame.longer_than):
        return None
    parts = ((0, len(said)),) if frame.whole else clauses(said)
    return next((place for start, end in parts if (place := _place(frame, said, start, end, lang))), None)


def _holds(said: str, lang: str, concepts: tuple[str, ...]) -> bool:
    words = pattern(BOOK, lang, *concepts) if concepts else None
    return words is not None and words.is_in(said)


@lru_cache(maxsize=TEXTS)
def _tells_longer(said: str, lang: str, months: int) -> bool:
    """True where a length of time of more than so many months is told."""
    for quantity in quantities_in(said, lang):
        for unit, number in quantity.readings if quantity.kind == "duration" else ():
            most = months if unit == "months" else months * DAYS_OF_A_MONTH * HOURS_OF_A_DAY
            if float(number) > most:
                return True
    return False


def _place(frame: Frame, said: str, start: int, end: int, lang: str) -> Place | None:
    """The first place between two offsets at which the concepts of a frame stand together, and are not denied."""
    clause = said[start:end]
    found = [_places(clause, lang, part) for part in frame.says]
    if not all(found):
        return None
    words = tuple(match.span() for match in WORD.finditer(clause))
    starts = [begin for begin, _ in words]
    for chosen in _together(found, frame.ordered):
        first, last = min(begin for begin, _ in chosen), max(finish for _, finish in chosen)
        left, right = bisect_left(starts, first), bisect_left(starts, last)
        if right - left > frame.within:
            continue
        if frame.deniable or not _denied(clause, lang, chosen, _scope(clause, words, left, right)):
            return start + first, start + last
    return None


def _places(clause: str, lang: str, concepts: tuple[str, ...]) -> list[Place]:
    words = pattern(BOOK, lang, *concepts)
    matches = words.finditer(clause) if words else iter(())
    return [match.span() for match, _ in zip(matches, range(MANY), strict=False)]


def _together(found: Sequence[list[Place]], ordered: bool) -> Iterator[list[Place]]:  # noqa: FBT001 - of the frame
    """For each place of the first concept, the nearest places of the others, none over another."""
    for first in found[0]:
        chosen = [first]
        for places in found[1:]:
            reached = chosen[-1] if ordered else first
            near = _nearest(places, reached, chosen, ordered)
            if near is None:
                break
            chosen.append(near)
        else:
            yield chosen


def _nearest(places: list[Place], reached: Place, chosen: list[Place], ordered: bool) -> Place | None:  # noqa: FBT001
    free = [
        (begin, end)
        for begin, end in places
        if (not ordered or begin >= reached[1]) and all(end <= a or begin >= b for a, b in chosen)
    ]
    return min(free, key=lambda place: max(place[0] - reached[1], reached[0] - place[1]), default=None)


def _scope(clause: str, words: Sequence[Place], left: int, right: int) -> Place:
    """Where a denial is one of the words from `left` to `right`: among these and close to them, up to a comma."""
    first, last = words[left][0], words[right - 1][1]
    start = words[max(left - BEFORE, 0)][0]
    end = words[min(right + AFTER, len(words)) - 1][1]
    start = max(start, clause.rfind(",", start, first) + 1)
    stop = clause.find(",", last, end)
    return start, end if stop < 0 else stop


def _denied(clause: str, lang: str, chosen: Sequence[Place], scope: Place) -> bool:
    denial = pattern(BOOK, lang, DENIAL)
    if denial is None:
        return False
    start, end = scope
    spans = (match.span() for match in denial.finditer(clause[start:end]))
    return any(all(start + b <= x or start + a >= y for x, y in chosen) for a, b in spans)
