"""What a policy says of artificial intelligence, and what the GDPR and the AI Act ask to be told.

Whether a system is one of artificial intelligence is what the policy says by an `ai` block; nothing else is taken for
one: a chat may follow a script.
"""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.findings import Fact
from polc.core.values import Entry
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.vocabulary import vocabulary

NOTICE = "ai-notice"


def in_use(policy: Policy) -> Iterator[Declaration]:
    return (ai for ai in policy.all("ai") if not ai.has("possible"))


def called(ai: Declaration) -> Fact:
    """What to call it: an unnamed block is artificial intelligence as such."""
    entry = vocabulary("section-kinds").get("artificial-intelligence")
    return ai.label if ai.title or ai.id or entry is None else entry.term


def flag_of(entry: Entry, flag: str) -> object:
    return vocabulary("tasks").field(entry.name.text, flag) if entry.name else None


def is_told_as(entry: Entry, task: str) -> bool:
    term = vocabulary("tasks").get(entry.name.text) if entry.name else None
    return term is not None and term.id == task


def says(policy: Policy, ai: Declaration, task: str) -> bool:
    """True when the block names a task, or when a note or a section of free words may say the same."""
    sections = (s.listing("kind").names for s in policy.all("section"))
    in_words = ai.has("note") or any(names & {"artificial-intelligence", "ai"} for names in sections)
    return in_words or any(is_told_as(e, task) for e in ai.listing("does"))


def task_of(entry: Entry) -> Fact:
    return vocabulary("tasks").term_of(entry.name.text, entry.name) if entry.name else ""


def purposes_of(policy: Policy, ai: Declaration) -> tuple[Purpose, ...]:
    return policy.named_purposes(ai.listing("purposes"))
