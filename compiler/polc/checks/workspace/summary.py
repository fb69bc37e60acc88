"""What of a policy the others of its run are compared with, as values that are small and can be written down.

`comparable_facts` makes summaries, and `rules` compares them.
"""

from __future__ import annotations

from typing import Any

from polc.core.findings import Fact
from polc.core.packing import FACT, packing
from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Text, Word


@record
class Stated:
    """A property as stated: where, and its values as facts, by what two statements are compared with."""

    span: Span
    values: dict[str, Fact]
    open: bool = False


@record
class Header:
    """The `policy` declaration: its place, its name, what to call it, and its titles as they are compared."""

    place: Span
    id: str
    label: Text | Word
    titles: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Kind and name, as findings call it."""
        return "policy", self.id


@record
class Declared:
    """What a finding tells of a declaration: its name, what to call it, what it does, and what it states, by word.

    `services` are empty where it does not say in full what it does.
    """

    id: str
    label: Text | Word
    services: tuple[str, ...]
    stated: dict[str, Any]


@record
class Compared:
    """A declaration as others are compared with it.

    `names` are those by which it is the same as another one; `stated` is what is compared of it, written down, equal
    where two state the same; `told` is a `Declared`, written down too, which only a difference reads.
    """

    kind: str
    span: Span
    names: tuple[str, ...]
    stated: str
    told: str


@record
class Summary:
    """All of a policy, or of a library, that the others of its run are compared with.

    `header` is its `Header`, written down, empty for a library; `own` are the declarations of its file, `lent` those of
    the files that it uses, which it has in common with other policies.
    """

    path: str
    id: str
    header: str
    own: tuple[Compared, ...]
    lent: tuple[Compared, ...] = ()


PACKING = packing(
    {
        "S": (Stated, (Span, dict, bool)),
        "D": (Declared, (str, (Text, Word), tuple, dict)),
        "H": (Header, (Span, str, (Text, Word), tuple)),
    },
    facts=(*FACT, Stated),
)
