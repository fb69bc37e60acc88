"""Provisions of the vocabulary as the laws of a policy have them, each once."""

from __future__ import annotations

from collections.abc import Sequence

from polc.document.inline import NOTHING, Inline, joined
from polc.model.national import own_provisions
from polc.notice.wording import Wording

CITED = " ({article})"
"""How a phrase cites a provision; left out where no law of the policy has one."""


def provision(ctx: Wording, id_: str, country: str = "") -> Inline:
    """What a provision is under the laws of the policy, as in brackets.

    Under those laws alone where a country is home, where there are such.
    """
    return provisions(ctx, own_provisions(ctx.policy, id_, country)) if id_ else NOTHING


def provisions(ctx: Wording, ids: Sequence[str]) -> Inline:
    """Norms of several laws as they stand in brackets."""
    return joined(ctx.say("list.separator"), [ctx.norm_in_brackets(id_) for id_ in ids])


def say_cited(ctx: Wording, key: str, article: Inline, **facts: Inline) -> Inline:
    """A phrase that cites a provision in brackets, left out where there is none."""
    template = ctx.book.find(key) or ""
    return ctx.fill(template if article else template.replace(CITED, ""), article=article, **facts)
