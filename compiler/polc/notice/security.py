"""Security measures: what each does and protects against, by whom, and who hears of a breach."""

from __future__ import annotations

from collections.abc import Sequence

from polc.document.blocks import AnyLine, Line, Part, Point
from polc.document.inline import NOTHING, Inline, Strong, inline
from polc.document.phrasing import closed
from polc.model.declaration import Declaration
from polc.notice.items import listed
from polc.notice.lines import flowing, rest, tells
from polc.notice.sentences import Noun, bare, nouns_of, paragraph, with_articles
from polc.notice.wording import Wording
from polc.reference.grammar import noun_rules
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary


def security(ctx: Wording) -> Part | None:
    """Return the part on security measures; None where the policy states none."""
    points = [_measure(ctx, d) for d in ctx.policy.all("measure")]
    return Part("part-security", ctx.say("security.heading"), (listed(points),)) if points else None


def _measure(ctx: Wording, declaration: Declaration) -> Point:
    """A measure: what it protects against and how, in one sentence where it states both and has no title."""
    done = {"title"}
    titled = declaration.title or vocabulary("tasks").get(declaration.id)
    first: list[Inline] = []
    if not declaration.title and (protecting := _protecting(ctx, declaration)):
        first, done = [protecting], {"title", "against", "does", "data"}
    else:
        first = [closed(inline(Strong(ctx.capital(ctx.title(declaration)))))]
        taken, took = _taken(ctx, declaration, told=not titled)
        against, protected = _against(ctx, declaration)
        first += [*taken, *against]
        done |= took | protected
    sentences, lines = flowing(rest(ctx, declaration, done))
    return Point(ctx.anchors.of(declaration), paragraph([*first, *sentences]), tuple(lines))


def _protecting(ctx: Wording, declaration: Declaration) -> Inline | None:
    """What is protected, against what and by what.

    None where a part is not stated or has no article.
    """
    against, does, data = (declaration.listing(s) for s in ("against", "does", "data"))
    if not against or not does or against.none or does.none or against.open or does.open or declaration.has("run-by"):
        return None
    risks = with_articles(ctx, nouns_of(ctx, against, property_of("measure", "against").refers))
    measures = _means(ctx, nouns_of(ctx, does, property_of("measure", "does").refers))
    held = with_articles(ctx, nouns_of(ctx, data, ("data", "~data"))) if data else ctx.say("security.your-data")
    if risks is None or measures is None or held is None or (declaration.has("data") and not data):
        return None
    return ctx.capital(ctx.say("security.protects", data=held, risks=risks, measures=measures))


def _means(ctx: Wording, nouns: Sequence[Noun]) -> Inline | None:
    """Measures as that by which data are protected.

    A language whose articles serve a whole list has none there.
    """
    rules = noun_rules(ctx.lang)
    return bare(ctx, nouns) if rules and rules.shared else with_articles(ctx, nouns)


def _taken(ctx: Wording, declaration: Declaration, *, told: bool) -> tuple[list[Inline], set[str]]:
    """Which measures are taken and by whom, with the statements that this tells.

    Not those that the title is.
    """
    does, run_by = declaration.listing("does"), declaration.listing("run-by")
    if told or not does.entries:
        return [], {"does"} if told else set()
    words = ctx.listing(does, property_of("measure", "does").refers)
    form = "-one" if len(does.entries) == 1 and not does.open and not ctx.is_plural(words) else ""
    if not run_by.stated:
        return [ctx.capital(ctx.say(f"security.takes{form}", list=words))], {"does"}
    targets = property_of("measure", "run-by").refers
    names = None if run_by.open or run_by.none else with_articles(ctx, nouns_of(ctx, run_by, targets))
    if names is None:
        return [], set()
    return [ctx.say(f"security.taken-by{form}", by=names, list=words)], {"does", "run-by"}


def _against(ctx: Wording, declaration: Declaration) -> tuple[list[Inline], set[str]]:
    """What a measure protects and against what, with the statements that this tells."""
    against, data = declaration.listing("against"), declaration.listing("data")
    if not against.entries or against.open or data.open or (declaration.has("data") and not data.entries):
        return [], set()
    risks = with_articles(ctx, nouns_of(ctx, against, property_of("measure", "against").refers))
    held = with_articles(ctx, nouns_of(ctx, data, ("data", "~data"))) if data else ctx.say("security.your-data")
    if risks is None or held is None:
        return [], set()
    many = "-many" if len(declaration.listing("does").entries) > 1 else ""
    return [ctx.say(f"security.against{many}", data=held, risks=risks)], {"against", "data"}


@tells("notify")
def _notify(ctx: Wording, stated: Declaration, owner: str) -> list[AnyLine]:
    """Who hears of a breach, and within what time."""
    listing, targets = stated.own_listing, property_of(owner, "notify").refers
    listed = None if listing.open or listing.none else with_articles(ctx, nouns_of(ctx, listing, targets))
    duration = ctx.length(stated.own_duration) if stated.own_duration else NOTHING
    if listed is not None:
        return [Line(ctx.say(f"security.notifies{'-within' if duration else ''}", list=listed, duration=duration))]
    words = ctx.listing(listing, targets)
    if duration:
        words = ctx.say("security.notified", list=words, duration=duration)
    return [Line(ctx.fill(ctx.book.find("label.measure.notify") or "{value}", value=words))]
