"""Gathers what was recognised.

Statements of declarations, each with its place and its grade, and what became of
every sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polc.core.record import record
from polc.editor.answered import quotable, slug
from polc.importing.matching import stemmed_bare
from polc.importing.passages import Passage, Section

LONGEST_ID = 40
SINGLE = frozenset({
    "name", "legal-name", "kind", "country", "title", "version", "effective", "registered", "from", "located", "role",
    "safeguard", "keep", "consent", "lifetime", "reply", "at", "choice",
})  # fmt: skip
"""Statements of which a declaration has one.

What is told otherwise in a second place is a question.
"""


@record
class Stated:
    """A statement with its value, the passage it was found in.

    The words that tell it; `likely` is not sure.
    """

    key: str
    value: str
    passage: Passage
    quote: str
    likely: bool


class Drafted:
    """The declarations of the draft, in the order in which they were found."""

    def __init__(self, passages: tuple[Passage, ...], lang: str) -> None:
        self.passages = passages
        self.lang = lang
        self.declarations: dict[tuple[str, str], list[Stated]] = {}
        self.names: dict[str, dict[str, str]] = {}
        self.taken: dict[tuple[int, int], bool] = {}
        """Sentences, by passage and number, from which something was taken.

        True where it became a statement.
        """
        self.purposes: dict[int, str] = {}
        """The purpose that a passage is about, by the number of the passage."""
        self._ids: set[str] = set()

    # ------------------------------------------------------------------------------------------------------ stating
    def state(
        self, kind: str, id_: str, key: str, value: str, passage: Passage, sentence: int = 0, *, likely: bool = False
    ) -> None:
        """Notes a statement of a declaration, and that the sentence told it."""
        held = self.declarations.setdefault((kind, id_), [])
        if any(each.key == key and _says(each.value, value, key) and each.likely <= likely for each in held):
            self._take(passage, sentence, sure=not likely)
            return
        if key in SINGLE and not likely and any(each.key == key and not each.likely for each in held):
            likely = True
        held.append(Stated(key, value, passage, passage.sentences[sentence], likely))
        self._take(passage, sentence, sure=not likely)

    def _take(self, passage: Passage, sentence: int, *, sure: bool) -> None:
        place = (passage.number, sentence)
        self.taken[place] = self.taken.get(place, False) or sure

    def note(self, kind: str, id_: str, key: str, value: str, passage: Passage, quote: str = "") -> None:
        """Notes a statement that no sentence has told by itself."""
        self.declarations[kind, id_].append(Stated(key, value, passage, quote, likely=False))

    def doubt(self, passage: Passage, sentence: int) -> None:
        """Notes that a sentence tells something which is for a person to state."""
        self.taken.setdefault((passage.number, sentence), False)

    def is_told_of(self, kind: str, id_: str, passage: Passage) -> bool:
        """True where the passage itself has told something of a declaration."""
        return any(each.passage is passage for each in self.declarations.get((kind, id_), ()))

    def within(self, section: Section) -> Iterator[Passage]:
        """The passages of a part."""
        return (passage for passage in self.passages if passage.section.number == section.number)

    def read(self, passage: Passage, sentence: int = 0) -> None:
        """Notes that a sentence needs no other place.

        What it says has become statements elsewhere.
        """
        self._take(passage, sentence, sure=True)

    # ----------------------------------------------------------------------------------------------------- declaring
    def declare(self, kind: str, words: str, otherwise: str = "") -> str:
        """Return the name under which something is declared that is called so.

        The same words are the same name.
        """
        known = self.names.setdefault(kind, {})
        key = stemmed_bare(words, self.lang)
        if key not in known:
            known[key] = self._free_id(slug(words) or otherwise or kind)
            self.declarations.setdefault((kind, known[key]), [])
        return known[key]

    def alias(self, kind: str, words: str, id_: str) -> None:
        """Notes that something declared is called otherwise as well."""
        self.names.setdefault(kind, {}).setdefault(stemmed_bare(words, self.lang), id_)

    def named(self, kind: str, words: str) -> str:
        """The name under which something is declared that is called so; empty for nothing."""
        return self.known(kind).get(stemmed_bare(words, self.lang), "")

    def known(self, kind: str) -> Mapping[str, str]:
        """What is declared of a kind: names as they are compared, to ids."""
        return self.names.get(kind, {})

    def is_stated(self, kind: str, id_: str, key: str) -> bool:
        """True where a declaration has such a statement for sure."""
        return any(each.key == key and not each.likely for each in self.declarations.get((kind, id_), ()))

    def _free_id(self, wanted: str) -> str:
        """A name that no other declaration has, of a length that can be read."""
        short = wanted[:LONGEST_ID]
        if len(wanted) > LONGEST_ID and "-" in short:
            short = short.rsplit("-", 1)[0]
        name, number = short, 1
        while name in self._ids or name in RESERVED:
            number += 1
            name = f"{short}-{number}"
        self._ids.add(name)
        return name

    def sentences(self) -> Iterator[tuple[Passage, int, str]]:
        """Every sentence of every paragraph and item, with its passage and its number."""
        for passage in self.passages:
            if passage.kind in ("paragraph", "item"):
                for number, sentence in enumerate(passage.sentences):
                    yield passage, number, sentence

    def rows(self) -> Iterator[Passage]:
        """Every row of a table whose heads are known."""
        return (passage for passage in self.passages if passage.cells)


def _says(told: str, value: str, key: str) -> bool:
    """True where a statement says already what another one would.

    With more or the same.
    """
    return told.casefold() == value.casefold() or (key in SINGLE and told.startswith(f"{value} "))


RESERVED = frozenset(
    {
        "none",
        "post",
        "some",
        "and",
        "or",
        "for",
        "by",
        "at",
        "to",
        "on",
        "if",
        "in",
        "of",
        "others",
        "only",
        "yes",
        "no",
    }
)


def quoted(words: str) -> str:
    """Words as a text of the language."""
    return f'"{quotable(words)}"'
