"""Which rules stand on which provision: the coverage matrix, from the provisions of `dsl/law` and the rules' pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from polc.core.record import record
from polc.reference.counterparts import in_their_law
from polc.reference.jurisdictions import Jurisdiction, default_jurisdiction, jurisdictions, law_rows, wider
from polc.reference.law import Norm, norm
from polc.reference.phrases import LANGUAGES
from polc.reference.rules import rule_page, slugs

LAST = date.max
"""The day whose law the matrix tells: what is known of the time to come included."""


@record
class Provision:
    """What a notice must say under one provision, per language, and the rules whose pages cite it, sorted.

    `unseen` says per language why none does, where nothing of the provision is seen in a notice; empty elsewhere.
    """

    norm: Norm
    wants: dict[str, str]
    rules: tuple[str, ...]
    unseen: dict[str, str]


def matrix() -> tuple[Provision, ...]:
    """Every provision of the matrix in the order of the data.

    A rule counts for the provision and for parts of it. A page that says `also-covers` counts for those provisions too:
    the twin of an article for data from others, say.
    """
    cited = {slug: _cited(slug) for slug in slugs()}
    found = []
    for law, id_, wants in law_rows("provisions"):
        known = norm(id_)
        if known is not None:
            held = (law, *wider(law))
            rules = (s for s, ids in cited.items() if _is_covered(id_, ids, held))
            found.append(_provision(known, wants, rules))
    return tuple(found)


def matrices() -> tuple[tuple[str, tuple[Provision, ...]], ...]:
    """The provisions of each law that keeps rules of another, in its numbers."""
    keeping = [law for law in jurisdictions().values() if law.retains]
    return tuple((law.id, _kept(law)) for law in keeping)


def _kept(law: Jurisdiction) -> tuple[Provision, ...]:
    """What a law that keeps the rules of another asks, by its own provisions."""
    texts = {id_: wants for of, id_, wants in law_rows("provisions") if of == law.id}
    found: dict[str, tuple[Norm, dict[str, Any], dict[str, None]]] = {}
    for of, id_, wants in law_rows("provisions"):
        for own in (id_,) if of == law.id else in_their_law((law.id,), (id_,), LAST) if of in law.retains else ():
            known = norm(own)
            if known is not None:
                found.setdefault(own, (known, texts.get(own, wants), {}))[2].update(
                    dict.fromkeys(_kept_rules(law, id_))
                )
    return tuple(_provision(known, wants, rules) for known, wants, rules in found.values() if rules)


def _kept_rules(law: Jurisdiction, provision: str) -> Iterator[str]:
    """The rules on a provision that a law keeps, or has of its own."""
    for slug in slugs():
        page = rule_page(slug)
        variants = ("", *page.meta.get("variants", {}))
        if _is_covered(provision, _cited(slug), (law.id,)) and any(
            page.holds_under((law.id,), variant, LAST) for variant in variants
        ):
            yield slug


def _provision(known: Norm, wants: Mapping[str, Any], rules: Iterable[str]) -> Provision:
    texts = {lang: str(wants[lang]) for lang in LANGUAGES}
    return Provision(known, texts, tuple(rules), dict(wants.get("unseen", {})))


def _is_covered(provision: str, cited: frozenset[str], held: tuple[str, ...]) -> bool:
    """True when a norm cited is the provision or part of it, under some laws."""
    own = () if held[-1] == default_jurisdiction() and len(held) == 1 else in_their_law(held, sorted(cited), LAST)
    return any(_is_part_of(id_, provision) for id_ in (*cited, *own))


def _cited(slug: str) -> frozenset[str]:
    page = rule_page(slug)
    return frozenset(page.meta.get("also-covers", ())) | frozenset(
        c for variant in ("", *page.meta.get("variants", {})) for c in page.citations_of(variant)
    )


def _is_part_of(cited: str, provision: str) -> bool:
    """True when a citation is the provision or a part of it: `gdpr:22(2)` is within `gdpr:22`."""
    return cited == provision or cited.startswith(f"{provision}(")
