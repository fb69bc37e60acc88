"""The address of each declaration on a page: its kind and name, the same in every language."""

from __future__ import annotations

from polc.model.declaration import Declaration
from polc.model.policy import Policy


def anchor_of(kind: str, name: str) -> str:
    """The anchor of a declaration of this kind and name."""
    return f"{kind}-{name}" if name else kind


class Anchors:
    """The anchors of a policy's declarations; those of one kind without a name are numbered from the second on."""

    def __init__(self, policy: Policy) -> None:
        self._of: dict[int, str] = {}
        self._taken: set[str] = set()
        for declaration in policy.declarations:
            base = anchor_of(*declaration.key)
            number, anchor = 1, base
            while anchor in self._taken:
                number += 1
                anchor = f"{base}-{number}"
            self._taken.add(anchor)
            self._of[id(declaration.node)] = anchor
        block = policy.rights_block
        if block is not None:
            self._taken |= {anchor_of("right", word.text) for word in block.listing("offer").words}

    def of(self, declaration: Declaration) -> str:
        """The anchor of a declaration of the policy."""
        return self._of[id(declaration.node)]

    def has(self, anchor: str) -> bool:
        """True when something on the page has this anchor."""
        return anchor in self._taken
