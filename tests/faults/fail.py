"""Has every operation on the disk fail in turn, in every way, for every command that writes.

    python -m tests.faults.fail

Prints a line for each command; exit status 1 where anything was wrong.
"""

from __future__ import annotations

import errno
import sys
import tempfile
from pathlib import Path

from tests.faults.injection import Fault
from tests.faults.subjects import DOCS, SUBJECTS
from tests.faults.trials import stage, wrong

ERRORS = (
    (errno.ENOSPC, True), (errno.EIO, False), (errno.EROFS, True), (errno.EACCES, False), (errno.EDQUOT, False),
)  # fmt: skip
"""The ways in which an operation fails: alone, or with all after it."""

CHEAP = 12
"""What is tried this often in the usual tests is quick enough to be tried in every way here; the rest in two."""


def main() -> int:
    """The campaign; its exit status."""
    tried = failures = 0
    with tempfile.TemporaryDirectory() as place:
        for number, subject in enumerate((*SUBJECTS, DOCS)):
            at = stage(subject, Path(place, str(number)))
            every = range(1, at.operations + 1)
            # The manual is hundreds of pages, all written alike: its first operations, some between, and its last.
            chosen = (
                every if subject is not DOCS else (*every[:6], *every[6 : -6 : max(1, len(every) // 12)], *every[-6:])
            )
            ways = ERRORS if subject is not DOCS else ERRORS[:1]
            for operation in chosen:
                for error, lasting in ways:
                    tried += 1
                    if found := wrong(at, Fault(operation, error, lasting)):
                        failures += 1
                        sys.stdout.write(f"{subject.name}: operation {operation}, {errno.errorcode[error]}: {found}\n")
            sys.stdout.write(f"{subject.name}: {len(chosen)} of {at.operations} operations, {len(ways)} errors each\n")
            sys.stdout.flush()
    sys.stdout.write(f"{tried} faults injected, {failures} of them with something wrong after\n")
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
