"""Whether one thing lies within another: a recipient within a category or role, a place within an area.

Answers have three values: True, False, and None where the policy does not state enough to tell. Promises, claims and
an organisation's own rules share these answers. Data and data subjects: `Policy.data_within`, `Policy.subject_within`.
Knows no promise and no rule; judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purpose import Purpose
from polc.model.views import view
from polc.reference.law import inside, is_place, members
from polc.reference.vocabulary import vocabulary
from polc.text.source import Span
from polc.text.values import Entry, Listing, Word

THIRD_PARTY = "third-party"
PROCESSORS = "subcontractor"
ROLES = {PROCESSORS: "processor"}
"""Categories of recipients that stand for a role, and nothing else."""


@view
def role_of(policy: Policy, recipient: str) -> str:
    """The role of a recipient, a term of `roles`; empty where the policy and the vocabulary leave it open.

    A declared recipient has the role that it states, else the one that all it includes share.
    """
    return _role(policy, recipient)


def _role(policy: Policy, recipient: str) -> str:
    declared = policy.get("recipient", recipient)
    if declared is None:
        return _role_of_term(recipient)
    role = declared.word("role")
    if role:
        entry = vocabulary("roles").get(role.text)
        return entry.id if entry else ""
    included = declared.listing("includes")
    roles = {_role(policy, w.text) for w in included.words if w.text != recipient}
    return roles.pop() if len(roles) == 1 and len(included.words) == len(included.entries) else ""


def _role_of_term(name: str) -> str:
    entry = vocabulary("recipients").get(name)
    if entry is None:
        found = vocabulary("roles").get(name)
        return found.id if found else ""
    if vocabulary("recipients").field(entry.id, "internal") is True:
        return "internal"
    if vocabulary("recipients").is_a(entry.id, "authority"):
        return "authority"
    return ROLES.get(entry.id, "")


def is_external(policy: Policy, recipient: str) -> bool | None:
    """True when a recipient stands outside the controller: every role but internal, or an outside category.

    A processor is external (it is a recipient, Art. 4(9)), though no third party (Art. 4(10)).
    """
    role = role_of(policy, recipient)
    if role:
        return role != "internal"
    declared = policy.get("recipient", recipient)
    if declared is None:
        return True if vocabulary("recipients").get(recipient) else None
    included = [is_external(policy, w.text) for w in declared.listing("includes").words if w.text != recipient]
    return True if any(included) else None


def is_third_party(policy: Policy, recipient: str) -> bool | None:
    """True for a third party in the sense of Art. 4(10): neither controller, processor, nor their staff.

    Joint controllers are controllers; authorities are a category of their own here.
    """
    role = role_of(policy, recipient)
    if not role:
        return True if recipient == THIRD_PARTY else None
    return role == "controller"


@view
def recipient_within(policy: Policy, recipient: str, wider: str) -> bool | None:
    """Whether a recipient lies within another one, a category, a role, or the controller itself with its staff."""
    return _within(policy, recipient, wider)


def _within(policy: Policy, recipient: str, wider: str) -> bool | None:
    if recipient == wider:
        return True
    if wider == THIRD_PARTY:
        return is_third_party(policy, recipient)
    if policy.get("controller", wider):
        external = is_external(policy, recipient)
        return None if external is None else not external
    declared = policy.get("recipient", wider)
    if declared is not None:
        return _within_declared(policy, recipient, declared)
    if wider in ROLES or (vocabulary("roles").get(wider) and vocabulary("recipients").get(wider) is None):
        wanted = _role_of_term(wider)
        role = role_of(policy, recipient)
        return role == wanted if role else None
    return _within_category(policy, recipient, wider)


def recipient_reaches(policy: Policy, recipient: str, other: str) -> bool:
    """True when what a recipient gets certainly reaches another one: it lies within it, or says that it includes some.

    "Partners (advertisers, carriers)" get data, so advertisers do.
    """
    if recipient_within(policy, recipient, other):
        return True
    declared = policy.get("recipient", recipient)
    included = declared.listing("includes").words if declared else ()
    return any(recipient_within(policy, w.text, other) for w in included if w.text != recipient)


def _within_declared(policy: Policy, recipient: str, wider: Declaration) -> bool | None:
    included = [w.text for w in wider.listing("includes").words if w.text != wider.id]
    answers = [_within(policy, recipient, w) for w in included]
    if any(answers):
        return True
    inner = policy.get("recipient", recipient)
    roles = role_of(policy, recipient), role_of(policy, wider.id)
    if all(roles) and roles[0] != roles[1]:
        return False
    both_named = inner is not None and inner.text("name") is not None and wider.text("name") is not None
    return False if both_named and not included else None


def _within_category(policy: Policy, recipient: str, wider: str) -> bool | None:
    terms = vocabulary("recipients")
    if terms.get(wider) is None:
        return None
    role = role_of(policy, recipient)
    wanted = _role_of_term(wider)
    declared = policy.get("recipient", recipient)
    if declared is None:
        if terms.is_a(recipient, wider):
            return True
        vague = terms.field(recipient, "vague") is True or terms.field(wider, "vague") is True
        return None if vague or terms.get(recipient) is None else False
    words = declared.listing("includes").words
    included = [_within(policy, w.text, wider) for w in words if w.text != recipient]
    if included and all(included):
        return True
    if wanted and role and wanted != role:
        return False
    return False if wanted == "internal" and is_external(policy, recipient) else None


@view
def purposes_within(policy: Policy, name: str) -> tuple[Purpose, ...]:
    """The declared purposes that one name reaches: itself, the members of its bundle, or those of its kind."""
    span = Span("", 0, 0)
    return policy.named_purposes(Listing((Entry(span, Word(name, span)),), span))


def place_within(place: str, areas: Iterable[str]) -> bool:
    """True when a place lies within one of the areas, or in the EEA where an area is the EU or the EEA.

    The GDPR applies throughout the EEA, and whoever writes "EU" there means its boundary.
    """
    wanted = set(areas)
    if wanted & {"EU", "EEA"}:
        wanted.add("EEA")
    return any(inside(place, area) for area in wanted)


def place_outside(place: str, areas: Iterable[str]) -> bool:
    """True when no part of a place lies within one of the areas; a code that is mistyped may stand for any place."""
    if not is_place(place):
        return False
    wanted = set(areas)
    if wanted & {"EU", "EEA"}:
        wanted.add("EEA")
    inner = members(place) or frozenset({place})
    return not any(inner & (members(area) or frozenset({area})) for area in wanted)
