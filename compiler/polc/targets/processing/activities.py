"""The activities of a policy: what the law wants recorded, in words."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.record import record
from polc.core.values import Listing
from polc.model.policy import Policy
from polc.model.purposes import Basis, Purpose
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.targets.exports import Gap, missing
from polc.targets.processing.actors import controller_name
from polc.targets.processing.data_lines import DataLine, data_lines, subject_names
from polc.targets.processing.flows import Flow, Protection, flows, protections
from polc.targets.processing.labels import Labels
from polc.targets.processing.records import Kept, kept


@record
class Activity:
    """A processing activity, in words.

    `subjects_stated` is false where they are those of the whole policy.
    """

    purpose: Purpose
    name: str
    aims: tuple[str, ...]
    bases: tuple[str, ...]
    subjects: tuple[str, ...]
    subjects_stated: bool
    lines: tuple[DataLine, ...]
    recipients: Listing
    flows: tuple[Flow, ...]
    protections: tuple[Protection, ...]
    sources: str
    kept: Kept


def activities(ctx: Wording, labels: Labels) -> Iterator[Activity]:
    """Yield the activities: purposes, save those that only gather others."""
    for purpose in ctx.policy.purposes:
        if ctx.policy.is_group(purpose):
            continue
        subjects, stated = subject_names(ctx, purpose)
        yield Activity(
            purpose=purpose,
            name=ctx.title(purpose.declaration).plain,
            aims=_aims(ctx, purpose),
            bases=tuple(_basis_words(ctx, basis) for basis in ctx.policy.bases(purpose)),
            subjects=subjects,
            subjects_stated=stated,
            lines=data_lines(ctx, labels, purpose),
            recipients=ctx.policy.effective(purpose, "recipients"),
            flows=flows(ctx, labels, purpose),
            protections=protections(ctx, labels, purpose),
            sources=_source_words(ctx, purpose),
            kept=kept(ctx, labels, purpose),
        )


def controllers_of(ctx: Wording) -> str:
    """Return the names of the controllers, by which registers are grouped."""
    return " / ".join(controller_name(ctx, declaration) for declaration in ctx.policy.controllers)


def gaps_of(policy: Policy, activity: Activity) -> Iterator[Gap]:
    """Yield what the law wants recorded of an activity and the policy does not state."""
    declared = activity.purpose.declaration
    if not activity.bases:
        yield missing("basis", declared)
    if not activity.subjects_stated:
        yield missing("subjects", declared)
    if any(not line.line for line in activity.lines):
        yield missing("data", declared)
    if not activity.recipients.stated:
        yield missing("recipients", declared)
    if any(not line.periods for line in activity.lines) and not policy.uses_anonymised(activity.purpose):
        yield missing("periods", declared)
    if not activity.protections:
        yield missing("measures", declared)
    for flow in activity.flows:
        if flow.is_transfer and not flow.tool and not flow.guarantee and flow.declaration:
            yield missing("safeguard", flow.declaration)


def _aims(ctx: Wording, purpose: Purpose) -> tuple[str, ...]:
    """What is done under a purpose, and its aims; its kinds without either."""
    found = []
    for statement in ("activity", "aims"):
        refers = property_of("purpose", statement).refers
        for stated in purpose.declaration.all(statement):
            found += [ctx.entry(entry, refers).plain for entry in stated.own_listing]
    return tuple(found) or tuple(ctx.term("purposes", word.text).plain for word in purpose.kinds.words)


def _basis_words(ctx: Wording, basis: Basis) -> str:
    words = ctx.term("legal-bases", basis.id).plain
    details = [ctx.norm(word.text).plain for word in basis.norms.words]
    details += [ctx.text(text).plain for text in (basis.text, basis.interest) if text]
    return f"{words} ({ctx.say('list.separator').plain.join(details)})" if details else words


def _source_words(ctx: Wording, purpose: Purpose) -> str:
    own = ctx.policy.effective(purpose, "from")
    return ctx.listing(own, property_of("purpose", "from").refers).plain if own else ""
