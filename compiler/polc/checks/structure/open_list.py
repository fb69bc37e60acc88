"""structure/open-list: a list that must be complete is left open."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.model.layers import list_document
from polc.model.policy import Policy

COUNTED = {
    "purpose": {"activity": "purposes", "aims": "purposes", "kind-by": "purposes", "data": "data",
                "recipients": "recipients"},
    "data": {"includes": "data", "serves": "purposes"},
    "source": {"gives": "data"},
    "recipient": {"includes": "recipients", "does": "recipients"},
    "cookies": {"does": "purposes", "purposes": "purposes", "data": "data", "recipients": "recipients"},
    "watchlist": {"data": "data", "recipients": "recipients"},
    "ai": {"purposes": "purposes", "data": "data", "recipients": "recipients"},
    "decision": {"data": "data"},
}  # fmt: skip
"""By declaration and statement, what its list is one of. Lists of occasions, links or measures need not be complete."""


ILLUSTRATIVE = ("purpose", "data", "recipient")


@rule("structure/open-list")
def open_list(policy: Policy) -> Iterator[Finding]:
    """A list of purposes, of categories of data or of recipients ends in "etc." or is given as examples.

    Art. 5(1)(b), 13(1)(c) and (e), 14(1)(d); WP260 § 12. One finding a list. The tasks of a recipient count only where
    they are all that says who it is.
    """
    if policy.header is not None:
        for word in policy.header.listing("illustrative").words:
            if word.text in ILLUSTRATIVE:
                yield finding(policy.header, word.span, variant=f"illustrative-{word.text}")
    for kind, statements in COUNTED.items():
        for declaration in policy.all(kind):
            if declaration.span.path != policy.path:
                continue
            for statement in declaration.all(*statements):
                listing = statement.own_listing
                if listing.open and listing.open_span and not _told_otherwise(declaration, statement):
                    yield finding(declaration, listing.open_span, variant=statements[statement.kind])


def _told_otherwise(declaration: Declaration, statement: Declaration) -> bool:
    """True for a recipient whose name, or a list in another document, says who it is."""
    if declaration.kind != "recipient":
        return False
    return list_document(declaration) is not None or (statement.kind == "does" and declaration.has("name"))
