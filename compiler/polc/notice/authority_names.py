"""Names of authorities within a sentence: with the article that the language wants, and their capitals."""

from __future__ import annotations

from polc.document.inline import Inline, inline
from polc.notice.noun_phrases import definite
from polc.notice.wording import Wording
from polc.reference.law import authorities


def named_authority(ctx: Wording, name: Inline) -> Inline | None:
    """Return the name of an authority with its article.

    None where its article cannot be told.
    """
    found = definite(name, ctx.lang)
    if found is None:
        return None
    article = found.plain[: len(found.plain) - len(name.plain)]
    return inline(article, name)


def is_authority(ctx: Wording, name: str) -> bool:
    """Return whether a name that no channel has stands for an authority of the policy or of the law's data."""
    known = ctx.policy.get("authority", name) is not None or name in authorities()
    return known and ctx.policy.get("channel", name) is None
