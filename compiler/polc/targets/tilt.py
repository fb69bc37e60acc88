"""A policy in the Transparency Information Language (TILT), as JSON."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from polc.model.policy import Policy
from polc.notice.phrasebook import phrasebook
from polc.notice.wording import Wording, wording_of
from polc.reference.package import read_toml
from polc.targets.exports import Export, Gap, Request, lost, missing, target, without_repetitions
from polc.targets.processing.actors import Actor, actors
from polc.targets.processing.labels import Labels
from polc.targets.tilt_data import UNKNOWN_COUNTRY, disclosures, sources, transfers
from polc.targets.tilt_rights import complaint, decision_making, right_node

LOST = ("cookies", "measure", "joint-control", "promise", "ai", "watchlist")
"""Kinds of declaration that the schema has no place for."""
WITHOUT_KEY = ("restriction", "objection", "post-mortem")
"""Rights that the schema has no key for."""


@target("tilt")
def tilt(request: Request) -> Export:
    """Return a document for each language, and what the schema cannot carry."""
    files: dict[str, bytes] = {}
    gaps: list[Gap] = []
    labels = Labels(read_toml("targets", "tilt.toml"), "en")
    for lang in request.languages:
        ctx = wording_of(request.policy, phrasebook(lang, "third"))
        document = _document(ctx, labels, gaps)
        files[f"{request.policy.id}-{lang}.tilt.json"] = document.encode()
    return Export(files, without_repetitions([*gaps, *_losses(request.policy)]))


def _losses(policy: Policy) -> list[Gap]:
    found = [lost(kind, declared) for kind in LOST for declared in policy.all(kind)]
    found += [lost("except", d, d.first("except")) for d in policy.all("retention") if d.has("except")]
    block = policy.rights_block
    if block is not None and any(policy.offers(right) for right in WITHOUT_KEY):
        found.append(lost("restriction", block))
    return found


def _document(ctx: Wording, labels: Labels, gaps: list[Gap]) -> str:
    """The text of a document; its hash is that of all the rest, written without blanks and with sorted keys."""
    policy = ctx.policy
    content: dict[str, Any] = {
        "meta": _meta(ctx, gaps),
        "controller": _controller(ctx, gaps),
        "dataProtectionOfficer": _officer(ctx, gaps),
        "dataDisclosed": disclosures(ctx, labels, gaps),
        "thirdCountryTransfers": transfers(ctx, labels),
        "accessAndDataPortability": right_node(ctx, "access", with_formats=True),
        "sources": sources(ctx),
        "rightToInformation": right_node(ctx, "access"),
        "rightToRectificationOrDeletion": right_node(ctx, "rectification", "erasure"),
        "rightToDataPortability": right_node(ctx, "portability"),
        "rightToWithdrawConsent": right_node(ctx, "withdraw-consent"),
        "rightToComplain": complaint(ctx, gaps),
        "automatedDecisionMaking": decision_making(ctx),
        "changesOfPurpose": [],
    }
    block = policy.rights_block
    if block is not None and (fee := block.first("fee")) and not fee.says_none:
        gaps.append(lost("fee", block, fee))
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    content["meta"]["_hash"] = sha256(canonical.encode()).hexdigest()
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _meta(ctx: Wording, gaps: list[Gap]) -> dict[str, Any]:
    policy, header = ctx.policy, ctx.policy.header
    version = header.word("version") if header else None
    effective = header.word("effective") if header else None
    number = int(version.text) if version and version.text.isascii() and version.text.isdigit() else 0
    if header is not None:
        gaps.append(missing("url", header))
        if number < 1:
            stated = header.first("version")
            gaps.append(lost("version", header, stated, version.text) if version else missing("version", header))
    day = effective.text if effective else policy.as_of.isoformat()
    return {
        "_id": policy.id,
        "name": ctx.title(header).plain if header else "",
        "created": day,
        "modified": day,
        "version": max(1, number),
        "language": ctx.lang,
        "status": "active" if day <= policy.as_of.isoformat() else "inactive",
        "url": "",
    }


def _address(actor: Actor) -> str:
    parts = (actor.address, f"{actor.post_code} {actor.town}".strip())
    return ", ".join(part for part in parts if part)


def _country(actor: Actor) -> str:
    word = actor.declaration.word("country")
    return word.text if word else UNKNOWN_COUNTRY


def _controller(ctx: Wording, gaps: list[Gap]) -> dict[str, Any]:
    found = [actor for actor in actors(ctx) if actor.part in ("controller", "joint")]
    if not found:
        return {"name": "", "address": "", "country": UNKNOWN_COUNTRY, "representative": {"name": "", "email": ""}}
    first = found[0]
    wanted = {"address": first.address, "representative": first.represented}
    gaps += [missing(field, first.declaration) for field, value in wanted.items() if not value]
    if not first.declaration.has("country"):
        gaps.append(missing("country", first.declaration))
    return {
        "name": first.name,
        "address": _address(first),
        "country": _country(first),
        "representative": {"name": first.represented, "email": first.email.partition(",")[0]},
    }


def _officer(ctx: Wording, gaps: list[Gap]) -> dict[str, Any]:
    found = next((actor for actor in actors(ctx) if actor.part == "officer"), None)
    if found is None:
        if ctx.policy.header and not ctx.policy.all("officer"):
            gaps.append(missing("officer", ctx.policy.header))
        return {"name": "", "address": "", "country": UNKNOWN_COUNTRY, "email": ""}
    return {
        "name": found.name,
        "address": _address(found),
        "country": _country(found),
        "email": found.email.partition(",")[0],
    }
