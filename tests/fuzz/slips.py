"""The study of slips: a sound policy with one slip of the pen at every place, and what is said of it.

    python -m tests.fuzz.slips [--step 7] [--cuts 100] [--policy FILE]

Slips: the text cut after each character; each word, text or sign left out, and written twice; neighbouring
declarations swapped. Of each mutant that is no longer read, it looks whether a finding stands within one line of the
slip (lines without anything but blanks and comments not counted), how many findings there are, and whether any stands
in a declaration before.
"""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from polc.core.sources import Source
from polc.syntax.parse import parse
from tests.fuzz.corpus import ROOT, TOKEN

POLICY = ROOT / "policies" / "luxim.pol"
NEAR = 1
"""The most lines between a slip and the finding about it."""
MOST = 3
"""The most findings of one slip."""


@dataclass(frozen=True)
class Slip:
    """A mutant: the kind of slip, its offset in `text`, and where the declaration begins that it stands in."""

    kind: str
    at: int
    begin: int
    text: str


@dataclass
class Tally:
    """What a kind of slip came to; `worst` are the slips that fell short, with what is wrong."""

    made: int = 0
    unread: int = 0
    near: int = 0
    most: int = 0
    numerous: int = 0
    before: int = 0
    worst: list[tuple[str, Slip]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of unread mutants with a finding near the slip; 1 where all were read."""
        return self.near / self.unread if self.unread else 1.0


def slips(text: str, step: int = 1, cuts: int = 1) -> Iterator[Slip]:
    """Every slip of a text, or one in so many of each kind, and of the cuts."""
    file, findings = parse(Source("policy.pol", text))
    assert not findings
    spans = [d.span for d in file.declarations]
    starts = [s.start for s in spans]

    def begin(at: int) -> int:
        return starts[max(0, bisect_right(starts, at) - 1)]

    for at in range(0, len(text), cuts):
        yield Slip("cut", at, begin(at), text[:at])
    tokens = [m for m in TOKEN.finditer(text) if not m[0].startswith("#")]
    for token in tokens[::step]:
        at, end = token.span()
        yield Slip("left out", at, begin(at), text[:at] + text[end:])
        yield Slip("twice", end, begin(at), f"{text[:end]} {token[0]}{text[end:]}")
    for first, other in list(pairwise(spans))[::step]:
        between = text[first.end : other.start]
        swapped = text[other.start : other.end] + between + text[first.start : first.end]
        yield Slip("swapped", first.start, first.start, text[: first.start] + swapped + text[other.end :])


def judged(slip: Slip, tally: Tally) -> None:
    """Adds to the tally what is said of a slip."""
    tally.made += 1
    source = Source("policy.pol", slip.text)
    _, findings = parse(source)
    if not findings:
        return
    tally.unread += 1
    tally.most = max(tally.most, len(findings))
    filled = [
        n for n, line in enumerate(slip.text.split("\n"), 1) if line.strip() and not line.lstrip().startswith("#")
    ]

    def rank(offset: int) -> int:
        return bisect_left(filled, source.position(offset).line)

    place = min(slip.at, max(0, len(slip.text) - 1))
    distances = [
        0
        if f.span.start <= place <= f.span.end
        else min(abs(rank(f.span.start) - rank(place)), abs(rank(f.span.end) - rank(place)))
        for f in findings
    ]
    if min(distances) <= NEAR:
        tally.near += 1
    else:
        tally.worst.append((f"{min(distances)} lines away: {findings[0].rule} {findings[0].variant}", slip))
    if len(findings) > MOST:
        tally.numerous += 1
        tally.worst.append((f"{len(findings)} findings", slip))
    if any(f.span.start < slip.begin for f in findings):
        tally.before += 1
        tally.worst.append((f"a finding in a declaration before: {findings[0].rule} {findings[0].variant}", slip))


def study(policy: Path, step: int = 1, cuts: int = 1) -> dict[str, Tally]:
    """The tally of each kind of slip."""
    tallies: dict[str, Tally] = {}
    for slip in slips(policy.read_text(encoding="utf-8"), step, cuts):
        judged(slip, tallies.setdefault(slip.kind, Tally()))
    return tallies


def main() -> int:
    """Runs the study and prints a table; exit status 1 where something falls short."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.slips")
    parser.add_argument("--policy", type=Path, default=POLICY)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--cuts", type=int, default=1)
    parser.add_argument("--show", type=int, default=20)
    asked = parser.parse_args()
    tallies = study(asked.policy, asked.step, asked.cuts)
    print(f"{'slip':10} {'mutants':>8} {'not read':>8} {'near':>8} {'share':>8} {'most':>5} {'> 3':>5} {'before':>7}")
    for kind, t in tallies.items():
        print(f"{kind:10} {t.made:8} {t.unread:8} {t.near:8} {t.share:8.2%} {t.most:5} {t.numerous:5} {t.before:7}")
    reasons = Counter(reason for t in tallies.values() for reason, _ in t.worst)
    for reason, number in reasons.most_common():
        print(f"{number:7} {reason}")
    for reason, slip in [worst for t in tallies.values() for worst in t.worst][: asked.show]:
        around = f"{slip.text[max(0, slip.at - 60) : slip.at]}<<here>>{slip.text[slip.at : slip.at + 60]}"
        print(f"\n{slip.kind}, {reason}:\n{around}")
    return 0 if all(t.share >= 0.95 and not t.numerous and not t.before for t in tallies.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
