"""To whom data go, where, by which safeguard, and what keeps them safe."""

from __future__ import annotations

from polc.core.record import record
from polc.core.values import Listing, Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.retention.cells import data_of, opened
from polc.model.transfers import concerns, named, third_countries, transfers_of
from polc.notice.wording import Wording
from polc.reference.adequacy import adequacy
from polc.reference.properties import property_of
from polc.targets.processing.labels import Labels

OTHER = "other"
THIRD_COUNTRY = "third-country"
ADEQUATE = "adequate"


@record
class Flow:
    """A recipient of an activity: its name and detail in words, its type, and the third countries where it is.

    `tool` is the type of guarantee, empty where no third country is named or no safeguard stated; `declaration` is None
    for a recipient that is only named.
    """

    name: str
    detail: str
    type: str
    countries: tuple[str, ...]
    tool: str
    guarantee: str
    declaration: Declaration | None

    @property
    def is_transfer(self) -> bool:
        """True for a recipient in a third country."""
        return bool(self.countries)


def flows(ctx: Wording, labels: Labels, purpose: Purpose) -> tuple[Flow, ...]:
    """Return the recipients that a purpose states, in order."""
    listing = ctx.policy.effective(purpose, "recipients")
    targets = property_of("purpose", "recipients").refers
    found = []
    for entry in listing:
        declared = ctx.policy.get("recipient", entry.name.text) if entry.name else None
        if declared is not None:
            found.append(_flow(ctx, labels, declared))
        else:
            found.append(Flow(ctx.entry(entry, targets).plain, "", OTHER, (), "", "", None))
    named_here = {flow.declaration.id for flow in found if flow.declaration}
    found += [
        _transfer_flow(ctx, labels, transfer)
        for transfer in transfers_of(ctx.policy)
        if _is_for(ctx.policy, transfer, purpose) and named_here.isdisjoint(transfer.listing("to").names)
    ]
    return tuple(found)


def _is_for(policy: Policy, transfer: Declaration, purpose: Purpose) -> bool:
    """True for a transfer made for a purpose, or for none in particular."""
    stated = transfer.listing("purposes")
    if stated:
        return any(reached is purpose for reached in policy.named_purposes(stated))
    return not stated.stated and not transfer.has("to") and bool(third_countries(policy, transfer))


def _transfer_flow(ctx: Wording, labels: Labels, transfer: Declaration) -> Flow:
    """What a transfer that is tied to no recipient of a purpose says of it."""
    to, places = transfer.listing("to"), third_countries(ctx.policy, transfer)
    name = ctx.listing(to, property_of("transfer", "to").refers).plain if to else ctx.title(transfer).plain
    tool = next((labels.mapped("safeguards", entry.id) for _, entry in named(transfer)), "")
    if places and not tool and all(_is_adequate(ctx.policy, word) for word in places):
        tool = ADEQUATE
    countries = tuple(ctx.place(word.text).plain for word in places) or tuple(
        ctx.place(word.text).plain for word in transfer.listing("outside").words
    )
    return Flow(name, "", THIRD_COUNTRY, countries, tool, _guarantee(ctx, [transfer]), transfer)


def _flow(ctx: Wording, labels: Labels, recipient: Declaration) -> Flow:
    policy = ctx.policy
    role = recipient.word("role")
    moved = [t for t in transfers_of(policy) if t.listing("to") and concerns(policy, t, recipient)]
    places = third_countries(policy, recipient) or tuple(word for t in moved for word in third_countries(policy, t))
    if role and role.text == "internal":
        places = ()
    tools = [(word, entry) for d in (recipient, *moved) for word, entry in named(d)] if places else []
    tool = next((labels.mapped("safeguards", entry.id) for _, entry in tools), "")
    if places and not tools and all(_is_adequate(policy, word) for word in places):
        tool = ADEQUATE
    does = recipient.listing("does")
    return Flow(
        name=ctx.title(recipient).plain,
        detail=ctx.listing(does, property_of("recipient", "does").refers).plain if does else "",
        type=THIRD_COUNTRY if places else labels.mapped("roles", role.text) if role else OTHER,
        countries=tuple(dict.fromkeys(ctx.place(word.text).plain for word in places)),
        tool=tool,
        guarantee=_guarantee(ctx, [recipient, *moved]) if places else "",
        declaration=recipient,
    )


def _is_adequate(policy: Policy, place: Word) -> bool:
    """True for a country for which a decision is in force that asks for no certificate of the recipient."""
    decision = adequacy(policy.jurisdictions, place.text, policy.as_of)
    return decision is not None and not decision.certified_only


def _guarantee(ctx: Wording, declarations: list[Declaration]) -> str:
    """The safeguards stated, in words, and where a copy can be had."""
    words = []
    for declaration in declarations:
        for stated in declaration.all("safeguard"):
            words += [ctx.term("safeguards", word.text).plain for word in stated.own_words if word.kind == "name"]
            words += [ctx.text(stated.own_text).plain] if stated.own_text else []
        if copies := declaration.listing("copy"):
            words.append(ctx.listing(copies, property_of("recipient", "copy").refers).plain)
    return ctx.say("list.separator").plain.join(dict.fromkeys(words))


@record
class Protection:
    """A measure: its type on the side of the target, and what it is in words."""

    type: str
    words: str


def protections(ctx: Wording, labels: Labels, purpose: Purpose | None = None) -> tuple[Protection, ...]:
    """Return the measures that protect the data of a purpose, and those for all data.

    All without a purpose.
    """
    found: dict[Protection, None] = {}
    for measure in ctx.policy.all("measure"):
        if purpose is not None and not _protects(ctx.policy, measure.listing("data"), purpose):
            continue
        does = measure.listing("does")
        for entry in does:
            words = ctx.entry(entry, property_of("measure", "does").refers).plain
            type_ = labels.mapped("tasks", entry.name.text) if entry.name else ""
            found[Protection(type_ or OTHER, words)] = None
        if not does:
            found[Protection(OTHER, ctx.title(measure).plain)] = None
    return tuple(found)


def _protects(policy: Policy, data: Listing, purpose: Purpose) -> bool:
    """True for a measure that names some data of a purpose, or no data."""
    if not data:
        return True
    used = opened(policy, data_of(policy, purpose)[0])
    return not policy.data_inside(data.names).isdisjoint(used)
