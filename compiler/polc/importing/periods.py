"""Reads how long something is kept.

`3 ans à compter du dernier contact` is `3 years after last-contact`.

Only a text that is a period as a whole is read; what is told beside one makes it likely and no more.
"""

from __future__ import annotations

import re
from functools import cache

from polc.core.record import record
from polc.importing.matching import BOOK, ENDS, bare, leading, term_named
from polc.reference.lexicon import folded as small
from polc.reference.lexicon import lexicon, plain

LONGEST = 400
"""Characters beyond which a text tells more than a period."""
UNITS = ("hour", "day", "week", "month", "year")
PLAIN_UNITS = {
    "hour": ("hour", "h", "heure"),
    "day": ("day", "jour"),
    "week": ("week", "semaine"),
    "month": ("month", "mois"),
    "year": ("year", "an", "année"),
}
"""Units as they are told without a word that makes them others.

Such as working days.
"""


@record
class Duration:
    """A length of time where it stands in a text.

    In the words of the language, as `3 years`.
    """

    start: int
    end: int
    told: str


def durations_in(text: str, lang: str) -> list[Duration]:
    """The lengths of time of a text in order: whole numbers of whole units."""
    figures = lexicon("figures", lang)
    found = []
    for match in _duration(lang).finditer(small(text)):
        number = _number(match["number"], figures["numbers"])
        unit = next(name for name in UNITS if match[name])
        if number is not None and _is_plain(match[unit], unit):
            found.append(Duration(*match.span(), f"{number} {unit}" if number == 1 else f"{number} {unit}s"))
    return found


@cache
def _duration(lang: str) -> re.Pattern[str]:
    figures = lexicon("figures", lang)
    words = "|".join(
        sorted((re.escape(word) for word in (*figures["numbers"], *figures["article"])), key=len, reverse=True)
    )
    units = "|".join(rf"(?P<{name}>{figures['units'][name].replace(' ', chr(92) + 's')})" for name in UNITS)
    return re.compile(rf"(?<![\w.,/])(?P<number>\d{{1,4}}|{words})(?:\s\(\d{{1,4}}\))?[\s-](?:{units})(?!\w)")


def _number(written: str, words: dict[str, int]) -> int | None:
    return int(written) if written.isdigit() else words.get(written, 1)


def _is_plain(written: str, unit: str) -> bool:
    return written.rstrip("s") in {name.rstrip("s") for name in PLAIN_UNITS[unit]}


def period_in(text: str, lang: str) -> str:
    """Return what `keep` states for a text that is a period as a whole.

    Empty for any other.
    """
    rest = plain(text).strip(ENDS)
    if not rest or len(rest) > LONGEST:
        return ""
    stages, sooner = [], ""
    for number, part in enumerate(_stages(rest, lang)):
        if number and (event := _sooner_event(part, lang)):
            sooner = event
            continue
        if number and _fully("deleted", part, lang):
            stages.append("delete")
            continue
        stage = _stage(part, lang)
        if not stage:
            return ""
        stages.append(stage)
    told = ", then ".join(stages)
    return f"{told} sooner on {sooner}" if sooner else told


def _stages(text: str, lang: str) -> list[str]:
    """A text parted where another stage begins: `, puis`, `, or until`."""
    joined = "|".join((*lexicon(BOOK, lang)["then"], *lexicon(BOOK, lang)["sooner"][:1]))
    return [part.strip(ENDS) for part in re.split(rf",\s+(?=(?:{joined})\b)|;\s+", text, flags=re.IGNORECASE)]


def _stage(text: str, lang: str) -> str:
    rest, archived, at_most = text, "", ""
    for _ in range(4):
        for key in ("then", "archived", "lead-in", "at-most"):
            if key == "at-most" and _without_lead(rest, "until", lang) != rest:
                continue  # up to a time after an event, which is that time
            after = _without_lead(rest, key, lang)
            if after != rest and not (key == "at-most" and not durations_in(after, lang)):
                archived = "archived " if key == "archived" else archived
                at_most = "at most " if key == "at-most" else at_most
                rest = after
    ending = _without_lead(rest, "until", lang)
    reaching = ending != rest and any(d.start == 0 for d in durations_in(ending, lang))
    rest = ending if reaching else rest
    lasting = durations_in(rest, lang)
    if len(lasting) == 1 and lasting[0].start == 0:
        following = rest[lasting[0].end :].strip(ENDS)
        if following and _fully("at-most", following, lang):
            at_most, following = "at most ", ""
        if not following:
            at_most = "at most " if reaching else at_most
            return f"{archived}{at_most}{lasting[0].told}"
        moment = _without_lead(following, "after", lang)
        event = event_named(moment, lang) if moment != following else ""
        return f"{archived}{at_most}{lasting[0].told} after {event}" if event else ""
    if lasting:
        return ""
    for key, word in (("during", "during"), ("until", "until")):
        begun = _without_lead(_without_lead(text, "then", lang), "archived", lang)
        moment = _without_lead(begun, key, lang)
        event = event_named(moment, lang) if moment != begun else ""
        if event and (word == "until" or _lasts(event)):
            return f"{archived}{word} {event}"
    return ""


def _lasts(event: str) -> bool:
    from polc.reference.vocabulary import vocabulary

    return vocabulary("events").field(event, "during") is True


def _sooner_event(text: str, lang: str) -> str:
    first, *ends = lexicon(BOOK, lang)["sooner"]
    match = re.match(rf"(?:{first})\w*['’]?\s*", small(text))
    if not match:
        return ""
    rest = text[match.end() :]
    until = small(rest)
    for end in (*ends, "si cet événement survient plus tôt"):
        if until.endswith(end):
            return event_named(rest[: len(rest) - len(end)], lang)
    return ""


def _without_lead(text: str, key: str, lang: str) -> str:
    """A text without an expression of a list at its beginning."""
    match = leading(key, lang).match(small(text))
    return text[match.end() :] if match and match.end() else text


def _fully(key: str, text: str, lang: str) -> bool:
    return bool(
        re.fullmatch(rf"(?:{'|'.join(lexicon(BOOK, lang)[key])})".replace(" ", r"\s+"), small(text.strip(ENDS)))
    )


def event_named(text: str, lang: str) -> str:
    """The event that a text names, whatever small words stand before it.

    Empty for none.
    """
    return term_named("events", bare(text, lang, "lead-in"), lang) or term_named("events", bare(text, lang), lang)
