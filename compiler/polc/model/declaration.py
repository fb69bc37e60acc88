"""One declaration or statement block as the rules and pages read it: by the words of the language, three-valued."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.sources import Span
from polc.core.values import NOT_STATED, Disposal, Duration, Listing, RetentionTerm, Text, Word
from polc.syntax.tree import Node


class Declaration:
    """A declaration of the policy, or a block inside one such as a `case`.

    A view on its node, equal where that is. Two hundred rules ask each declaration for its statements: they are put in
    order of their words when the first one asks, and kept as long as the view is.
    """

    __slots__ = ("_by_word", "_joined", "_statements", "id", "key", "kind", "node")

    node: Node
    kind: str
    """The word that it begins with: `purpose`, `recipient`, …"""
    id: str
    """Its name; empty for declarations that have none."""
    key: tuple[str, str]
    """Kind and name: what findings and anchors call it."""

    def __init__(self, node: Node) -> None:
        name = node.name
        self.node = node
        self.kind = node.rule
        self.id = name.text if name else ""
        self.key = (self.kind, self.id)
        self._statements: tuple[Declaration, ...] | None = None
        self._by_word: dict[str, tuple[Declaration, ...]] | None = None
        self._joined: dict[str, Listing] | None = None

    def __eq__(self, other: object) -> bool:
        return type(other) is Declaration and self.node == other.node

    def __hash__(self) -> int:
        return hash((self.key, self.node.span))

    def __repr__(self) -> str:
        return f"Declaration({self.node!r})"

    @property
    def place(self) -> Span:
        """The words to underline when the declaration as a whole is meant: its first word and its name."""
        name = self.node.name
        return self.node.keyword.to(name.span) if name else self.node.keyword

    @property
    def span(self) -> Span:
        """All of it."""
        return self.node.span

    @property
    def title(self) -> Text | None:
        """Its title or, where it has none, its name property; None when it states neither."""
        return self.text("title") or self.text("name")

    @property
    def label(self) -> Text | Word:
        """What to call it in a message: its title, its name property, or its name in the file."""
        name = self.node.name
        return self.title or name or Word(self.kind, self.node.keyword, "keyword")

    # ---------------------------------------------------------------------------------------------- statements
    def _stated(self, statement: str) -> tuple[Declaration, ...]:
        """Every such statement, in the order written."""
        if self._by_word is None:
            grouped: dict[str, list[Declaration]] = {}
            for inner in self._inner():
                grouped.setdefault(inner.kind, []).append(inner)
            self._by_word = {word: tuple(found) for word, found in grouped.items()}
        return self._by_word.get(statement, ())

    def _inner(self) -> tuple[Declaration, ...]:
        if self._statements is None:
            self._statements = tuple(Declaration(n) for n in self.node.children)
        return self._statements

    def has(self, statement: str) -> bool:
        """True when it holds such a statement."""
        return bool(self._stated(statement))

    def first(self, statement: str) -> Declaration | None:
        """The first such statement, None when not stated."""
        found = self._stated(statement)
        return found[0] if found else None

    def all(self, *statements: str) -> tuple[Declaration, ...]:
        """Every such statement, in the order written."""
        if len(statements) == 1:
            return self._stated(statements[0])
        return tuple(s for s in self._inner() if s.kind in statements)

    def text(self, statement: str) -> Text | None:
        """The text of a statement, None when not stated."""
        found = self._stated(statement)
        return found[0].own_text if found else None

    def listing(self, statement: str) -> Listing:
        """The list of a statement; `NOT_STATED` when it is not there.

        Repeated statements are joined.
        """
        stated = self._stated(statement)
        if not stated:
            return NOT_STATED
        if len(stated) == 1:
            return stated[0].own_listing
        if self._joined is None:
            self._joined = {}
        if statement not in self._joined:
            self._joined[statement] = _joined_listing([s.own_listing for s in stated])
        return self._joined[statement]

    def word(self, statement: str) -> Word | None:
        """The first name or literal of a statement, None when not stated."""
        found = self._stated(statement)
        return next(iter(found[0].own_words), None) if found else None

    def words(self, statement: str) -> tuple[Word, ...]:
        """The names and literals of a statement in order; empty when not stated."""
        found = self._stated(statement)
        return found[0].own_words if found else ()

    def duration(self, statement: str) -> Duration | None:
        """The length of time of a statement, None when not stated."""
        found = self._stated(statement)
        return found[0].own_duration if found else None

    def retention_term(self) -> RetentionTerm | None:
        """Its `keep`, None when not stated."""
        found = self._stated("keep")
        return next((v for v in found[0].node.values if isinstance(v, RetentionTerm)), None) if found else None

    def disposal(self) -> Disposal | None:
        """What becomes of the data at the end: that of its `keep`, else of its `then`."""
        retention_term = self.retention_term()
        if retention_term and retention_term.disposal:
            return retention_term.disposal
        found = self._stated("then")
        return next((v for v in found[0].node.values if isinstance(v, Disposal)), None) if found else None

    # -------------------------------------------------------------------------------------- the block's own values
    @property
    def own_text(self) -> Text | None:
        """The text that the statement itself holds."""
        for value in self.node.values:
            if isinstance(value, Text):
                return value
        return None

    @property
    def own_listing(self) -> Listing:
        """The list that the statement itself holds."""
        for value in self.node.values:
            if isinstance(value, Listing):
                return value
        return NOT_STATED

    @property
    def own_listing_start(self) -> int:
        """Where its own list begins, an offset in the source.

        Its own start when it holds none.
        """
        span = self.own_listing.span
        return span.start if span else self.node.span.start

    @property
    def own_words(self) -> tuple[Word, ...]:
        """The names and literals that the statement itself holds."""
        return tuple(v for v in self.node.values if isinstance(v, Word) and v.kind != "keyword")

    @property
    def own_duration(self) -> Duration | None:
        """The length of time that the statement itself holds."""
        return next((v for v in self.node.values if isinstance(v, Duration)), None)

    @property
    def says_none(self) -> bool:
        """True for `officer none`, `decisions none`, `transfer none`, `fee none`."""
        return any(isinstance(v, Word) and v.kind == "keyword" and v.text == "none" for v in self.node.values)

    def statements(self) -> Iterator[Declaration]:
        """Its statements in the order written."""
        return iter(self._inner())


def _joined_listing(lists: list[Listing]) -> Listing:
    entries = tuple(e for listing in lists for e in listing.entries)
    opened = next((x.open_span for x in lists if x.open), None)
    return Listing(entries, lists[0].span, all(x.none for x in lists), opened is not None, opened)
