"""Load a policy: read its file, follow `use`, and keep what it is built and checked from.

    loaded = load(Reader(), Path("policies/shop.pol"), root)
    loaded.analysis(date(2026, 11, 22)).findings

Every command loads this way, wherever the files stand: on the disk, packed for a worker, in a release or a revision.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from polc.core.findings import Finding
from polc.core.record import record
from polc.core.sources import Sources
from polc.model.build import build
from polc.model.policy import Policy
from polc.project.reading import Reader, keeping_from_reading
from polc.project.use_resolver import Read
from polc.syntax.tree import File

if TYPE_CHECKING:
    from polc.checks.engine.analysis import Analysis


@record
class Loaded:
    """A policy's file as read, the files that it uses, and what was found while reading them (`faults`).

    `sources` are the texts of all files that the reader has read.
    """

    file: File
    used: tuple[File, ...]
    faults: tuple[Finding, ...]
    sources: Sources

    @property
    def unread(self) -> tuple[Finding, ...]:
        """The faults for which something in the files was not read.

        Empty where all of it was.
        """
        return keeping_from_reading(self.faults)

    def build(self, day: date) -> tuple[Policy, tuple[Finding, ...]]:
        """Return the policy as of a day, and the findings about its names."""
        policy, names = build(self.file, self.used, day)
        return policy, tuple(names)

    def analysis(self, day: date, clock: date | None = None) -> Analysis:
        """Return the policy as of a day with all its findings.

        Waivers end by the clock, or by that day.
        """
        from polc.checks.engine.analysis import analyse  # the pages of releases are made without any rule

        return analyse(self.file, self.used, self.faults, day, clock=clock)


def load(reader: Reader, path: Path, root: Path, always: Sequence[Path] = (), read: Read | None = None) -> Loaded:
    """Load the policy at a path; `use` may not leave `root`.

    `always` are files that every policy uses without saying so. `read` is the file itself where it was read already.
    """
    read = read or reader.read(path)
    used, faults = reader.used(read.file, path, root, always)
    return Loaded(read.file, tuple(used), (*read.findings, *faults), reader.sources)
