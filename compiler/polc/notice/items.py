"""Members of a list that goes on a sentence, each with the sign that it ends in."""

from __future__ import annotations

from collections.abc import Sequence

from polc.document.inline import Inline
from polc.document.phrasing import closed
from polc.notice.wording import Wording


def ended(ctx: Wording, members: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return the members of a list, each with a semicolon, the last one with a full stop."""
    between = ctx.say("list.separator").plain.rstrip()
    return tuple(m + between if n < len(members) - 1 else closed(m) for n, m in enumerate(members))
