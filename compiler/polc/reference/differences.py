"""The pages of the differences between two versions: what each obliges to, on what law, and every word, per language.

One file of `dsl/differences` a group, one table a kind. A table may hold `variants`; a difference can have several of
them, and the later one prevails.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from polc.core.findings import Term
from polc.core.record import record
from polc.reference.package import read_toml

FOLDER = "differences"
GRADES = ("editorial", "customers", "inform", "consent")
"""What a difference obliges to, the weakest first."""
NAMES = ("statements.toml", "declarations.toml")
"""Files that hold no kinds, but the names and grades of statements and of declarations."""


@record
class DifferencePage:
    """One kind of difference, `group/name`; `meta` is its table."""

    kind: str
    meta: dict[str, Any]

    def grade(self, variants: Sequence[str] = ()) -> str:
        """What it obliges to: one of GRADES."""
        return str(self._first_text("grade", variants, ""))

    def citations(self, variants: Sequence[str] = ()) -> tuple[str, ...]:
        """The norms it stands on, as ids of `dsl/law`."""
        return tuple(self._first_text("cites", variants, ()))

    def words(self, part: str, lang: str, variants: Sequence[str] = ()) -> str:
        """A text in a language: `title`, `message` or `do`; empty where there is none."""
        texts = self._first_text(part, variants, {})
        return str(texts.get(lang) or texts.get("en", ""))

    def _first_text(self, key: str, variants: Sequence[str], otherwise: object) -> Any:  # noqa: ANN401 - as TOML holds it
        tables = [self.meta.get("variants", {}).get(v, {}) for v in reversed(variants)]
        return next((t[key] for t in (*tables, self.meta) if key in t), otherwise)

    @property
    def variants(self) -> tuple[str, ...]:
        """The names of its variants."""
        return tuple(self.meta.get("variants", {}))


@cache
def difference_page(kind: str) -> DifferencePage:
    """The page of a kind of difference. Raises KeyError when there is none."""
    group, _, name = kind.partition("/")
    return DifferencePage(kind, read_toml(FOLDER, f"{group}.toml")[name])


@record
class Named:
    """A statement or a kind of declaration: its name in each language, and what its changes oblige to.

    `said` is the name as the object of a verb, with its article: “the policy no longer states the retention period”.
    """

    term: Term
    said: Term
    grades: dict[str, str]
    cites: tuple[str, ...]

    def grade(self, change: str) -> str:
        """What a change (`added`, `removed` or `changed`) of it obliges to."""
        return self.grades[change]


@cache
def statement_named(declaration: str, statement: str) -> Named | None:
    """A statement of a kind of declaration.

    What is said of the statement wherever it stands, else None.
    """
    table = read_toml(FOLDER, "statements.toml")
    fields = table.get(f"{declaration}.{statement}") or table.get(statement)
    return _named_kind(fields, statement) if fields else None


@cache
def declaration_named(kind: str) -> Named:
    """A kind of declaration. Raises KeyError for one that the file does not hold."""
    return _named_kind(read_toml(FOLDER, "declarations.toml")[kind], kind)


def _named_kind(fields: dict[str, Any], id_: str) -> Named:
    names = {lang: fields[lang] for lang in ("en", "fr")}
    usual = fields.get("grade", "")
    grades = {change: fields.get(change, usual) for change in ("added", "removed", "changed")}
    said = {lang: fields.get(f"{lang}-said", name) for lang, name in names.items()}
    return Named(Term(names, id_), Term(said, id_), grades, tuple(fields.get("cites", ())))
