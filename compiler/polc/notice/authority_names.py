"""Names of authorities within a sentence: with the article that the language wants, and their capitals."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.values import Listing
from polc.document.inline import Inline, inline
from polc.notice.noun_phrases import definite
from polc.notice.prepositions import each_after
from polc.notice.wording import Wording
from polc.reference.law import authorities


def named_authority(ctx: Wording, name: Inline) -> Inline | None:
    """Return the name of an authority with its article; None where its article cannot be told."""
    found = definite(name, ctx.lang)
    if found is None:
        return None
    article = found.plain[: len(found.plain) - len(name.plain)]
    return inline(article, name)


def is_authority(ctx: Wording, name: str) -> bool:
    """Return whether a name that no channel has stands for an authority of the policy or of the law's data."""
    known = ctx.policy.get("authority", name) is not None or name in authorities()
    return known and ctx.policy.get("channel", name) is None


def with_authorities(ctx: Wording, listing: Listing, targets: Sequence[str]) -> Inline | None:
    """Return the authorities of a list after their preposition; None where an article cannot be told."""
    names = [named_authority(ctx, ctx.entry(entry, targets)) for entry in listing]
    if not names or any(name is None for name in names):
        return None
    return each_after(ctx, "with", [name for name in names if name is not None], "or")
