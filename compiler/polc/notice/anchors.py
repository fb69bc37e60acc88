"""The address of each declaration on a page: its kind and name, the same in every language."""

from __future__ import annotations

from collections.abc import Mapping

from polc.core.record import record
from polc.model.declaration import Declaration
from polc.model.policy import Policy


def anchor_of(kind: str, name: str) -> str:
    """The anchor of a declaration of this kind and name."""
    return f"{kind}-{name}" if name else kind


@record
class Anchors:
    """The anchors of a policy's declarations, by the identity of their nodes, and all that are taken on its page."""

    by_node: Mapping[int, str]
    taken: frozenset[str]

    def of(self, declaration: Declaration) -> str:
        """The anchor of a declaration of the policy."""
        return self.by_node[id(declaration.node)]

    def has(self, anchor: str) -> bool:
        """True when something on the page has this anchor."""
        return anchor in self.taken


def anchors_of(policy: Policy) -> Anchors:
    """Return the anchors of a policy.

    Those of one kind without a name are numbered from the second on.
    """
    by_node: dict[int, str] = {}
    taken: set[str] = set()
    for declaration in policy.declarations:
        base = anchor_of(*declaration.key)
        number, anchor = 1, base
        while anchor in taken:
            number += 1
            anchor = f"{base}-{number}"
        taken.add(anchor)
        by_node[id(declaration.node)] = anchor
    block = policy.rights_block
    if block is not None:
        taken |= {anchor_of("right", word.text) for word in block.listing("offer").words}
    return Anchors(by_node, frozenset(taken))


PARTS = {
    "cookies": "cookies", "data": "data", "purposes": "purpose", "recipients": "recipient", "security": "measure",
    "promises": "promise", "identity": "controller",
}  # fmt: skip
"""Parts of the page that a text can lead to as sections, and the declarations of which each tells."""


def part_of(policy: Policy, kind: str, name: str) -> str:
    """Return the anchor of the part that a reference such as `{section cookies}` names; empty where there is none."""
    declared = PARTS.get(name, "") if kind == "section" else ""
    return f"part-{name}" if declared and policy.all(declared) else ""
