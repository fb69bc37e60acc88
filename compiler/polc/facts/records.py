"""The facts of a policy as records: what `polc.load` returns, and what `polc export --to facts` writes as JSON.

Names of fields are those of the JSON. They are stable: what is added raises the second number of `VERSION`; what is
taken away or means something else, the first. What is not stated is None where one value is wanted, and a list in the
state `not-stated` where several are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from polc.core.record import record

VERSION = "1.0"
"""The version of the form of facts."""
State = Literal["stated", "none", "not-stated"]
Words = Mapping[str, str]
"""A text by language; under an empty key, a text that is the same in every language."""


@record
class Place:
    """Where something stands: the name of the file, without folders.

    Line and column count from 1.
    """

    file: str
    line: int
    column: int


@record
class Value:
    """A name or another literal.

    `kind` is name, string, date, number, url, email, norm, place, slug or keyword.
    """

    kind: str
    text: str


@record
class Item:
    """A member of a list: a name, a text, or a named text.

    `only_if` is a condition, `to` are addressees.
    """

    name: str | None
    words: Words | None
    only_if: Words | None
    to: tuple[str, ...]


@record
class Items:
    """A list: stated, stated to be none, or not stated.

    `open` where it ends with `and others`.
    """

    state: State
    items: tuple[Item, ...]
    open: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the list, in order; texts without a name left out."""
        return tuple(item.name for item in self.items if item.name is not None)


@record
class Length:
    """A length of time; `unit` is minute, hour, day, week, month or year."""

    number: int
    unit: str


@record
class Stretch:
    """A link of a retention period.

    `form` is one of after, bare, during, until, later, date, criteria, indefinitely, none. `moments` are the events
    from which, during which or until which it runs: names of the vocabulary or of the policy, days, or texts.
    """

    form: str
    length: Length | None
    at_most: bool
    archived: bool
    moments: tuple[Item, ...]
    words: Words | None
    norm: str | None


@record
class Keep:
    """A retention period: links one after the other, what becomes of the data then, and on which condition."""

    stretches: tuple[Stretch, ...]
    fates: tuple[str, ...]
    only_if: Item | None
    sooner_on: str | None


@record
class Statement:
    """A statement or clause: the word it begins with, what it holds, by type, and its own statements.

    `rule` is its name in the grammar, which tells two statements of one word apart.
    """

    word: str
    rule: str
    place: Place
    literals: tuple[Value, ...]
    words: Words | None
    lists: tuple[Items, ...]
    length: Length | None
    keep: Keep | None
    fates: tuple[str, ...]
    statements: tuple[Statement, ...]


@record
class Declaration:
    """A declaration: its kind, its name (empty for one that has none), its title, and all that it states."""

    kind: str
    name: str
    title: Words | None
    place: Place
    statements: tuple[Statement, ...]

    def all(self, word: str) -> tuple[Statement, ...]:
        """Its statements that begin with a word, in order."""
        return tuple(statement for statement in self.statements if statement.word == word)


@record
class Basis:
    """A legal basis of a purpose; `alternative` where it was written with `or`."""

    ground: str
    norms: tuple[str, ...]
    interest: Words | None
    asked: tuple[str, ...]
    withdrawn: tuple[str, ...]
    alternative: bool


@record
class Purpose:
    """A purpose as polc reads it: what it leaves out, its bundle states.

    `data_terms` are its data opened up to the last, as far as it states any. `keeps` are the periods that surely cover
    some of its data; `bundle` is true where it only gathers others.
    """

    name: str
    title: Words | None
    place: Place
    kinds: tuple[str, ...]
    part_of: str | None
    bundle: bool
    bases: tuple[Basis, ...]
    subjects: Items
    data: Items
    data_terms: tuple[str, ...]
    recipients: Items
    keeps: tuple[Keep, ...]


@record
class Facts:
    """All that a policy states, as of a day.

    `version` is that of this form, `polc` that of the program. `controllers` are the names of the declarations of those
    who make the policy; `declarations` hold everything in the order written, that of files it uses included;
    `purposes` is what polc makes of them.
    """

    version: str
    polc: str
    policy: str
    as_of: str
    languages: tuple[str, ...]
    laws: tuple[str, ...]
    controllers: tuple[str, ...]
    declarations: tuple[Declaration, ...]
    purposes: tuple[Purpose, ...]

    def all(self, kind: str) -> tuple[Declaration, ...]:
        """The declarations of a kind, in order."""
        return tuple(declaration for declaration in self.declarations if declaration.kind == kind)
