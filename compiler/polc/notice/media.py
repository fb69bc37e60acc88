"""By which media a purpose is pursued, where its title does not say so."""

from __future__ import annotations

from polc.document.inline import NOTHING, Inline
from polc.model.purposes import Purpose
from polc.notice.wording import Wording
from polc.reference.vocabulary import vocabulary


def media(ctx: Wording, purpose: Purpose) -> Inline:
    """Return the media of a purpose with their prepositions, `par courriel et par SMS`; none that its title names."""
    listing = purpose.media
    title = ctx.title(purpose.declaration).plain.lower()
    if any(word in title for entry in listing if entry.name for word in _names_of_medium(ctx, entry.name.text)):
        return NOTHING
    found: list[Inline] = []
    for entry in listing:
        known = vocabulary("media").get(entry.name.text) if entry.name else None
        words = known.fields.get(f"{ctx.lang}-by") if known and not entry.text else None
        found.append(
            ctx.fill(str(words)) if words else ctx.say("channel.quoted", channel=ctx.entry(entry, ("~media",)))
        )
    words_ = ctx.join(found)
    return ctx.say("channel.open", list=words_) if found and listing.open else words_


def _names_of_medium(ctx: Wording, id_: str) -> tuple[str, ...]:
    """What a medium is called, in small letters and as other words of its family begin: `téléphon`."""
    known, channel = vocabulary("media").get(id_), vocabulary("channel-kinds").get(id_)
    names = [known.names.get(ctx.lang, "")] if known else []
    names += channel.fields.get(f"{ctx.lang}-bare", ()) if channel else ()
    return tuple(str(name).lower().removesuffix("e") for name in names if name)
