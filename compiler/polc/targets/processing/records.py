"""What the record of a purpose keeps inside the house, in words."""

from __future__ import annotations

from polc.core.record import record
from polc.model.declaration import Declaration
from polc.model.purposes import Purpose
from polc.notice.wording import Wording
from polc.targets.processing.labels import Labels


@record
class Kept:
    """What a record states, in words; empty where it states nothing."""

    reference: str = ""
    created: str = ""
    reviewed: str = ""
    owner: str = ""
    system: str = ""
    assessment: str = ""
    balancing: str = ""
    contracts: str = ""


NOTHING_KEPT = Kept()


def kept(ctx: Wording, labels: Labels, purpose: Purpose) -> Kept:
    """Return what the record of a purpose states."""
    found = ctx.policy.get("record", purpose.id)
    if found is None:
        return NOTHING_KEPT
    return Kept(
        reference=_word(found, "reference"),
        created=_word(found, "created"),
        reviewed=_word(found, "reviewed"),
        owner=_texts(ctx, found, "owner"),
        system=_texts(ctx, found, "system"),
        assessment="\n".join(_paper(ctx, labels, stated) for stated in found.all("assessment")),
        balancing="\n".join(_paper(ctx, labels, stated) for stated in found.all("balancing")),
        contracts="\n".join(_contract(ctx, labels, stated) for stated in found.all("contract")),
    )


def _word(declaration: Declaration, statement: str) -> str:
    word = declaration.word(statement)
    return word.text if word else ""


def _texts(ctx: Wording, declaration: Declaration, statement: str) -> str:
    return "\n".join(ctx.text(s.own_text).plain for s in declaration.all(statement) if s.own_text)


def _paper(ctx: Wording, labels: Labels, stated: Declaration) -> str:
    """A paper by its day and where it is filed; none with the reason."""
    parts = [labels.of("values", "none")] if stated.says_none else []
    parts += [text for text in (_word(stated, "dated"), _word(stated, "filed")) if text]
    if reason := stated.text("because"):
        parts.append(ctx.text(reason).plain)
    return ctx.say("list.separator").plain.join(parts)


def _contract(ctx: Wording, labels: Labels, stated: Declaration) -> str:
    names = [d for word in stated.own_words if (d := ctx.policy.get("recipient", word.text))]
    name = ctx.title(names[0]).plain if names else ""
    paper = _paper(ctx, labels, stated)
    return f"{name} ({paper})" if paper else name
