"""Whether one thing lies within another: a recipient within a category or role, a place within an area.

Answers have three values: True, False, and None where the policy does not state enough to tell. Promises, claims and
an organisation's own rules share these answers. Data and data subjects: `Policy.data_within`, `Policy.subject_within`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from polc.core.sources import Span
from polc.core.values import Entry, Listing, Word
from polc.model.closure import closures, folded
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.law import inside, is_place, members
from polc.reference.vocabulary import vocabulary

THIRD_PARTY = "third-party"
PROCESSORS = "subcontractor"
ROLES = {PROCESSORS: "processor"}
"""Categories of recipients that stand for a role, and nothing else."""


def role_of(policy: Policy, recipient: str) -> str:
    """The role of a recipient, a term of `roles`.

    Empty where the policy and the vocabulary leave it open. A declared recipient has the role that it states, else the
    one that all it includes share.
    """
    role = _roles(policy).get(recipient)
    return _role_of_term(recipient) if role is None else role


@cached_on_policy
def _roles(policy: Policy) -> dict[str, str]:
    """The role of each declared recipient."""

    def role(name: str, known: Mapping[str, str]) -> str:
        declared = included[name]
        stated = declared.word("role")
        if stated:
            entry = vocabulary("roles").get(stated.text)
            return entry.id if entry else ""
        listing = declared.listing("includes")
        roles = {known.get(n, "") if n in included else _role_of_term(n) for n in listing.names if n != name}
        return roles.pop() if len(roles) == 1 and all(e.name for e in listing.entries) else ""

    included = _declared(policy)
    return folded(_includes(policy), role)


@cached_on_policy
def _declared(policy: Policy) -> dict[str, Declaration]:
    return {d.id: d for d in reversed(policy.all("recipient"))}


@cached_on_policy
def _includes(policy: Policy) -> dict[str, frozenset[str]]:
    """What each declared recipient includes, other than itself."""
    return {name: declared.listing("includes").names - {name} for name, declared in _declared(policy).items()}


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
    if recipient not in _includes(policy):
        return True if vocabulary("recipients").get(recipient) else None
    return True if _including_external(policy)[recipient] else None


@cached_on_policy
def _including_external(policy: Policy) -> dict[str, bool]:
    """Whether each declared recipient includes anybody outside the controller."""

    def external(name: str, known: Mapping[str, bool]) -> bool:
        return any(
            role_of(policy, n) != "internal" if role_of(policy, n) else known.get(n, n not in includes and is_term(n))
            for n in includes[name]
        )

    def is_term(name: str) -> bool:
        return vocabulary("recipients").get(name) is not None

    includes = _includes(policy)
    return folded(includes, external)


def is_third_party(policy: Policy, recipient: str) -> bool | None:
    """True for a third party in the sense of Art. 4(10): neither controller, processor, nor their staff.

    Joint controllers are controllers; authorities are a category of their own here.
    """
    role = role_of(policy, recipient)
    if not role:
        return True if recipient == THIRD_PARTY else None
    return role == "controller"


@cached_on_policy
def recipient_within(policy: Policy, recipient: str, wider: str) -> bool | None:
    """Whether a recipient lies within another one, a category, a role, or the controller itself with its staff."""
    if recipient == wider:
        return True
    declared = policy.get("recipient", wider)
    if declared is not None and wider != THIRD_PARTY and not policy.get("controller", wider):
        return _within_declared(policy, recipient, declared)
    return _within_term(policy, recipient, wider)


def _within_term(policy: Policy, recipient: str, wider: str) -> bool | None:
    """Whether a recipient lies within what is no declared one: third parties, a controller, a role, a category."""
    if wider == THIRD_PARTY:
        return is_third_party(policy, recipient)
    if policy.get("controller", wider):
        external = is_external(policy, recipient)
        return None if external is None else not external
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
    return any(recipient_within(policy, word.text, other) for word in included if word.text != recipient)


def _within_declared(policy: Policy, recipient: str, wider: Declaration) -> bool | None:
    included = _includes(policy)[wider.id]
    names, terms = _all_included(policy)[wider.id]
    if recipient in names or any(_within_term(policy, recipient, n) for n in terms):
        return True
    inner = policy.get("recipient", recipient)
    roles = role_of(policy, recipient), role_of(policy, wider.id)
    if all(roles) and roles[0] != roles[1]:
        return False
    both_named = inner is not None and inner.text("name") is not None and wider.text("name") is not None
    return False if both_named and not included else None


@cached_on_policy
def _all_included(policy: Policy) -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """All that each declared recipient includes, directly or not: the names, and those of them that stand for others.

    What stands for others has no declaration as a recipient that says which: a role, a category, the controller.
    """
    includes = {n: included for n, included in _includes(policy).items() if not _stands_for_others(policy, n)}
    found = closures(includes, "recipient")
    terms = {n: _stands_for_others(policy, n) for n in frozenset().union(*includes.values())}
    return {name: (names, tuple(n for n in names if terms.get(n))) for name, names in found.items()}


def _stands_for_others(policy: Policy, name: str) -> bool:
    if name == THIRD_PARTY or policy.get("controller", name):
        return True
    if policy.get("recipient", name):
        return False
    return name in ROLES or bool(vocabulary("roles").get(name) or vocabulary("recipients").get(name))


@cached_on_policy
def _of_category(policy: Policy, wider: str) -> dict[str, bool]:
    """Whether each declared recipient includes others, and all of them are certainly of a category."""

    def within(name: str, known: Mapping[str, bool]) -> bool:
        included = includes[name]
        return bool(included) and all(known.get(n, False) if n in includes else is_term(n) for n in included)

    def is_term(name: str) -> bool:
        return name == wider or vocabulary("recipients").is_a(name, wider)

    includes = _includes(policy)
    return folded(includes, within)


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
    if _of_category(policy, wider)[recipient]:
        return True
    if wanted and role and wanted != role:
        return False
    return False if wanted == "internal" and is_external(policy, recipient) else None


@cached_on_policy
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
    """True when no part of a place lies within one of the areas.

    A code that is mistyped may stand for any place.
    """
    if not is_place(place):
        return False
    wanted = set(areas)
    if wanted & {"EU", "EEA"}:
        wanted.add("EEA")
    inner = members(place) or frozenset({place})
    return not any(inner & (members(area) or frozenset({area})) for area in wanted)
