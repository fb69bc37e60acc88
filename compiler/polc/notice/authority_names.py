"""Names of authorities within a sentence: with the article that the language wants, and their capitals."""

from __future__ import annotations

import re

from polc.document.inline import Inline, inline
from polc.notice.noun_phrases import definite
from polc.notice.wording import Wording
from polc.reference.law import authorities

ACRONYM = re.compile(r"\(([A-ZÀ-Þ]{2,12})\)$")


def named_authority(ctx: Wording, name: Inline) -> Inline | None:
    """Return the name of an authority with its article.

    None where its article cannot be told.
    """
    found = definite(name, ctx.lang)
    if found is None:
        return None
    article = found.plain[: len(found.plain) - len(name.plain)]
    return inline(article, name)


def short_authority(ctx: Wording, name: Inline) -> Inline | None:
    """Return an authority by its acronym, where its name brings one in brackets, with the article of the name."""
    found = named_authority(ctx, name)
    acronym = ACRONYM.search(name.plain)
    if found is None or acronym is None:
        return found
    return inline(found.plain[: len(found.plain) - len(name.plain)], acronym[1])


def is_authority(ctx: Wording, name: str) -> bool:
    """Return whether a name that no channel has stands for an authority of the policy or of the law's data."""
    known = ctx.policy.get("authority", name) is not None or name in authorities()
    return known and ctx.policy.get("channel", name) is None
