"""structure/broken-link: a link in a text leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.document.addresses import is_safe
from polc.model.policy import Policy
from polc.model.texts.passages import written

MARKDOWN = re.compile(r"\[[^\[\]\n]{1,200}+\]\(\s*+<?([^()<>\s]{1,500}+)>?(?:\s++\"[^\"\n]{0,200}+\")?\s*+\)")
HOST = re.compile(r"(?:[\w-]{1,63}+\.){1,5}[a-z]{2,24}(?:[/?#]|$)", re.IGNORECASE)


@rule("structure/broken-link")
def broken_link(policy: Policy) -> Iterator[Finding]:
    """A link in a text has no address of the web or of a mailbox, so that the page prints its brackets (Art. 12(1)).

    Links within the page are references in braces. One finding a declaration, with its other places.
    """
    for declaration, pieces in written(policy):
        if declaration.span.path != policy.path:
            continue
        links = [
            (passage.place(*match.span()), match.group(1))
            for piece in pieces
            for passage in piece.text.passages
            for match in MARKDOWN.finditer(passage.text)
            if not is_safe(match.group(1))
        ]
        if links:
            span, target = links[0]
            places: tuple[Span, ...] = tuple(other for other, _ in links[1:])
            yield finding(
                declaration, span, related=tuple(related(place, "again") for place in places),
                target=target, suggestion=_mended(target),
            )  # fmt: skip


def _mended(target: str) -> str:
    """The address that was probably meant; empty where nobody can tell."""
    if "@" in target and ":" not in target:
        return f"mailto:{target}"
    return f"https://{target}" if HOST.match(target) else ""
