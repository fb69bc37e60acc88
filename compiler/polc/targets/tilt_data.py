"""The parts of a TILT document on data, their sources, and third countries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.coverage import UNNAMED, periods
from polc.model.retention.covered_cells import covered_cells, covered_purposes
from polc.model.transfers import named, third_countries, transfers_of
from polc.notice import retention_terms
from polc.notice.wording import Wording
from polc.reference.adequacy import adequacy
from polc.reference.properties import property_of
from polc.targets.exports import Gap, missing
from polc.targets.iso_durations import iso_duration
from polc.targets.processing.labels import Labels

UNKNOWN_COUNTRY = "ZZ"
"""The code that CLDR has for a country that is not known."""
LETTERS = 2


def disclosures(ctx: Wording, labels: Labels, gaps: list[Gap]) -> list[dict[str, Any]]:
    """Return an entry for each category of data, with what its purposes state."""
    return [_disclosure(ctx, labels, data, gaps) for data in ctx.policy.all("data") if not data.has("anonymous")]


def _disclosure(ctx: Wording, labels: Labels, data: Declaration, gaps: list[Gap]) -> dict[str, Any]:
    purposes = _users(ctx.policy, data)
    bases = [basis for purpose in purposes for basis in ctx.policy.bases(purpose)]
    grounds = {basis.id for basis in bases}
    storage = _storage(ctx, data, purposes)
    if not purposes:
        gaps.append(missing("purposes", data))
    elif not storage:
        gaps.append(missing("storage", data))
    mandatory = data.first("mandatory")
    consequences = mandatory.text("otherwise") if mandatory else None
    references: dict[str, str] = {}
    for basis in bases:
        reference = labels.mapped("legal-bases", basis.id)
        words = ", ".join(ctx.norm(word.text).plain for word in basis.norms.words)
        if reference and not references.get(reference):
            references[reference] = words or ctx.term("legal-bases", basis.id).plain
    return {
        "_id": data.id,
        "category": ctx.title(data).plain,
        "purposes": [
            {"purpose": ctx.title(p.declaration).plain, "description": _description(ctx, p)} for p in purposes
        ],
        "legalBases": [{"reference": name, "description": words} for name, words in references.items()],
        "legitimateInterests": [
            {"exists": True, "reasoning": ctx.text(basis.interest).plain} for basis in bases if basis.interest
        ],
        "recipients": _recipients(ctx, data, purposes),
        "storage": storage,
        "nonDisclosure": {
            "legalRequirement": "legal-obligation" in grounds,
            "contractualRegulation": bool(grounds & {"contract", "pre-contract"}),
            "obligationToProvide": mandatory is not None,
            "consequences": ctx.text(consequences).plain if consequences else "",
        },
    }


def _users(policy: Policy, data: Declaration) -> list[Purpose]:
    """The purposes that state the category, or data that lie within it."""
    inside = policy.data_inside(frozenset((data.id,)))
    return [p for p in policy.purposes if not policy.is_group(p) and not inside.isdisjoint(policy.data_of(p))]


def _description(ctx: Wording, purpose: Purpose) -> str:
    refers = property_of("purpose", "activity").refers
    words = [ctx.entry(entry, refers).plain for entry in purpose.activities]
    return "; ".join(words or [ctx.term("purposes", word.text).plain for word in purpose.kinds.words])


def _recipients(ctx: Wording, data: Declaration, purposes: Sequence[Purpose]) -> list[dict[str, Any]]:
    """The recipients that receive the category; those of its purposes that do not say what they receive."""
    policy = ctx.policy
    inside = policy.data_inside(frozenset((data.id,)))
    wanted = {word.text for purpose in purposes for word in policy.effective(purpose, "recipients").words}
    found = []
    for recipient in policy.all("recipient"):
        received = recipient.listing("receives")
        reached = not inside.isdisjoint(policy.data_inside(received.names)) if received else recipient.id in wanted
        if not reached:
            continue
        role = recipient.word("role")
        node = {
            "name": ctx.title(recipient).plain,
            "category": ctx.term("roles", role.text).plain if role else ctx.title(recipient).plain,
        }
        countries = [word.text for word in recipient.listing("located").words if len(word.text) == LETTERS]
        found.append(node | ({"country": countries[0]} if countries else {}))
    return found


def _storage(ctx: Wording, data: Declaration, purposes: Sequence[Purpose]) -> list[dict[str, Any]]:
    """The periods that surely cover the category for one of its purposes."""
    policy = ctx.policy
    inside = policy.data_inside(frozenset((data.id,)))
    found = []
    for period in periods(policy):
        covered = [p for p in purposes if any(p is other for other in covered_purposes(policy, period))]
        cells = [cell for purpose in covered for cell in covered_cells(policy, period, purpose)]
        term = period.retention_term
        if term is None or not any(c.datum == UNNAMED or c.datum in inside for c in cells):
            continue
        words = retention_terms.retention_term(ctx, term, with_disposal=True).plain
        temporal = [
            {"description": words, "ttl": iso_duration(link.duration)} for link in term.periods if link.duration
        ]
        found.append(
            {
                "temporal": temporal,
                "purposeConditional": [] if temporal else [words],
                "legalBasisConditional": [],
                "aggregationFunction": "sum" if len(temporal) > 1 else "max",
            }
        )
    return found


def sources(ctx: Wording) -> list[dict[str, Any]]:
    """Return an entry for each category of data that names declared sources."""
    found = []
    for data in ctx.policy.all("data"):
        declared = [d for word in data.listing("from").words if (d := ctx.policy.get("source", word.text))]
        if declared:
            nodes = [_source(ctx, source) for source in declared]
            found.append({"_id": data.id, "dataCategory": ctx.title(data).plain, "sources": nodes})
    return found


def _source(ctx: Wording, source: Declaration) -> dict[str, Any]:
    at, public = source.word("at"), source.first("public")
    held = [value for node in public.node.walk() for value in node.values] if public else []
    says_yes = any(isinstance(value, Word) and value.text == "yes" for value in held)
    return {
        "description": ctx.title(source).plain,
        "url": at.text if at and at.kind == "url" else "",
        "publiclyAvailable": says_yes,
    }


def transfers(ctx: Wording, labels: Labels) -> list[dict[str, Any]]:
    """Return an entry for each third country, with the tools that frame it."""
    policy = ctx.policy
    nodes: dict[str, dict[str, Any]] = {}
    for declared in (*policy.all("recipient"), *transfers_of(policy)):
        for place in third_countries(policy, declared):
            if len(place.text) != LETTERS:
                continue
            node = nodes.setdefault(place.text, {"country": place.text})
            for word, entry in named(declared):
                key = labels.mapped("safeguards", entry.id)
                if key:
                    node[key] = {"available": True, "description": ctx.term("safeguards", word.text).plain}
            decision = adequacy(policy.jurisdictions, place.text, policy.as_of)
            if decision is not None and not decision.certified_only and "adequacyDecision" not in node:
                node["adequacyDecision"] = {"available": True, "description": ctx.norm(decision.act).plain}
    return list(nodes.values())
