"""Who is behind the processing and how to reach them: controllers, representative, officer, joint controllers."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import found, related
from polc.core.findings import Finding, Related, Term
from polc.model.contacts import Contact, contact, contact_through
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.adequacy import third_country
from polc.reference.vocabulary import vocabulary

KNOWN_BY_NAME = frozenset({"person", "public-body"})
"""Kinds of controllers that have no other name than the one they are called by."""


def controller_identity(policy: Policy) -> Iterator[Finding]:
    """Nobody is named as controller, or one is known by a trade name only (Art. 13(1)(a)).

    Silent about persons and public bodies that state a name, and where the policy is made by somebody it names but does
    not declare.
    """
    if policy.header is None:
        return
    if not policy.controllers and not policy.header.has("made"):
        yield found(policy.header, variant="nobody")
    for controller in policy.controllers:
        if controller.has("legal-name"):
            continue
        name = controller.first("name")
        if name is None:
            yield found(controller, variant="nameless")
        elif not controller.listing("kind").names & KNOWN_BY_NAME:
            yield found(controller, name.span)


def controller_contact(policy: Policy) -> Iterator[Finding]:
    """A controller states no contact, neither itself nor by a channel for exercising rights (Art. 13(1)(a), 12(2)).

    A warning where the contact stands behind a link. A contact point of joint controllers serves all of them.
    """
    if policy.header is None:
        return
    shared = [contact_through(policy, d.listing("through")) for k in ("rights", "right") for d in policy.all(k)]
    for controller in policy.controllers:
        joint = [j for j in policy.all("joint-control") if controller.id in j.listing("parties").names]
        known = {contact(policy, controller), *shared, *(contact(policy, j) for j in joint)}
        if "direct" in known:
            continue
        span = reach.span if (reach := controller.first("reach")) else None
        if "linked" in known:
            yield found(controller, span, variant="linked", severity="warning")
        else:
            yield found(controller, span)


def representative(policy: Policy) -> Iterator[Finding]:
    """A controller outside the EEA states no representative in the Union, or none that can be reached (Art. 27).

    Silent for public bodies (Art. 27(2)(b)), and where another controller of the policy is inside the EEA, since the
    processing may then be that of an establishment there (Art. 3(1)).
    """
    if policy.header is None:
        return
    abroad = [(c, w) for c in policy.controllers if (w := c.word("country")) and third_country(w.text)]
    if not abroad or len(abroad) < len(policy.controllers):
        return
    stated = policy.all("representative")
    for declaration in stated:
        if contact(policy, declaration) == "":
            yield found(declaration, variant="unreachable", related=(related(abroad[0][1].span, "abroad"),))
    for controller, country in abroad:
        if not stated and "public-body" not in controller.listing("kind").names:
            entry = vocabulary("countries").get(country.text)
            yield found(controller, country.span, country=entry.term if entry else country)


def dpo_contact(policy: Policy) -> Iterator[Finding]:
    """An officer is declared without a contact, or one is mandatory and none is stated (Art. 13(1)(b), 37(1) and (7)).

    Mandatory: a public body, or an activity that the vocabulary marks so. `officer none` is then a finding of its own.
    """
    if policy.header is None:
        return
    officers = policy.all("officer")
    for officer in officers:
        known: Contact = "direct" if officer.says_none else contact(policy, officer)
        if known == "linked":
            yield found(officer, variant="linked", severity="warning")
        elif known == "":
            yield found(officer)
    if any(not o.says_none for o in officers):
        return
    duties = [(c, w, r) for c in policy.controllers for w, r in _duties(c)]
    for controller in policy.controllers:
        places = tuple(r for c, _, r in duties if c is controller)
        why = tuple(w for c, w, _ in duties if c is controller)
        if places and officers:
            yield found(officers[0], related=places, variant="denied", controller=controller.label, why=why)
        elif places:
            yield found(controller, related=places, variant="mandatory", why=why)


def _duties(controller: Declaration) -> Iterator[tuple[Term, Related]]:
    """What makes an officer mandatory for a controller; Art. 37(1)(a) does not mean foreign public bodies."""
    country = controller.word("country")
    foreign = country is not None and third_country(country.text)
    for statement, class_ in (("kind", "controller-kinds"), ("activities", "activities")):
        for word in controller.listing(statement).words:
            entry = vocabulary(class_).get(word.text)
            if entry and entry.fields.get("officer") and not (foreign and statement == "kind"):
                yield entry.term, related(word.span, "duty", duty=entry.term)


def joint_essence(policy: Policy) -> Iterator[Finding]:
    """Joint controllers do not make the essence of their arrangement available (Art. 26(2), second sentence).

    Either a `joint-control` without `arrangement`, or a recipient that is a joint controller in a policy without any.
    """
    if policy.header is None:
        return
    blocks = policy.all("joint-control")
    for block in blocks:
        if not block.has("arrangement"):
            yield found(block)
    for recipient in policy.all("recipient"):
        role = recipient.word("role")
        if not blocks and role and role.text == "joint-controller":
            yield found(recipient, role.span, variant="recipient")
