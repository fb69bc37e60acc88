"""Which rules stand on which provision: the coverage matrix, from the provisions of `dsl/law` and the rules' pages."""

from __future__ import annotations

from polc.core.record import record
from polc.reference.jurisdictions import law_table
from polc.reference.law import Norm, norm
from polc.reference.phrases import LANGUAGES
from polc.reference.rules import rule_page, slugs


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
    for id_, wants in law_table("provisions").items():
        known = norm(id_)
        if known is not None:
            rules = tuple(slug for slug, ids in cited.items() if any(_is_part_of(c, id_) for c in ids))
            texts = {lang: wants[lang] for lang in LANGUAGES}
            found.append(Provision(known, texts, rules, dict(wants.get("unseen", {}))))
    return tuple(found)


def _cited(slug: str) -> frozenset[str]:
    page = rule_page(slug)
    return frozenset(page.meta.get("also-covers", ())) | frozenset(
        c for variant in ("", *page.meta.get("variants", {})) for c in page.citations_of(variant)
    )


def _is_part_of(cited: str, provision: str) -> bool:
    """True when a citation is the provision or a part of it: `gdpr:22(2)` is within `gdpr:22`."""
    return cited == provision or cited.startswith(f"{provision}(")
