"""Says where a held policy and one read anew from the same text differ: after each edit of a policy of the project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random

from polc.checks.engine.analysis import analyse
from polc.checks.engine.session import Session, Uses
from polc.core.sources import Source
from polc.project.reading import Reader
from polc.syntax.parse import parse
from polc.syntax.parser.incremental import parse_again
from polc.syntax.parser.limits import within_limits
from polc.syntax.tree import File
from tests.editing.edits import texts
from tests.overlay import DAY

ROOT = Path(__file__).parents[2]
REAL = tuple(sorted(ROOT.glob("policies/*.pol")))
SMALL = tuple(
    ROOT / "tests" / "ok" / f"{name}.pol" for name in ("podcast", "school", "clinic", "saas-outside-eu", "bank")
)


@dataclass
class Walk:
    """What a walk of edits came to: texts tried, those without a mistake among them, and a difference if any."""

    texts: int = 0
    sound: int = 0
    difference: str = ""


def read_again(policy: Path, seed: int, steps: int) -> Walk:
    """Reads a policy again after each edit from the last text without a mistake, and compares files and findings."""
    walk = Walk()
    before: File | None = None
    for text in _texts(policy, seed, steps):
        source = Source(policy.name, text)
        anew = parse(source)
        again = parse_again(source, before) if before else anew
        walk.texts += 1
        if again != anew:
            walk.difference = _told(policy, seed, walk.texts, text)
            return walk
        if not again[1]:
            walk.sound += 1
            before = again[0]
    return walk


def held(policy: Path, seed: int, steps: int) -> Walk:
    """Holds a policy in a session, and compares its file and all findings after each edit with those of a check."""
    walk = Walk()
    uses = uses_of(policy)
    session = Session(policy.name, DAY, uses)
    for text in _texts(policy, seed, steps):
        walk.texts += 1
        found = session.edited(text)
        file, mistakes = within_limits(Source(policy.name, text), parse)
        used, more = uses(file)
        fresh = analyse(file, used, (*mistakes, *more), DAY)
        walk.sound += not mistakes
        same = (session.file, found.findings, found.waived) == (file, fresh.findings, fresh.waived)
        if not same or found.policy.declarations != fresh.policy.declarations:
            walk.difference = _told(policy, seed, walk.texts, text)
            return walk
    return walk


@cache
def uses_of(policy: Path) -> Uses:
    """The files that a policy in the folder of this one uses, each read once."""
    return partial(Reader().used, at=policy, root=ROOT)


def _texts(policy: Path, seed: int, steps: int) -> Iterator[str]:
    return texts(policy.read_text(encoding="utf-8"), Random(seed), steps)  # noqa: S311 - edits, not secrets


def _told(policy: Path, seed: int, step: int, text: str) -> str:
    return f"{policy.name}, seed {seed}, text {step}:\n{text}"


def walks(seed: int, steps: int) -> Iterator[Walk]:
    """Endlessly, a walk of each kind on each policy, by one seed after the other."""
    while True:
        for policy in (*REAL, *SMALL):
            yield read_again(policy, seed, steps)
            yield held(policy, seed, steps)
        seed += 1
