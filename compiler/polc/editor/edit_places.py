"""The places in what an edit writes: filled with the policy's own names, languages and what the finding tells.

${channel:post}           a declared name of a kind: the policy's own, else the one that is written
${authority}              the supervisory authority of the controller’s country
${event:last-contact}     a term, to be looked at by the author
${text}                   a text in each language of the policy, which only the author knows
${number:3}  ${string:…}  ${date}
{word}                    a fact of the finding, as it is written in a policy
{words}  {head}           the words at fault; the name with which they begin
{named}                   the kind of declaration that the words at fault name
{block}  {declaration}    the kind and the name of the declaration that the finding is about
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import count

from polc.core.findings import Fact, Finding, Term
from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Duration, Period, RetentionTerm, Text, Word
from polc.model.names import Index
from polc.reference.law import authorities
from polc.syntax.tree import File

PLACE = re.compile(r"\$\{(?P<kind>[\w-]+)(?::(?P<default>[^}]*))?\}|\{(?P<fact>[\w-]+)\}")
HEAD = re.compile(r"[a-z][\w-]*(?=\s|\Z)(?!\s*\")")
TITLES = ("title", "name")
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
    """What is written, and the same as a snippet with numbered places.

    `open` where the author fills some in.
    """

    plain: str
    snippet: str
    open: bool = False


def written_facts(finding: Finding, file: File, index: Index) -> Mapping[str, str]:
    """Return the facts of a finding as they are written in a policy, the words at fault and the declaration among them.

    Those that cannot be written are left out.
    """
    facts = {name: _written(fact, file) for name, fact in finding.facts.items()}
    own = file.source.slice(finding.span) if finding.span.path == file.source.path else ""
    head = HEAD.match(own)
    kind, name = finding.subject
    named = " ".join(sorted(index.kinds_of.get(own, ())))
    facts |= {"words": own, "head": head[0] if head else "", "named": named, "block": kind, "declaration": name}
    return {name: fact for name, fact in facts.items() if fact}


def filled_title(title: str, facts: Mapping[str, str]) -> str:
    """Return the title of a mend with the facts that it names."""
    return PLACE.sub(lambda found: facts.get(found["fact"] or "", found[0]), title)


def filled_text(pattern: str, facts: Mapping[str, str], context: Context) -> FilledText | None:
    """Return what a pattern writes, filled with facts.

    None where it names one that is not there.
    """
    if any(found["fact"] and found["fact"] not in facts for found in PLACE.finditer(pattern)):
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
        case "authority":
            return shown(_authority(context.index) or _own_name("authority", default, context.index))
        case kind if kind in KINDS:
            return shown(_own_name(kind, default, context.index))
        case _:
            return shown(default)


KINDS = ("channel", "purpose", "data", "subject", "recipient", "document", "source", "controller")
"""The kinds of declarations of which a policy's own name takes a place."""


def _own_name(kind: str, default: str, index: Index) -> str:
    """The name written in the pattern where the policy declares it, else the first that it declares of the kind."""
    declared = [name for name in index.declared(kind) if name]
    return default if default in declared or not declared else declared[0]


def _authority(index: Index) -> str:
    """The supervisory authority of the country in which a controller is established, a declared one first."""
    statements = (child for node in index.declared("controller").values() for child in node.children)
    countries = {str(value) for child in statements if child.rule == "country" for value in child.values}
    known = [id_ for id_, authority in authorities().items() if authority.country in countries]
    declared = index.declared("authority")
    return next((id_ for id_ in known if id_ in declared), next(iter(known), ""))


def _written(fact: Fact, file: File) -> str:
    """A fact as it is written in a policy, a declaration by its name for its title.

    Empty for what cannot be.
    """
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
        case date():
            return fact.isoformat()
        case Period() | RetentionTerm() if fact.span.path == file.source.path:
            return file.source.slice(fact.span)
        case Text() if fact.span.path == file.source.path:
            return _entitled(fact.span, file) or file.source.slice(fact.span)
        case tuple():
            each = [_written(part, file) for part in fact]
            return ", ".join(each) if all(each) else ""
        case _:
            return ""


def _entitled(span: Span, file: File) -> str:
    """The name of the declaration of which a text is the title, or the name that readers see."""
    for node in file.declarations:
        if node.name and node.span.start <= span.start < node.span.end:
            titles = (child for child in node.children if child.rule in TITLES)
            return node.name.text if any(t.span.start <= span.start < t.span.end for t in titles) else ""
    return ""
