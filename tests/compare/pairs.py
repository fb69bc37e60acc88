"""Small pairs of policies: the skeleton, one edit, and the differences that come out of it, there and back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from polc.compare.comparison import compare
from polc.compare.difference import Difference
from polc.core.sources import Source
from polc.model.build import build
from polc.model.policy import Policy
from polc.reference.differences import FOLDER, NAMES
from polc.reference.package import names_in, read_toml
from polc.syntax.parse import parse
from tests.overlay import DAY, laid_over


@dataclass(frozen=True)
class Edit:
    """An edit of the skeleton, with declarations laid over it first; `there` and `back` are `kind grade` each."""

    old: str
    new: str
    there: tuple[str, ...]
    back: tuple[str, ...]
    base: str = ""

    @property
    def texts(self) -> tuple[str, str]:
        """The policy before and after."""
        text = laid_over(self.base)
        if not self.old:
            return text, f"{text}\n{self.new}"
        assert text.count(self.old) == 1, self.old
        return text, text.replace(self.old, self.new)


def policy(text: str) -> Policy:
    """The policy that a text states."""
    file, mistakes = parse(Source("example.pol", text))
    assert not mistakes, mistakes
    return build(file, (), DAY)[0]


@lru_cache(maxsize=512)
def told(before: str, after: str) -> tuple[Difference, ...]:
    """The differences between two texts."""
    return compare(policy(before), policy(after))


def kinds(before: str, after: str) -> tuple[str, ...]:
    """The kinds and grades of the differences between two texts, sorted."""
    return tuple(sorted(f"{d.kind} {d.grade}" for d in told(before, after)))


def difference_kinds() -> list[str]:
    """Every kind of difference that has a page, sorted."""
    files = [file for file in names_in(FOLDER) if file.endswith(".toml") and file not in NAMES]
    return sorted(f"{file.removesuffix('.toml')}/{name}" for file in files for name in read_toml(FOLDER, file))
