"""The parts of a TILT document on rights, complaints and automated decisions."""

from __future__ import annotations

from typing import Any

from polc.core.values import Listing, Text, Word
from polc.model.contacts import mailboxes
from polc.model.declaration import Declaration
from polc.notice.wording import Wording
from polc.reference.law import authorities
from polc.reference.properties import property_of
from polc.targets.exports import Gap, missing


def right_node(ctx: Wording, *rights: str, with_formats: bool = False) -> dict[str, Any]:
    """Return what is stated of rights that the schema takes together."""
    policy = ctx.policy
    offered = [right for right in rights if policy.offers(right)]
    node: dict[str, Any] = {
        "available": bool(offered),
        "description": ", ".join(ctx.term("rights", right).plain for right in offered),
    }
    if not offered:
        return node
    channels = _channels(ctx, offered[0])
    addresses = [at.text for channel in channels if (at := channel.word("at")) and at.kind == "url"]
    email = next((word.text for _, word in mailboxes(policy)), "")
    node |= {"url": addresses[0]} if addresses else {}
    node |= {"email": email} if email else {}
    block = policy.rights_block
    identity = block.first("identity") if block else None
    node["identificationEvidences"] = (
        [ctx.term("proofs", word.text).plain for word in identity.own_words] if identity else []
    )
    portability = policy.get("right", "portability")
    formats = portability.listing("format") if portability else None
    if with_formats and formats:
        refers = property_of("right", "format").refers
        node["dataFormats"] = [ctx.entry(entry, refers).plain for entry in formats]
    return node


def _channels(ctx: Wording, right: str) -> list[Declaration]:
    """The channels through which a right is exercised: its own, else those of all."""
    policy = ctx.policy
    own = policy.get("right", right)
    for declared in (own, policy.rights_block):
        stated = declared.first("through") if declared else None
        names = [word.text for word in _words_of(stated)] if stated else []
        found = [channel for name in names if (channel := policy.get("channel", name))]
        if found:
            return found
    return []


def _words_of(stated: Declaration) -> list[Word]:
    """The names in a statement and its clauses, those in lists among them."""
    held = [value for node in stated.node.walk() for value in node.values]
    alone = [value for value in held if isinstance(value, Word)]
    return alone + [word for value in held if isinstance(value, Listing) for word in value.words]


def complaint(ctx: Wording, gaps: list[Gap]) -> dict[str, Any]:
    """Return the right to complain, with the authority that the policy declares."""
    policy = ctx.policy
    declared = next(iter(policy.all("authority")), None)
    if declared is None:
        if policy.header is not None:
            gaps.append(missing("authority", policy.header))
        return right_node(ctx, "complaint")
    node = right_node(ctx, "complaint")
    node.pop("email", None)
    known = authorities().get(declared.id)
    authority = {"name": ctx.title(declared).plain}
    for reach in declared.all("reach"):
        for clause in reach.all("reach-post"):
            authority["address"] = ctx.text(clause.own_text).plain if isinstance(clause.own_text, Text) else ""
    country = str(known.fields.get("country", "")) if known else ""
    return node | {"supervisoryAuthority": authority | ({"country": country} if len(country) == 2 else {})}


def decision_making(ctx: Wording) -> dict[str, Any]:
    """Return whether decisions are automated, by which logic, with which effects."""
    found = [decision for decision in ctx.policy.all("decision") if decision.has("solely")]
    texts = {
        name: "; ".join(ctx.text(text).plain for decision in found if (text := decision.text(name)))
        for name in ("logic", "effects")
    }
    return {"inUse": bool(found), "logicInvolved": texts["logic"], "scopeAndIntendedEffects": texts["effects"]}
