"""Free sections that authors wrote: each stands in the part that its kind belongs to, or among the other provisions."""

from __future__ import annotations

from polc.core.record import replace
from polc.document.blocks import AnyLine, Card, Lines, Part
from polc.model.declaration import Declaration
from polc.notice.lines import rest
from polc.notice.wording import Wording

PART_OF = {
    "principles": "part-promises", "definitions": "part-terms", "scope": "part-scope", "notice": "part-scope",
    "acceptance": "part-terms", "language": "part-scope", "data": "part-data", "purposes": "part-purposes",
    "recipients": "part-recipients", "transfers": "part-transfers", "retention": "part-periods",
    "rights": "part-rights", "security": "part-security", "breach": "part-security", "cookies": "part-cookies",
    "links": "part-links", "artificial-intelligence": "part-decisions", "contact": "part-contact",
    "updates": "part-changes", "applicable-law": "part-disputes", "jurisdiction": "part-disputes",
}  # fmt: skip
"""The part of the page to which a section of a kind belongs."""
PART_AFTER = {
    "policy": "part-scope", "controller": "part-identity", "officer": "part-identity", "term": "part-terms",
    "document": "part-terms", "citation": "part-terms", "subject": "part-data", "data": "part-data",
    "collection": "part-data", "source": "part-data",
    "purpose": "part-purposes", "recipient": "part-recipients", "transfer": "part-transfers",
    "retention": "part-periods", "rights": "part-rights", "right": "part-rights", "cookies": "part-cookies",
    "measure": "part-security", "promise": "part-promises", "links": "part-links", "disputes": "part-disputes",
    "changes": "part-changes", "decision": "part-decisions", "ai": "part-decisions", "channel": "part-contact",
}  # fmt: skip
"""The part of the page that shows a kind of declaration, for sections placed `after` it."""
OTHER = "part-sections"


def with_sections(ctx: Wording, parts: list[Part]) -> list[Part]:
    """The parts with the free sections in their places.

    Those without one come before the last two parts.
    """
    home_pages: dict[str, list[Card]] = {}
    places: dict[str, str] = {}
    known = {part.anchor for part in parts}
    for declaration in ctx.policy.all("section"):
        home = _home(declaration, places)
        home = home if home in known else OTHER
        places[declaration.id] = home
        home_pages.setdefault(home, []).append(_card(ctx, declaration))
    found = [replace(p, blocks=(*p.blocks, *home_pages.get(p.anchor, ()))) for p in parts]
    if OTHER in home_pages:
        last = next((n for n, p in enumerate(found) if p.anchor in ("part-disputes", "part-changes")), len(found))
        found.insert(last, Part(OTHER, ctx.say("sections.heading"), tuple(home_pages[OTHER])))
    return found


def _home(declaration: Declaration, places: dict[str, str]) -> str:
    after = declaration.word("after-section")
    if after and (found := PART_AFTER.get(after.text) or places.get(after.text)):
        return found
    kinds = declaration.listing("kind").words
    return PART_OF.get(kinds[0].text, OTHER) if kinds else OTHER


def _card(ctx: Wording, declaration: Declaration) -> Card:
    lines: list[AnyLine] = []
    text = declaration.text("text")
    if text:
        lines.append(ctx.free_text(text, "section", level=3))
    lines += rest(ctx, declaration, {"title", "kind", "text", "after-section"})
    title = ctx.capital(ctx.title(declaration))
    return Card(ctx.anchors.of(declaration), title, (Lines(tuple(lines)),) if lines else (), origin="section")
