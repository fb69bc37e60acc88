"""What must be told where a consumer's telephone number is collected: of a register, or that calls need consent."""

from __future__ import annotations

from polc.checks.engine.finding import finding, related
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.data_sources import INDIRECT, kinds_of
from polc.model.declaration import Declaration
from polc.model.direct_marketing import (
    NO_TRADE,
    calls_to_consumers,
    kinds_of_channel,
    may_be_consumer,
    professional_only,
)
from polc.model.memo import cached_on_policy
from polc.model.never_held import never_held
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.legal_facts import LegalFact

REGISTER = "register"


PHONE, WORK_PHONE = "phone", "work-phone"


CLIENT = "client"


TRADE = ("contract-management", "payment", "promotion")


def notice_finding(collected: list[tuple[Declaration, Word]], law: LegalFact) -> Finding:
    declaration, word = collected[0]
    places = tuple(related(word.span, "also") for _, word in collected[1:])
    return finding(declaration, word.span, related=places, law=law)


@cached_on_policy
def uses_of(policy: Policy) -> list[tuple[Declaration, Word]]:
    """Every register of opposition that a way to refuse, to withdraw or to exercise a right names."""
    named: list[tuple[Declaration, Word]] = []
    for purpose in policy.purposes:
        lists = [purpose.declaration.listing("opt-out"), *(b.withdrawn for b in purpose.bases)]
        named += [(purpose.declaration, word) for x in lists for word in x.words]
    blocks = [(r.declaration, c.through) for r in policy.rights.values() for c in r.every]
    if policy.rights_block:
        blocks.append((policy.rights_block, policy.rights_block.listing("through")))
    named += [(d, word) for d, x in blocks for word in x.words]
    return [(d, word) for d, word in named if REGISTER in kinds_of_channel(policy, word.text)]


# ----------------------------------------------------------------------------------------------------------- numbers
@cached_on_policy
def numbers_of(policy: Policy) -> list[tuple[Declaration, Word]]:
    """Where telephone numbers are collected from persons who may be consumers, by a controller in trade."""
    if policy.header is None or professional_only(policy) or not _in_trade(policy):
        return []
    found_ = []
    for declaration in policy.all("data"):
        words = declaration.listing("includes").words or tuple(word for word in (declaration.node.name,) if word)
        word = next((word for word in words if _is_number(policy, word.text)), None)
        if word and not declaration.has("anonymous") and _from_person(policy, declaration):
            uses = [p for p in policy.purposes if _may_use(policy, p, declaration)]
            if any(_may_concern_consumers(policy, p) for p in uses):
                found_.append((declaration, word))
    return found_


def _is_number(policy: Policy, name: str) -> bool:
    numbers = policy.data_inside(frozenset({PHONE})) - policy.data_inside(frozenset({WORK_PHONE}))
    return not (numbers - never_held(policy)).isdisjoint(policy.data_terms(name))


def _from_person(policy: Policy, declaration: Declaration) -> bool:
    """True unless the data are said to come from elsewhere only."""
    kinds: set[str] = set()
    for word in declaration.listing("from").words:
        source = policy.get("source", word.text)
        kinds |= kinds_of(source) if source else {word.text}
    return not kinds or not kinds <= {*INDIRECT, "observed"}


def _may_use(policy: Policy, purpose: Purpose, data: Declaration) -> bool:
    stated = policy.effective(purpose, "data")
    return not stated.stated or any(data.id in policy.data_terms(n) for n in stated.names)


def _may_concern_consumers(policy: Policy, purpose: Purpose) -> bool:
    persons = policy.effective(purpose, "subjects").names or {d.id for d in policy.all("subject")}
    return not persons or any(may_be_consumer(policy, n) for n in persons)


def _in_trade(policy: Policy) -> bool:
    """True where a controller is a company, or where one of unstated kind has customers or sells."""
    for controller in policy.controllers:
        kinds = controller.listing("kind").names
        if "company" in kinds or (not kinds & NO_TRADE and _sells(policy)):
            return True
    return False


def _sells(policy: Policy) -> bool:
    clients = any(policy.subject_within(d.id, CLIENT) for d in policy.all("subject"))
    return clients or any(policy.is_kind(p, k) for p in policy.purposes for k in TRADE)


def noted(policy: Policy, collected: list[tuple[Declaration, Word]]) -> bool:
    """True where a note stands beside a number, or beside calls: it may hold the statement, in words of its own."""
    callers = [p.declaration for p, _, _ in calls_to_consumers(policy)]
    return any(d.has("note") for d in [*(d for d, _ in collected), *callers])


def cited(policy: Policy, law: LegalFact) -> bool:
    header = policy.header
    return header is not None and bool(header.listing("cites").names & set(law.norms))
