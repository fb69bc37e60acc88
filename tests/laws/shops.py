"""A small shop under the law of a country: the skeleton policy, at home elsewhere."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from polc.checks.engine.analysis import Analysis, analyse
from polc.core.findings import Finding
from polc.core.sources import Source
from polc.reference.package import read_text
from polc.syntax.parse import parse
from tests.overlay import EXAMPLE, WITHOUT, key

TODAY = date(2026, 11, 30)


class Home(NamedTuple):
    """Where a shop is at home: what `law` says, its country, its authority, and the norm behind its accounts."""

    law: str
    country: str
    authority: str
    accounts: str
    rights: str = ""


def shop(home: Home, changes: str = "") -> str:
    """The policy of a shop; what `changes` declares takes the place of the declaration of that kind and name.

    `# without KIND NAME` takes one away.
    """
    told = _told_of(home)
    replaced = {key(node) for node in parse(Source(EXAMPLE, changes))[0].declarations}
    replaced |= {(kind, name or "") for kind, name in WITHOUT.findall(changes)}
    for node in reversed(parse(Source(EXAMPLE, told))[0].declarations):
        if key(node) in replaced:
            told = told[: node.span.start] + told[node.span.end :]
    return f"{told}\n{changes}"


@lru_cache(maxsize=64)
def _told_of(home: Home) -> str:
    text = read_text("skeleton.pol")
    for french, own in (
        ("law eu, france", f"law {home.law}"),
        ("country FR", f"country {home.country}"),
        ("located FR", f"located {home.country}"),
        ("authority cnil", f"authority {home.authority}"),
        ("norm fr:ccom:L123-22", f"norm {home.accounts}"),
        ("Lantern SAS", "Lantern"),
        ("1 rue du Port, 29200 Brest, France", "1 High Street"),
        (", post-mortem", home.rights),
    ):
        assert french in text, french
        text = text.replace(french, own)
    return text


def judged(text: str, day: date = TODAY) -> Analysis:
    """The analysis of a policy that has no mistake."""
    file, mistakes = parse(Source(EXAMPLE, text))
    assert mistakes == []
    return analyse(file, (), mistakes, day)


def found(text: str, day: date = TODAY) -> list[tuple[str, tuple[str, ...]]]:
    """Which rules find something in a policy, in order, each with what it cites."""
    return [(f.rule, f.citations) for f in judged(text, day).findings]


def of(text: str, rule: str, day: date = TODAY) -> list[Finding]:
    """The findings of one rule."""
    return [f for f in judged(text, day).findings if f.rule == rule]
