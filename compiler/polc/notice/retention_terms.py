"""Retention periods in words: how long, counted from what, what becomes of the data then."""

from __future__ import annotations

from collections.abc import Iterable

from polc.core.values import Disposal, Period, RetentionTerm, Text, Word
from polc.document.inline import NOTHING, Inline, inline
from polc.model.declaration import Declaration
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

CONDITIONS = ("legal-bases", "conditions", "events")


def event(ctx: Wording, moment: Word | Text) -> Inline:
    """An event as it stands after `after`, `during` or `until`: with its article."""
    if isinstance(moment, Text):
        return ctx.text(moment)
    if moment.kind == "date":
        return ctx.date(moment.text)
    return articled(ctx, moment, ("events",))


def articled(ctx: Wording, name: Word, classes: Iterable[str]) -> Inline:
    """A term of one of these classes with its definite article, where the vocabulary gives one."""
    for class_ in classes:
        if entry := vocabulary(class_).get(name.text):
            article = entry.fields.get(f"{ctx.lang}-article")
            return inline(str(article)) if article else ctx.term(class_, name.text)
    return ctx.name(name, ())


def period(ctx: Wording, link: Period, *, start: bool = True) -> Inline:
    """One link of a chain; without its start where a column of its own holds it."""
    match link.form:
        case "after" if link.duration and start and link.moments and link.archived and not link.at_most:
            return ctx.say(
                "period.archived-after", duration=ctx.duration(link.duration), event=event(ctx, link.moments[0])
            )
        case "after" if link.duration and start and link.moments:
            words = ctx.say("period.after", duration=ctx.duration(link.duration), event=event(ctx, link.moments[0]))
        case "after" | "bare" if link.duration:
            words = ctx.duration(link.duration)
        case "during" | "until":
            words = ctx.say(f"period.{link.form}", event=event(ctx, link.moments[0]))
        case "later":
            words = ctx.say("period.later", events=ctx.join([event(ctx, m) for m in link.moments], "or"))
        case "date":
            words = ctx.say("period.date", date=event(ctx, link.moments[0]))
        case "none":
            words = ctx.say("period.none")
        case "criteria":
            words = ctx.say("period.criteria", text=ctx.text(link.text)) if link.text else NOTHING
            if link.norm:
                words = ctx.say(
                    "period.norm", period=words, norm=ctx.name(link.norm, property_of("", "one-norm").refers)
                )
        case _:
            words = ctx.say("period.indefinitely")
    if link.at_most:
        words = ctx.say("period.at-most", period=words)
    return ctx.say("period.archived", period=words) if link.archived else words


def retention_term(ctx: Wording, keep: RetentionTerm, *, start: bool = True, with_disposal: bool = False) -> Inline:
    """A whole `keep` as one sentence part.

    With what becomes of the data at the end where `with_disposal` is true.
    """
    parts = [period(ctx, p, start=start) for p in keep.periods]
    words = parts[0] if parts else NOTHING
    for part in parts[1:]:
        words = ctx.say("period.then", first=words, next=part)
    if isinstance(keep.only_if, Text):
        words = ctx.say("period.if", period=words, condition=ctx.text(keep.only_if))
    elif keep.only_if:
        words = ctx.say("period.provided", period=words, condition=articled(ctx, keep.only_if, CONDITIONS))
    if keep.sooner:
        words = ctx.say("period.sooner", period=words, event=event(ctx, keep.sooner))
    if with_disposal and keep.disposal:
        last = disposal(ctx, keep.disposal)
        return ctx.say("period.then", first=words, next=last) if words else last
    return words


def disposal(ctx: Wording, stated: Disposal) -> Inline:
    """What becomes of the data at the end: alternatives joined by `or`."""
    return ctx.join([ctx.term("fates", word.text) for word in stated.words], "or")


def period_of(ctx: Wording, declaration: Declaration) -> Inline:
    """The period that a retention declaration states; its title where it states none."""
    keep = declaration.retention_term()
    return retention_term(ctx, keep) if keep and keep.periods else ctx.title(declaration)
