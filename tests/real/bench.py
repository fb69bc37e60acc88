"""Published policies, retold, beside what a legal reviewer says of each: defects found, findings that are right.

A policy `NAME.pol` carries the defects of its original. `NAME.toml` lists them, with the article: `found` names the
rules that see a defect, `missed` says why none does. A finding that answers to no defect is judged by an entry
`[[finding]]`: true, arguable or false. A place is the kind and the name of a declaration.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from polc.checks.engine.analysis import analyse
from polc.core.findings import Finding
from polc.core.sources import Source
from polc.syntax.parse import parse

FOLDER = Path(__file__).parent
NAMES = tuple(path.stem for path in sorted(FOLDER.glob("*.pol")))
DAY = date(2026, 11, 30)
"""The day under whose law the policies were judged."""
TRUE, ARGUABLE, FALSE = "true", "arguable", "false"


@dataclass(frozen=True)
class Defect:
    """What the law holds against a policy: the article, the places, why, and the rules that see it or why none does."""

    law: str
    at: frozenset[str]
    why: str
    found: tuple[str, ...]
    missed: str


@dataclass(frozen=True)
class Verdict:
    """How a rule's findings at some places are judged, where they answer to no defect."""

    rule: str
    at: frozenset[str]
    verdict: str
    why: str


@dataclass(frozen=True)
class Review:
    """A policy's findings, each as rule and place, beside the defects and verdicts of its reviewer."""

    name: str
    findings: tuple[tuple[str, str], ...]
    defects: tuple[Defect, ...]
    verdicts: tuple[Verdict, ...]

    def found(self) -> list[Defect]:
        """The defects of which a finding tells."""
        return [d for d in self.defects if any(self._tells(finding, d) for finding in self.findings)]

    def lost(self) -> list[str]:
        """What should be found and is not: rules that tell of a defect, and verdicts that are true."""
        expected = [(rule, d.at) for d in self.defects for rule in d.found]
        expected += [(v.rule, v.at) for v in self.verdicts if v.verdict == TRUE]
        return [f"{rule} at {', '.join(sorted(at))}" for rule, at in expected if not self._at(rule, at)]

    def unjudged(self) -> list[str]:
        """The findings of which the reviewer says nothing."""
        return [f"{rule} at {place}" for rule, place in self.findings if not self.judged((rule, place))]

    def judged(self, finding: tuple[str, str]) -> str:
        """What the reviewer says of a finding: true, arguable or false; nothing if it was not judged."""
        if any(self._tells(finding, d) for d in self.defects):
            return TRUE
        rule, place = finding
        return next((v.verdict for v in self.verdicts if v.rule == rule and place in v.at), "")

    def count(self, verdict: str) -> int:
        """How many findings are judged so."""
        return sum(self.judged(finding) == verdict for finding in self.findings)

    def _tells(self, finding: tuple[str, str], defect: Defect) -> bool:
        return finding[0] in defect.found and finding[1] in defect.at

    def _at(self, rule: str, places: frozenset[str]) -> bool:
        return any(found == rule and place in places for found, place in self.findings)


def review_of(name: str) -> Review:
    """The review of a policy of this folder, as of DAY."""
    source = Source(f"{name}.pol", (FOLDER / f"{name}.pol").read_text(encoding="utf-8"))
    file, mistakes = parse(source)
    judged = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    declared = [
        (node.span.start, node.span.end, " ".join(filter(None, (node.rule, node.name.text if node.name else ""))))
        for node in file.declarations
    ]

    def place(finding: Finding) -> str:
        return next((at for start, end, at in declared if start <= finding.span.start < end), "")

    return Review(
        name,
        tuple((f.rule, place(f)) for f in analyse(file, (), mistakes, DAY).findings),
        tuple(
            Defect(d["law"], frozenset(d["at"]), d["why"], tuple(d.get("found", ())), d.get("missed", ""))
            for d in judged["defect"]
        ),
        tuple(Verdict(v["rule"], frozenset(v["at"]), v["verdict"], v["why"]) for v in judged.get("finding", ())),
    )
