"""One declaration or statement block as the rules and pages read it: by the words of the language, three-valued."""

from __future__ import annotations

from collections.abc import Iterator

from polc.syntax.tree import Node
from polc.text.record import record
from polc.text.source import Span
from polc.text.values import NOT_STATED, Chain, Duration, Fates, Listing, Text, Word


@record
class Declaration:
    """A declaration of the policy, or a block inside one such as a `case`; a view on its node."""

    node: Node

    @property
    def kind(self) -> str:
        """The word that it begins with: `purpose`, `recipient`, …"""
        return self.node.rule

    @property
    def id(self) -> str:
        """Its name; empty for declarations that have none."""
        name = self.node.name
        return name.text if name else ""

    @property
    def key(self) -> tuple[str, str]:
        """Kind and name: what findings and anchors call it."""
        return self.kind, self.id

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
    def has(self, statement: str) -> bool:
        """True when it holds such a statement."""
        return self.node.has(statement)

    def first(self, statement: str) -> Declaration | None:
        """The first such statement, None when not stated."""
        node = self.node.first(statement)
        return Declaration(node) if node else None

    def all(self, *statements: str) -> tuple[Declaration, ...]:
        """Every such statement, in the order written."""
        return tuple(Declaration(n) for n in self.node.all(*statements))

    def text(self, statement: str) -> Text | None:
        """The text of a statement, None when not stated."""
        node = self.node.first(statement)
        return next((v for v in node.values if isinstance(v, Text)), None) if node else None

    def listing(self, statement: str) -> Listing:
        """The list of a statement; `NOT_STATED` when it is not there. Repeated statements are joined."""
        nodes = [child for child in self.node.children if child.rule == statement]
        if not nodes:
            return NOT_STATED
        found = [next((v for v in n.values if isinstance(v, Listing)), NOT_STATED) for n in nodes]
        if len(found) == 1:
            return found[0]
        entries = tuple(e for listing in found for e in listing.entries)
        opened = next((x.open_span for x in found if x.open), None)
        return Listing(entries, found[0].span, all(x.none for x in found), opened is not None, opened)

    def word(self, statement: str) -> Word | None:
        """The first name or literal of a statement, None when not stated."""
        node = self.node.first(statement)
        return next((v for v in node.values if isinstance(v, Word) and v.kind != "keyword"), None) if node else None

    def words(self, statement: str) -> tuple[Word, ...]:
        """The names and literals of a statement in order; empty when not stated."""
        node = self.node.first(statement)
        return tuple(v for v in node.values if isinstance(v, Word) and v.kind != "keyword") if node else ()

    def duration(self, statement: str) -> Duration | None:
        """The length of time of a statement, None when not stated."""
        node = self.node.first(statement)
        return next((v for v in node.values if isinstance(v, Duration)), None) if node else None

    def chain(self) -> Chain | None:
        """Its `keep`, None when not stated."""
        node = self.node.first("keep")
        return next((v for v in node.values if isinstance(v, Chain)), None) if node else None

    def fates(self) -> Fates | None:
        """What becomes of the data at the end: that of its `keep`, else of its `then`."""
        chain = self.chain()
        if chain and chain.fates:
            return chain.fates
        node = self.node.first("then")
        return next((v for v in node.values if isinstance(v, Fates)), None) if node else None

    # -------------------------------------------------------------------------------------- the block's own values
    @property
    def own_text(self) -> Text | None:
        """The text that the statement itself holds."""
        return next((v for v in self.node.values if isinstance(v, Text)), None)

    @property
    def own_listing(self) -> Listing:
        """The list that the statement itself holds."""
        return next((v for v in self.node.values if isinstance(v, Listing)), NOT_STATED)

    @property
    def own_listing_start(self) -> int:
        """Where its own list begins, an offset in the source; its own start when it holds none."""
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
        return (Declaration(n) for n in self.node.children)
