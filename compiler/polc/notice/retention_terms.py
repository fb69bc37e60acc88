"""Retention periods in words: how long, counted from what, what becomes of the data then. Knows no table."""

from __future__ import annotations

from collections.abc import Iterable

from polc.core.values import Disposal, Period, RetentionTerm, Text, Word
from polc.document.inline import NOTHING, Inline, inline
from polc.model.declaration import Declaration
from polc.notice.wording import Words
from polc.reference.vocabulary import vocabulary

CONDITIONS = ("legal-bases", "conditions", "events")


def event(w: Words, moment: Word | Text) -> Inline:
    """An event as it stands after `after`, `during` or `until`: with its article."""
    if isinstance(moment, Text):
        return w.text(moment)
    if moment.kind == "date":
        return w.date(moment.text)
    return articled(w, moment, ("events",))


def articled(w: Words, name: Word, classes: Iterable[str]) -> Inline:
    """A term of one of these classes with its definite article, where the vocabulary gives one."""
    for class_ in classes:
        if entry := vocabulary(class_).get(name.text):
            article = entry.fields.get(f"{w.lang}-article")
            return inline(str(article)) if article else w.term(class_, name.text)
    return w.name(name, ())


def period(w: Words, link: Period, *, start: bool = True) -> Inline:
    """One link of a chain; without its start where a column of its own holds it."""
    match link.form:
        case "after" if link.duration and start and link.moments:
            words = w.say("period.after", duration=w.duration(link.duration), event=event(w, link.moments[0]))
        case "after" | "bare" if link.duration:
            words = w.duration(link.duration)
        case "during" | "until":
            words = w.say(f"period.{link.form}", event=event(w, link.moments[0]))
        case "later":
            words = w.say("period.later", events=w.join([event(w, m) for m in link.moments]))
        case "date":
            words = w.say("period.date", date=event(w, link.moments[0]))
        case "criteria":
            words = w.say("period.criteria", text=w.text(link.text)) if link.text else NOTHING
            if link.norm:
                words = w.say("period.norm", period=words, norm=w.norm(link.norm.text))
        case _:
            words = w.say("period.indefinitely")
    if link.at_most:
        words = w.say("period.at-most", period=words)
    return w.say("period.archived", period=words) if link.archived else words


def chain(w: Words, keep: RetentionTerm, *, start: bool = True, fate: bool = False) -> Inline:
    """A whole `keep` as one sentence part; with what becomes of the data at the end where `fate` is true."""
    parts = [period(w, p, start=start) for p in keep.periods]
    words = parts[0] if parts else NOTHING
    for part in parts[1:]:
        words = w.say("period.then", first=words, next=part)
    if isinstance(keep.only_if, Text):
        words = w.say("period.if", period=words, condition=w.text(keep.only_if))
    elif keep.only_if:
        words = w.say("period.provided", period=words, condition=articled(w, keep.only_if, CONDITIONS))
    if keep.sooner:
        words = w.say("period.sooner", period=words, event=event(w, keep.sooner))
    if fate and keep.fates:
        last = fates(w, keep.fates)
        return w.say("period.then", first=words, next=last) if words else last
    return words


def counted_apart(keep: RetentionTerm) -> bool:
    """True when the start of a chain can stand in a column of its own: one link, counted from an event."""
    return len(keep.periods) == 1 and keep.periods[0].form == "after"


def fates(w: Words, stated: Disposal) -> Inline:
    """What becomes of the data at the end: alternatives joined by `or`."""
    return w.join([w.term("fates", word.text) for word in stated.words], "or")


def period_of(w: Words, declaration: Declaration) -> Inline:
    """The period that a retention declaration states; its title where it states none."""
    keep = declaration.chain()
    return chain(w, keep) if keep and keep.periods else w.title(declaration)
