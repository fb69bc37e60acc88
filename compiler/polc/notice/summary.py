"""The first layer of a notice, drawn from the model: who, what for, how long, to whom, rights. Adds nothing of its own.

A reader sees it without scrolling on a screen of 1280 pixels (WP260 rev.01, §§ 35 to 37).
"""

from __future__ import annotations

import re

from polc.core.values import NOT_STATED, Entry
from polc.document.blocks import Line
from polc.document.inline import Inline, inline, joined
from polc.notice.identity import ways
from polc.notice.retention import brief as periods
from polc.notice.rights import called, named
from polc.notice.wording import Words
from polc.reference.properties import property_of

MAILBOX = re.compile(r"(?<![^\s@/])[^\s@/]++@[^\s@/]+")
FEW = 4
"""How many periods the summary lists; with more of them, the last place leads to the table."""


def brief(w: Words) -> tuple[Line, ...]:
    """The lines of the summary; empty where the policy states nothing that it could sum up."""
    found = {
        "who": [w.link(c) for c in w.policy.controllers],
        "purposes": [w.link(p.declaration) for p in w.policy.purposes if p.part_of is None],
        "bases": _bases(w),
        "periods": _periods(w),
        "recipients": [w.link(d) for d in w.policy.all("recipient")],
        "rights": [w.to(f"right-{right}", called(w, right)) for right in named(w)],
        "contact": _contact(w),
    }
    return tuple(Line(w.capital(w.join(words)), w.say(f"brief.{key}")) for key, words in found.items() if words)


def _bases(w: Words) -> list[Inline]:
    ids = dict.fromkeys(b.id for p in w.policy.purposes for b in w.policy.bases(p) if b.id != "other")
    return [w.term("legal-bases", id_) for id_ in ids]


def _periods(w: Words) -> list[Inline]:
    """The stated periods in their order; beyond a few, the first ones and how many more the table holds.

    Each says of what it is the period, so that no conjunction could stand between two of them.
    """
    found = [w.say("brief.period", what=what, period=period) for what, period in periods(w)]
    if len(found) > FEW:
        link = w.to("part-periods", w.say("brief.table"))
        found = [*found[: FEW - 1], w.say("brief.more-periods", number=len(found) - FEW + 1, link=link)]
    return [joined(w.say("list.separator"), found)] if found else []


def _contact(w: Words) -> list[Inline]:
    """How to exercise rights, else how to reach those who are responsible."""
    block = w.policy.rights_block
    through = block.listing("through") if block else NOT_STATED
    if through.none:
        return [w.listing(through, property_of("rights", "through").refers)]
    if through:
        return [w.join([_channel(w, entry) for entry in through], opened=through.open)]
    return [words for c in w.policy.controllers for words in ways(w, c)]


def _channel(w: Words, entry: Entry) -> Inline:
    """A channel by its name; one for messages with its address, which a reader on paper has nothing else to find by."""
    words = w.entry(entry, property_of("rights", "through").refers)
    channel = w.policy.get("channel", entry.name.text) if entry.name else None
    at = channel.word("at") if channel else None
    if at is None or not MAILBOX.fullmatch(at.text):
        return words
    return inline(words, " (", w.address(f"mailto:{at.text}", at.text), ")")
