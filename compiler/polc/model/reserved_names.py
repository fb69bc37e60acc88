"""Which names a policy cannot have, as they become folders and addresses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from polc.core.findings import Fact, Finding
from polc.release.devices import is_device
from polc.syntax.tree import Node

LANGUAGE_TAG = 2
"""Letters of a language tag: a policy with such a name would stand where the site keeps a language."""
OF_THE_SITE = frozenset({"css", "index"})
"""What stands at the top of a site beside policies and languages, without endings."""
LONGEST = 100
"""Characters: whatever is added to them, names of files stay below 255 bytes in nearly every alphabet."""


def names_of_policies(nodes: Sequence[Node]) -> Iterator[Finding]:
    """A finding for each policy whose name is kept for something else, or is too long."""
    for node in nodes:
        if node.rule != "policy" or node.name is None:
            continue
        variant = _kept_for(node.name.text)
        if variant is not None:
            facts: dict[str, Fact] = {"found": node.name.text}
            if variant == "long":
                facts = {"most": LONGEST}
            yield Finding("names/reserved", node.name.span, facts, subject=("policy", node.name.text), variant=variant)


def _kept_for(name: str) -> str | None:
    """The variant of the rule that a name breaks; None where it can be a policy's."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    if len(name) == LANGUAGE_TAG:
        return ""
    if is_device(name):
        return "device"
    if plain in OF_THE_SITE:
        return "site"
    return "long" if len(name) > LONGEST else None
