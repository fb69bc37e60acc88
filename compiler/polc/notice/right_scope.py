"""To what a right applies, in which limits and how it is used, in sentences.

Exceptions that say the same once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polc.core.values import Entry, Listing
from polc.document.inline import NOTHING, Inline
from polc.model.declaration import Declaration
from polc.notice.authority_names import is_authority, named_authority
from polc.notice.prepositions import each_after, nouns_after, on_bases
from polc.notice.sentences import by_channels, nouns_of, quoted_titles
from polc.notice.wording import Wording
from polc.reference.properties import property_of

AUTOMATED = "automated"
TOLD = frozenset({"applies-to", "limited-to", "at-any-time", "through"})
"""Statements that these sentences tell."""


def told_of(ctx: Wording, block: Declaration) -> frozenset[str]:
    """Return the statements of a block that `scope_sentences` and `use_sentences` tell."""
    through = block.listing("through")
    return TOLD - {"through"} if through.none or _are_authorities(ctx, through.entries) else TOLD


def _are_authorities(ctx: Wording, entries: Sequence[Entry]) -> bool:
    return bool(entries) and all(e.name is not None and is_authority(ctx, e.name.text) for e in entries)


def scope_sentences(ctx: Wording, block: Declaration) -> list[Inline]:
    """Return to what a right, or one case of it, applies, and to what it is limited."""
    clauses = [clause for stated in block.all("applies-to") for clause in stated.statements()]
    limits = block.listing("limited-to")
    bases = [c for c in clauses if c.kind == "for-basis" and c.own_listing.words]
    merged = bool(bases) and limits.names == {AUTOMATED} and not limits.open and not limits.entries[0].text
    found = [_applies(ctx, clause, automated=merged) for clause in clauses]
    return [*found, *([] if merged or not limits.stated else [_limited(ctx, block)])]


def _applies(ctx: Wording, clause: Declaration, *, automated: bool) -> Inline:
    listing = clause.own_listing
    targets = property_of("applies-to", clause.kind).refers
    if clause.kind == "for-basis" and listing.words:
        how = ctx.say("rights.automated") if automated else NOTHING
        return ctx.say("rights.applies-basis", automated=how, bases=on_bases(ctx, listing.words))
    if clause.kind == "for-purposes" and listing.entries:
        key = "rights.applies-purposes-many" if len(listing.entries) > 1 or listing.open else "rights.applies-purposes"
        return ctx.say(key, purposes=quoted_titles(ctx, listing, targets))
    listed = None if listing.open else nouns_after(ctx, "to", nouns_of(ctx, listing, targets))
    if listed is not None:
        return ctx.say("rights.applies", list=listed)
    template = ctx.book.find(f"label.applies-to.{clause.kind}") or "{value}"
    return ctx.fill(template, value=ctx.listing(listing, targets))


def _limited(ctx: Wording, block: Declaration) -> Inline:
    listing = block.listing("limited-to")
    targets = property_of("right", "limited-to").refers
    listed = None if listing.open or listing.none else nouns_after(ctx, "to", nouns_of(ctx, listing, targets))
    if listed is not None:
        return ctx.say("rights.limited", list=listed)
    return ctx.fill(ctx.book.find("label.right.limited-to") or "{value}", value=ctx.listing(listing, targets))


def use_sentences(ctx: Wording, block: Declaration, *, when: bool) -> list[Inline]:
    """Return by which means a right is used, in one sentence.

    `when` to say that it can be used at any time.
    """
    through = block.listing("through")
    how = by_channels(ctx, through) if through and "through" in told_of(ctx, block) else NOTHING
    if not how and not when:
        return []
    return [ctx.say(f"rights.use{'-when' if when else ''}{'-how' if how else ''}", how=how)]


# ------------------------------------------------------------------------------------------------------ exceptions


def authority_exceptions(ctx: Wording, blocks: Sequence[Declaration]) -> list[Inline]:
    """Return the exceptions that send people to an authority for some purposes, those alike in one sentence."""
    groups: dict[str, list[Declaration]] = {}
    told: dict[str, tuple[Inline, Inline]] = {}
    for block in blocks:
        where, norm = _authority(ctx, block) or NOTHING, _norm(ctx, block)
        key = f"{where.plain}{norm.plain}"
        groups.setdefault(key, []).append(block)
        told[key] = where, norm
    return [
        ctx.say("rights.with-authority", purposes=_purposes(ctx, members), authority=told[key][0], norm=told[key][1])
        for key, members in groups.items()
    ]


def sends_to_authority(ctx: Wording, block: Declaration) -> bool:
    """Return whether an exception says no more than for which purposes which authority is to be asked."""
    if {s.kind for s in block.statements()} - {"for-purposes", "through", "norm"}:
        return False
    through, purposes = block.listing("through"), [c.own_listing for c in block.all("for-purposes")]
    closed = bool(purposes) and not through.open and all(p.entries and not p.open for p in purposes)
    return closed and _are_authorities(ctx, through.entries) and _authority(ctx, block) is not None


def _authority(ctx: Wording, block: Declaration) -> Inline | None:
    return with_authorities(ctx, block.listing("through"), property_of("right", "through").refers)


def _norm(ctx: Wording, block: Declaration) -> Inline:
    listing = block.listing("norm")
    if not listing.entries:
        return NOTHING
    words = [ctx.norm_in_brackets(e.name.text) if e.name else NOTHING for e in listing]
    return ctx.say("rights.by-norm", norm=ctx.join(words))


def _purposes(ctx: Wording, blocks: Sequence[Declaration]) -> Inline:
    return ctx.join(list(_quoted(ctx, blocks)))


def _quoted(ctx: Wording, blocks: Sequence[Declaration]) -> Iterator[Inline]:
    targets = property_of("except", "for-purposes").refers
    for block in blocks:
        for clause in block.all("for-purposes"):
            yield quoted_titles(ctx, clause.own_listing, targets)


def with_authorities(ctx: Wording, listing: Listing, targets: Sequence[str]) -> Inline | None:
    """Return the authorities of a list after their preposition.

    None where an article cannot be told.
    """
    names = [named_authority(ctx, ctx.entry(entry, targets)) for entry in listing]
    if not names or any(name is None for name in names):
        return None
    return each_after(ctx, "with", [name for name in names if name is not None], "or")
