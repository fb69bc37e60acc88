"""omission/dpo-contact: the data protection officer cannot be reached."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding, Related, Term
from polc.model.contacts import Contact, contact, mailboxes
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.lexicon import folded, pattern
from polc.reference.vocabulary import vocabulary


@rule("omission/dpo-contact")
def dpo_contact(policy: Policy) -> Iterator[Finding]:
    """An officer is declared without a contact, or one is mandatory and none is stated (Art. 13(1)(b), 37(1) and (7)).

    Also an address that is by its name that of an officer, of whom the policy says nothing.
    Mandatory: a public body, or an activity that the vocabulary marks so. `officer none` is then a finding of its own.
    """
    if policy.header is None:
        return
    officers = policy.all("officer")
    for officer in officers:
        known: Contact = "direct" if officer.says_none else contact(policy, officer)
        if known == "linked":
            yield finding(officer, variant="linked")
        elif known == "":
            yield finding(officer)
    if any(not o.says_none for o in officers):
        return
    duties = [(c, word, r) for c in policy.controllers for word, r in _duties(policy, c)]
    for controller in policy.controllers:
        places = tuple(r for c, _, r in duties if c is controller)
        why = tuple(word for c, word, _ in duties if c is controller)
        if places and officers:
            yield finding(officers[0], related=places, variant="denied", controller=controller.label, why=why)
        elif places:
            yield finding(controller, related=places, variant="mandatory", why=why)
    if not duties:
        for declaration, word in mailboxes(policy):
            if _tells_of_officer(word.text):
                denied = (related(officers[0].place, "denied"),) if officers else ()
                yield finding(declaration, word.span, related=denied, variant="mailbox", address=word)
                break


def _tells_of_officer(address: str) -> bool:
    """True for an address that is, by its first part, that of a data protection officer."""
    boxes = pattern("officer-mailboxes", "any", "boxes")
    return bool(boxes and boxes.fullmatch(folded(address).partition("@")[0]))


def _duties(policy: Policy, controller: Declaration) -> Iterator[tuple[Term, Related]]:
    """What makes an officer mandatory for a controller.

    Art. 37(1)(a) does not mean foreign public bodies.
    """
    country = controller.word("country")
    foreign = country is not None and policy.is_abroad(country.text)
    for statement, class_ in (("kind", "controller-kinds"), ("activities", "activities")):
        for word in controller.listing(statement).words:
            entry = vocabulary(class_).get(word.text)
            if entry and entry.fields.get("officer") and not (foreign and statement == "kind"):
                yield entry.term, related(word.span, "duty", duty=entry.term)
