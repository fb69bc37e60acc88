"""Purposes and their legal bases as the rules read them, bundles included."""

from __future__ import annotations

from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import NOT_STATED, Disposal, Duration, Listing, RetentionTerm, Text, Word
from polc.model.declaration import Declaration


@record
class Basis:
    """One legal basis as stated.

    `ground` is a term of `legal-bases`, or `other` for a ground that the law does not know; `alternative` is true when
    it was written with `or`, so that nobody can tell which basis carries what; `allotted` are the activities it is for.
    """

    ground: Word
    statement: Declaration
    alternative: bool
    text: Text | None = None
    asked: Listing = NOT_STATED
    withdrawn: Listing = NOT_STATED
    norms: Listing = NOT_STATED
    interest: Text | None = None
    allotted: Listing = NOT_STATED
    valid: Duration | None = None
    because: Text | None = None

    @property
    def id(self) -> str:
        """The id of the ground, `other` for one unknown to the law."""
        return self.ground.text

    @property
    def span(self) -> Span:
        """The words that state it."""
        return self.statement.span


@record
class Purpose:
    """A purpose with what it states itself.

    What a member leaves out, its bundle states for it (`Policy.effective`).
    """

    declaration: Declaration
    bases: tuple[Basis, ...]
    part_of: Word | None
    kinds: Listing
    """Its kinds, terms of `purposes`."""

    @property
    def id(self) -> str:
        """Its name in the file."""
        return self.declaration.id

    @property
    def label(self) -> Text | Word:
        """What messages call it."""
        return self.declaration.label

    @property
    def place(self) -> Span:
        """The words to underline when the purpose as a whole is meant."""
        return self.declaration.place

    @property
    def media(self) -> Listing:
        """The media by which it reaches people (`kind direct-marketing by email, sms`)."""
        statement = self.declaration.first("kind-by")
        lists = [v for v in statement.node.values if isinstance(v, Listing)] if statement else []
        return lists[1] if len(lists) > 1 else NOT_STATED

    @property
    def activities(self) -> Listing:
        """What is done under it."""
        return self.declaration.listing("activity")

    @property
    def keep(self) -> RetentionTerm | None:
        """Its own retention period, None when not stated."""
        return self.declaration.retention_term()

    @property
    def disposal(self) -> Disposal | None:
        """What becomes of its data at the end, None when not stated."""
        return self.declaration.disposal()

    @property
    def anonymous(self) -> bool:
        """True when it is said to use anonymised data."""
        return self.declaration.has("anonymous")


def purpose_from(declaration: Declaration) -> Purpose:
    """The purpose that a declaration states."""
    bases: list[Basis] = []
    for statement in declaration.all("basis"):
        grounds = statement.all("ground")
        bases += [_basis(g, alternative=len(grounds) > 1) for g in grounds]
    return Purpose(declaration, tuple(bases), declaration.word("part-of"), declaration.listing("kind-by"))


def _basis(ground: Declaration, *, alternative: bool) -> Basis:
    return Basis(
        ground=ground.own_words[0],
        statement=ground,
        alternative=alternative,
        text=ground.own_text,
        asked=ground.listing("asked"),
        withdrawn=ground.listing("withdrawn"),
        norms=ground.listing("norm"),
        interest=ground.text("interest"),
        allotted=ground.listing("for"),
        valid=ground.duration("valid"),
        because=ground.text("because"),
    )
