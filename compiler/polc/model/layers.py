"""What a notice leaves to another document: which one, and whether readers can reach it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.sources import Span
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.text_references import references, texts_in

ELSEWHERE = ("document", "link")
"""References that lead out of the policy."""
OF_RIGHTS = frozenset({"rights", "complaint"})
"""What a section on rights that refers to another document leaves to it."""


def completed(policy: Policy) -> Iterator[Declaration]:
    """Yield the statements that name a notice which this one completes."""
    yield from policy.header.all("completes") if policy.header else ()


@cached_on_policy
def told_elsewhere(policy: Policy) -> frozenset[str]:
    """Return what is told in another notice, as terms of `section-kinds`.

    What `completes` says of it and, without a word on rights here, what a section on rights that refers to another
    document leaves there. Lawful as a layer (WP260, 33 to 37); whether readers can reach it is another question.
    """
    stated = (statement.listing("for").names for statement in completed(policy))
    rights = OF_RIGHTS if any(True for _ in rights_elsewhere(policy)) else frozenset()
    return rights.union(*stated)


def rights_elsewhere(policy: Policy) -> Iterator[tuple[Declaration, Span]]:
    """Yield sections on rights that refer to another document, at the reference, where nothing else tells of rights."""
    if policy.rights_block is None and not policy.rights:
        for section in policy.all("section"):
            if "rights" in section.listing("kind").names and (place := outward_reference(section)):
                yield section, place


def outward_reference(section: Declaration) -> Span | None:
    """Return where a section refers to another document, None when it does not."""
    for text in texts_in(section.node):
        for passage in text.passages:
            for reference in references(passage.text):
                if reference.kind in ELSEWHERE:
                    return passage.place(reference.start, reference.end)
    return None


def list_document(recipient: Declaration) -> Word | None:
    """Return the document that lists the members of a category of recipients in full, None where none is said to."""
    return recipient.word("listed")


def is_reachable(policy: Policy, document: str) -> bool:
    """Tell whether readers are told where a declared document is.

    True for one that nothing declares.
    """
    declared = policy.get("document", document)
    return declared is None or declared.has("at")
