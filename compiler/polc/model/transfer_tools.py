"""Which tools of Chapter V a policy relies on, for whom and for which places.

A tool stated for a recipient and again for the transfer that concerns it is relied on once, by the recipient.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from polc.core.findings import Fact
from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.transfers import concerns, named, third_countries, transfers_of
from polc.reference.adequacy import Adequacy, about, decisions
from polc.reference.law import norm
from polc.reference.vocabulary import Entry, vocabulary

ADEQUACY, DEROGATION = "adequacy", "derogation"


@record
class Destination:
    """A third country, or an international organisation (`organisation`: the id of the decision about it)."""

    word: Word
    laws: tuple[str, ...]
    country: str = ""
    organisation: str = ""

    @property
    def label(self) -> Fact:
        """What to call it in a message."""
        class_ = "recipients" if self.organisation else "countries"
        return vocabulary(class_).term_of(self.word.text, self.word)

    def decisions(self, tool: Entry) -> tuple[Adequacy, ...]:
        """The adequacy decisions that a tool can mean here: those about the place or, for one by name, that one."""
        acts = {d.act for d in decisions()}
        named = str(tool.fields.get("article", ""))
        return tuple(
            d for d in about(self.laws, self.country, self.organisation) if named not in acts or d.act == named
        )

    def covered(self, tool: Entry, day: date) -> Adequacy | None:
        """The decision in force on a day that a tool can mean here, None where there is none."""
        return next((d for d in self.decisions(tool) if d.in_force(day)), None)


@record
class Reliance:
    """One tool relied on.

    `declaration` is the recipient or transfer that names it, at `word`; `again` where transfers name it for the same
    recipient; `others` the other tools for the same flow; `certified` is true when the policy says so of the recipient.
    `served` are the recipients concerned.
    """

    declaration: Declaration
    word: Word
    tool: Entry
    destinations: tuple[Destination, ...]
    others: tuple[Entry, ...]
    certified: bool
    again: tuple[Span, ...]
    served: tuple[Declaration, ...]

    def of_kind(self, kind: str) -> bool:
        """True when the tool is of a kind: adequacy, appropriate or derogation."""
        return self.tool.fields.get("tool") == kind

    def alone(self, *kinds: str) -> bool:
        """True when the flow has no other tool than those of these kinds."""
        return all(e.fields.get("tool") in kinds for e in self.others)


@cached_on_policy
def reliances(policy: Policy) -> tuple[Reliance, ...]:
    """Every tool relied on, recipients before transfers.

    Staff of the controller are no transfer.
    """
    transfers = transfers_of(policy)
    told: set[tuple[Span, str]] = set()
    found: list[Reliance] = []
    for recipient in policy.all("recipient"):
        role = recipient.word("role")
        if role and role.text == "internal":
            continue
        concerned = tuple(t for t in transfers if concerns(policy, t, recipient))
        places = destinations(policy, recipient) or _merged_destinations(destinations(policy, t) for t in concerned)
        for word, tool in named(recipient):
            again = tuple(word.span for t in concerned for word, e in named(t) if e.id == tool.id)
            told |= {(t.span, tool.id) for t in concerned}
            found.append(
                Reliance(
                    recipient, word, tool, places, _other_tools(tool, (recipient, *concerned)),
                    _certified((recipient, *concerned)), again, (recipient,),
                )
            )  # fmt: skip
    for transfer in transfers:
        served = tuple(r for r in policy.all("recipient") if concerns(policy, transfer, r))
        places = destinations(policy, transfer) or _merged_destinations(
            destinations(policy, r) for r in served if not named(r)
        )
        for word, tool in named(transfer):
            if (transfer.span, tool.id) not in told:
                found.append(
                    Reliance(
                        transfer, word, tool, places, _other_tools(tool, (transfer, *served)),
                        _certified((transfer, *served)), (), served,
                    )
                )  # fmt: skip
    return tuple(found)


def destinations(policy: Policy, declaration: Declaration) -> tuple[Destination, ...]:
    """The third countries where a recipient or a transfer is `located`, and the organisations that a recipient is."""
    found = [
        Destination(word, policy.jurisdictions, country=word.text) for word in third_countries(policy, declaration)
    ]
    for word in declaration.listing("includes").words:
        decision = vocabulary("recipients").field(word.text, "adequacy")
        if decision:
            found.append(Destination(word, policy.jurisdictions, organisation=str(decision)))
    return tuple(found)


def ended(tool: Entry, day: date) -> date | None:
    """The first day from which a tool that is an act of its own carries nothing any more; None while it does."""
    act = norm(str(tool.fields.get("article", "")))
    if act is None or act.article:
        return None
    end = act.fields.get("tolerated-until", act.fields.get("until"))
    return end if isinstance(end, date) and end <= day else None


def _merged_destinations(groups: Iterable[tuple[Destination, ...]]) -> tuple[Destination, ...]:
    merged = {(d.country, d.organisation): d for destinations_ in groups for d in destinations_}
    return tuple(merged.values())


def _other_tools(tool: Entry, declarations: Iterable[Declaration]) -> tuple[Entry, ...]:
    found = {e.id: e for d in declarations for _, e in named(d) if e.id != tool.id}
    return tuple(found.values())


def _certified(declarations: Iterable[Declaration]) -> bool:
    return any(s.has("certified") for d in declarations for s in d.all("safeguard"))
