"""recipient/vague: a category of recipients says nothing of who they are."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.core.values import Text, Word
from polc.model.declaration import Declaration
from polc.model.layers import list_document
from polc.model.policy import Policy
from polc.model.subsumption import role_of
from polc.model.text_references import LINK, references, texts_in
from polc.model.texts.formulas import OTHERS, TIED, is_formula
from polc.model.transfers import is_meant
from polc.reference.vocabulary import vocabulary

HOLDERS = (
    ("purpose", "recipients"),
    ("cookies", "recipients"),
    ("watchlist", "recipients"),
    ("ai", "recipients"),
    ("transfer", "to"),
)
"""Declarations that can name a category of recipients, with the statement that does."""


TELLING = ("does", "own-purposes", "terms", "when")
"""Statements that say what for a recipient is there, or where to find out."""
KNOWN_ROLES = ("internal", "authority")


@rule("recipient/vague")
def vague(policy: Policy) -> Iterator[Finding]:
    """A category of recipients tells neither sector nor task: "partners", "providers" (Art. 13(1)(e); WP260, annex).

    A name, a task or a part that says more is enough; a recipient with a title alone may say it there, unless the title
    is no more than "our partners" in the policy's own words, and one whose
    list stands behind an address that the policy gives is told there, layer by layer (WP260, 35-37).
    """
    for recipient in policy.all("recipient"):
        words = _vague_parts(recipient)
        formula = None if words else _formula(policy, recipient)
        if not (words or formula) or list_document(recipient) or _is_listed_elsewhere(policy, recipient):
            continue
        if words:
            yield finding(recipient, words[0].span, category=_names(words))
        elif formula:
            yield finding(recipient, formula.span, variant="formula", formula=formula)
    undeclared: dict[str, list[tuple[Declaration, Word]]] = {}
    for kind, statement in HOLDERS:
        for declaration in policy.all(kind):
            for word in declaration.listing(statement).words:
                entry = vocabulary("recipients").get(word.text)
                if entry and _is_vague(entry.id) and not _stands_for_some(policy, word):
                    undeclared.setdefault(entry.id, []).append((declaration, word))
    for places in undeclared.values():
        declaration, word = places[0]
        again = tuple(related(word.span, "again") for _, word in places[1:])
        yield finding(declaration, word.span, related=again, variant="listed", category=_names((word,)))


def _vague_parts(recipient: Declaration) -> tuple[Word, ...]:
    """The categories that a recipient includes where none of them says anything, and nothing else does either."""
    if recipient.text("name") or recipient.listing("does"):
        return ()
    entries = recipient.listing("includes").entries
    words = tuple(e.name for e in entries if e.name and e.text is None and _is_vague(e.name.text))
    if entries:
        return words if len(words) == len(entries) else ()
    name = recipient.node.name
    return (name,) if name and not recipient.title and _is_vague(name.text) else ()


def _formula(policy: Policy, recipient: Declaration) -> Text | None:
    """The text of a recipient that calls it "our partners" where nothing else says who it is; else None.

    A name says who it is, and not who belongs to it.
    """
    if any(recipient.has(statement) for statement in TELLING) or role_of(policy, recipient.id) in KNOWN_ROLES:
        return None
    entries = recipient.listing("includes").entries
    title = None if recipient.has("name") else recipient.title
    texts = [text for text in (title, *(entry.text for entry in entries)) if text]
    if not texts or any(entry.name and entry.text is None and not _is_vague(entry.name.text) for entry in entries):
        return None
    return texts[0] if all(is_formula(policy, text, OTHERS, TIED) for text in texts) else None


def _stands_for_some(policy: Policy, word: Word) -> bool:
    """True when recipients are declared that a name stands for: what they are is told there."""
    return any(is_meant(policy, word.text, r) for r in policy.all("recipient"))


def _is_vague(name: str) -> bool:
    return vocabulary("recipients").field(name, "vague") is True


def _names(words: tuple[Word, ...]) -> tuple[Fact, ...]:
    return tuple(vocabulary("recipients").term_of(name, name) for name in dict.fromkeys(word.text for word in words))


def _is_listed_elsewhere(policy: Policy, recipient: Declaration) -> bool:
    """True where its terms, or a note that refers to a document or a page, lead to who they are."""
    found = [r for text in texts_in(recipient.node) for p in text.passages for r in references(p.text)]
    documents = (policy.get(r.kind, r.name) for r in found if r.kind == "document")
    return recipient.has("terms") or any(r.kind == LINK for r in found) or any(d and d.has("at") for d in documents)
