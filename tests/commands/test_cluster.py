"""Policies judged by a cluster of Dask: a scheduler and two workers, of which one is killed half-way."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.commands.run import run
from tests.estates import write

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

POLC = [sys.executable, "-c", "from polc.cli.main import main; main()"]
ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"tcp://127\.0\.0\.1:\d+")
LONGEST = 60
MANY = 100


@contextmanager
def process(folder: Path, *command: str) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    log = (folder / f"{Path(command[2]).name}-{len(list(folder.iterdir()))}.log").open("wb")
    with log, subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, env=environment) as process_:
        try:
            yield process_
        finally:
            process_.kill()


def waited(log: Path, what: re.Pattern[str]) -> str:
    """What a process says of itself once it is ready."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        found = what.search(log.read_text(encoding="utf-8", errors="replace")) if log.exists() else None
        if found:
            return found.group()
        time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and the processes of its two workers."""
    module = "distributed.cli.dask_scheduler", "distributed.cli.dask_worker"
    options = ["--host", "127.0.0.1", "--no-dashboard"]
    with process(folder, sys.executable, "-m", module[0], *options, "--port", "0"):
        address = waited(next(folder.glob("*.log")), ADDRESS)
        alone = ["--no-nanny", "--nthreads", "1", *options]
        with (
            process(folder, sys.executable, "-m", module[1], address, *alone) as process_,
            process(folder, sys.executable, "-m", module[1], address, *alone) as other,
        ):
            for log in sorted(folder.glob("*dask_worker*.log")):
                waited(log, re.compile("Registered to"))
            yield address, [process_, other]


def test_every_policy_is_reported_once_though_a_worker_is_killed(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    write(here, MANY)
    expected = run("check", ".", "--format", "json", "--no-cache", "--jobs", "1").output
    with cluster(tmp_path_factory.mktemp("cluster")) as (address, workers):
        environment = {**os.environ, "DASK_SCHEDULER_ADDRESS": address}
        check = [
            *POLC,
            "--executor",
            "polc.project.workers.cluster:dask",
            "check",
            ".",
            "--format",
            "json",
            "--no-cache",
        ]
        with subprocess.Popen(check, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process_:
            spent = cpu(workers[0].pid)
            until = time.monotonic() + LONGEST
            while cpu(workers[0].pid) < spent + 0.4 and process_.poll() is None and time.monotonic() < until:
                time.sleep(0.01)
            assert process_.poll() is None
            workers[0].send_signal(signal.SIGKILL)
            output, _ = process_.communicate(timeout=LONGEST)
    assert output.decode() == expected
    places = Counter((f["path"], f["rule"], str(f["start"])) for f in json.loads(output)["findings"])
    assert len({path for path, *_ in places}) > MANY // 2
    assert json.loads(output)["summary"]["files"] == MANY + 1


def cpu(pid: int) -> float:
    """The seconds of a processor that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
