"""From whom a category of data comes, as far as sentences depend on it."""

from __future__ import annotations

import re

from polc.core.values import Entry
from polc.model.declaration import Declaration
from polc.notice.wording import Wording
from polc.reference.properties import property_of

OBSERVED = "observed"
WHOSE = re.compile(r"(?: of (?:the )?| du | des | de la | de l’| del | de los | de las | de la )([^\W\d_]+)")
"""The noun that says whose something is."""
BOTH = frozenset({"person", OBSERVED})
"""The two ways in which data come from the persons themselves: what they give, and what is observed."""


def kind_of_source(ctx: Wording, entry: Entry) -> str:
    """Return the name of a source.

    `person` or `observed` for one that is declared to be nothing else.
    """
    if entry.text or entry.name is None:
        return ctx.entry(entry, property_of("data", "from").refers).plain
    declared = ctx.policy.get("source", entry.name.text)
    kinds = declared.listing("kind") if declared else None
    if kinds and len(kinds.entries) == 1 and kinds.names <= BOTH:
        return next(iter(kinds.names))
    return entry.name.text


def is_observed(ctx: Wording, declaration: Declaration) -> bool:
    """Return whether data are stated to be observed and to come from nowhere else.

    Nobody gives them as their own.
    """
    listing = declaration.listing("from")
    return bool(listing.entries) and all(kind_of_source(ctx, entry) == OBSERVED for entry in listing)


def is_nobodys_own(ctx: Wording, declaration: Declaration) -> bool:
    """Return whether data take no possessive of the reader.

    They are observed, or their title says whose they are.
    """
    return is_observed(ctx, declaration) or names_its_person(ctx, declaration)


def names_its_person(ctx: Wording, declaration: Declaration) -> bool:
    """Return whether the title of data says whose they are, as `coordonnées des parents`: so they are not “yours”."""
    title = ctx.title(declaration).plain.lower()
    owners = {_stem(word) for word in WHOSE.findall(title)}
    persons = {_stem(ctx.title(d).plain.lower().split(" ", 1)[0]) for d in ctx.policy.all("subject")}
    return bool(owners & persons)


def _stem(noun: str) -> str:
    """A noun without the ending of its plural, as far as two forms of it are to be known as one."""
    return noun.removesuffix("s")
