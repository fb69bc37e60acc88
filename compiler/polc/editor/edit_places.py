"""The places in what an edit writes: filled with the policy's own names, languages and what the finding tells.

${channel:contact-form}   a declared name of a kind: the policy's own, else the one that is written
${event:last-contact}     a term, to be looked at by the author
${text}                   a text in each language of the policy, which only the author knows
${number:3}  ${string:…}  ${date}
{word}                    a fact of the finding, as it is written in a policy
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import count

from polc.core.findings import Fact, Finding, Term
from polc.core.record import record
from polc.core.values import Duration, Word
from polc.model.names import Index

PLACE = re.compile(r"\$\{(?P<kind>[\w-]+)(?::(?P<default>[^}]*))?\}|\{(?P<fact>[\w-]+)\}")
UNKNOWN = "…"
"""What stands in a text until the author writes it; a policy with it is not built."""


@record
class Context:
    """What places are filled from: the names and languages of the policy, the day, and the words of a text."""

    index: Index
    languages: Sequence[str]
    today: date
    unknown: str = UNKNOWN


@record
class FilledText:
    """What is written, and the same as a snippet with numbered places; `open` where the author fills some in."""

    plain: str
    snippet: str
    open: bool = False


def filled_text(pattern: str, finding: Finding, context: Context) -> FilledText | None:
    """Return what a pattern writes for a finding; None where it names a fact that the finding does not have."""
    facts = {name: _written(fact) for name, fact in finding.facts.items()}
    if any(found["fact"] and not facts.get(found["fact"]) for found in PLACE.finditer(pattern)):
        return None
    numbers = count(1)

    def written(shown: Callable[[str], str]) -> str:
        return PLACE.sub(lambda found: facts.get(found["fact"] or "") or _filled(found, context, shown), pattern)

    plain, snippet = written(lambda word: word), written(lambda word: f"${{{next(numbers)}:{word}}}")
    return FilledText(plain, snippet, open="${" in pattern)


def _filled(found: re.Match[str], context: Context, shown: Callable[[str], str]) -> str:
    default = found["default"] or ""
    match found["kind"]:
        case "text":
            texts = (f'"{shown(context.unknown)}"' for _ in context.languages)
            if len(context.languages) < 2:
                return next(texts, f'"{shown(context.unknown)}"')
            return " ".join(f"{tag} {text}" for tag, text in zip(context.languages, texts, strict=True))
        case "string":
            return f'"{shown(default or context.unknown)}"'
        case "date":
            return shown(context.today.isoformat())
        case kind if kind in KINDS:
            return shown(_own_name(kind, default, context.index))
        case _:
            return shown(default)


KINDS = ("channel", "purpose", "data", "subject", "recipient", "document", "source", "controller", "authority")
"""The kinds of declarations of which a policy's own name takes a place."""


def _own_name(kind: str, default: str, index: Index) -> str:
    """The name written in the pattern where the policy declares it, else the first that it declares of the kind."""
    declared = [name for name in index.declared(kind) if name]
    return default if default in declared or not declared else declared[0]


def _written(fact: Fact) -> str:
    """A fact as it is written in a policy; empty for what cannot be."""
    match fact:
        case Term():
            return fact.id
        case Word():
            return fact.text
        case Duration():
            return f"{fact.number} {fact.unit if fact.number == 1 else f'{fact.unit}s'}"
        case str():
            return fact
        case int():
            return str(fact)
        case tuple():
            return ", ".join(_written(each) for each in fact)
        case _:
            return ""
