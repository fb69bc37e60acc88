"""A disk that fails, or a run that is killed, at any operation: what was there is whole, or what was to be there is."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.faults.fail import ERRORS
from tests.faults.injection import Fault
from tests.faults.kill import killed
from tests.faults.subjects import SUBJECTS, Subject
from tests.faults.trials import Stage, stage, wrong


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory):
    @cache
    def made(subject: Subject) -> Stage:
        return stage(subject, tmp_path_factory.mktemp("stage") / "here")

    return made


def spread(operations: int, number: int) -> list[int]:
    """Some of the numbers from 1 to `operations`, the first and the last among them."""
    if operations <= number:
        return list(range(1, operations + 1))
    return sorted({1 + round(i * (operations - 1) / (number - 1)) for i in range(number)})


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda s: s.name)
def test_the_disk_fails_at_every_operation(staged, subject: Subject) -> None:
    at = staged(subject)
    assert at.before != at.after
    assert at.operations >= 4
    for turn, operation in enumerate(spread(at.operations, subject.tries)):
        error, lasting = ERRORS[turn % len(ERRORS)]
        assert wrong(at, Fault(operation, error, lasting)) == "", f"operation {operation} of {at.operations}"


def test_a_site_where_folders_cannot_change_places(staged) -> None:
    at = staged(next(s for s in SUBJECTS if s.name == "build again"))
    assert wrong(at, Fault(), exchange=False) == ""
    for operation in range(at.operations, at.operations + 3):
        assert wrong(at, Fault(operation, errno.EIO), exchange=False) == ""


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda s: s.name)
def test_killed_at_an_operation(staged, subject: Subject) -> None:
    at = staged(subject)
    operation = at.operations * 2 // 3

    def start(copy: Path, environment: dict[str, str]) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.killed", str(operation), *subject.arguments],
            cwd=copy, env=environment, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == -signal.SIGKILL, done.stderr

    ended = killed(at, start)
    assert ended.wrong == "", ended.left
