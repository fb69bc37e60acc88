"""Policies judged by processes and executors: as when they are judged here, each once, in the same order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from polc.project.checking import check_paths
from polc.project.workers import pool
from polc.project.workers.check_worker import judge
from polc.reference.package import folder_of_data
from polc.site.page_worker import PageWorker
from tests.commands.run import run
from tests.estates import write
from tests.releasing import released
from tests.running import interruptible

ROOT = Path(__file__).parents[2]
POLC = [sys.executable, "-c", "from polc.cli.main import main; main()"]
MANY = 30
DAY = date(2026, 11, 22)


def told(*arguments: str, executor: str = "") -> str:
    result = run("--executor", executor, "check", ".", "--format", "json", *arguments)
    assert result.errors == ""
    return result.output


@pytest.fixture
def estate(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Policies that are many enough to be judged elsewhere, a few at a time."""
    monkeypatch.setattr("polc.project.running.WORTHWHILE", 10)
    monkeypatch.setattr("polc.project.workers.pool.BATCH", 4)
    write(here, MANY)
    return here


def test_processes_find_the_same(estate: Path) -> None:
    expected = told("--no-cache", "--jobs", "1")
    assert told("--no-cache", "--jobs", "3") == expected
    assert told() == expected
    assert told() == expected
    assert expected.count("names/policy-twice") > MANY // 3


def test_a_build_of_many(estate: Path) -> None:
    for jobs in ("1", "2"):
        assert run("build", ".", "--no-cache", "--jobs", jobs, "--out", f"out-{jobs}").status == 1
    outputs = [run("build", ".", "--no-cache", "--jobs", jobs).output for jobs in ("1", "2")]
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize("factory", ["threads", "forgetful", "cancelling"])
def test_executors(estate: Path, factory: str) -> None:
    expected = told("--no-cache", "--jobs", "1")
    assert told("--no-cache", executor=f"tests.executors:{factory}") == expected
    assert told(executor=f"tests.executors:{factory}") == expected
    assert told() == expected


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ("threads", "an executor is named as module:factory, not as threads"),
        (":threads", "an executor is named as module:factory, not as :threads"),
        ("no_such_module:x", "cannot load the executor no_such_module:x: ModuleNotFoundError: No module named"),
        ("tests.executors:none", "cannot load the executor tests.executors:none: AttributeError: module"),
        ("tests.executors:NOTHING", "tests.executors:NOTHING is no executor of concurrent.futures, but of type int"),
        (
            "tests.executors:failing",
            "the executor tests.executors:failing did not start: ConnectionRefusedError",
        ),
        ("tests.executors:old", "the workers run polc "),
    ],
)
def test_mistakes_are_one_line(here: Path, asked: str, error: str) -> None:
    write(here, 2)
    result = run("--executor", asked, "check", ".", "--no-cache")
    assert (result.status, result.output, result.errors.count("\n")) == (2, "", 1)
    assert result.errors.startswith(f"polc: {error}")


@pytest.mark.parametrize("jobs", ["-1", "many", "5000"])
def test_numbers_of_processes(here: Path, jobs: str) -> None:
    write(here, 1)
    assert run("check", ".", "--jobs", jobs).status == 2


def processes_of(leader: int) -> list[int]:
    """The processes in the group of a process."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdecimal():
            try:
                if os.getpgid(int(place.name)) == leader:
                    found.append(int(place.name))
            except ProcessLookupError:
                continue
    return found


def started(here: Path) -> subprocess.Popen[bytes]:
    """A run in a group of its own, that has begun to judge in processes of its own."""
    running = subprocess.Popen(
        [*POLC, "check", ".", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=interruptible,
    )
    until = time.monotonic() + 30
    while len(processes_of(running.pid)) < 5 and time.monotonic() < until:  # itself, server, tracker, two workers
        time.sleep(0.01)
    return running


def ended(leader: int) -> bool:
    until = time.monotonic() + 20
    while processes_of(leader) and time.monotonic() < until:
        time.sleep(0.05)
    return not processes_of(leader)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no list of processes")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_no_process(here: Path, how: signal.Signals) -> None:
    write(here, 600)
    with started(here) as running:
        if how == signal.SIGINT:
            os.killpg(running.pid, how)  # what Ctrl-C does
        else:
            running.kill()
        output, errors = running.communicate(timeout=30)
        assert output == b""
        assert how == signal.SIGKILL or errors in (b"", b"\n")
        assert running.returncode == (130 if how == signal.SIGINT else -how)
        assert ended(running.pid)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no list of processes")
def test_a_worker_that_is_killed(here: Path) -> None:
    write(here, 120)
    expected = run("check", ".", "--no-cache", "--jobs", "1").output
    with started(here) as running:
        os.kill(max(processes_of(running.pid)), signal.SIGKILL)
        output, errors = running.communicate(timeout=120)
        assert errors == b""
        assert output.decode() == expected


def test_processes_stand_in_a_folder_of_polc(here: Path) -> None:
    with pool.pool(2) as workers:
        folders = {workers.submit(os.getcwd).result() for _ in range(4)}
        server = workers.submit(os.getppid).result()
    assert folders == {str(folder_of_data())}
    assert Path.cwd() == here
    if Path("/proc/self").exists():
        assert Path(f"/proc/{server}/cwd").resolve() == folder_of_data()


@pytest.mark.parametrize("releases", [None, Path("frozen")])
def test_pages_made_from_another_folder_find_releases_of_the_run(
    here: Path, monkeypatch: pytest.MonkeyPatch, releases: Path | None
) -> None:
    policy = released(here / "shop.pol").parents[2] / "shop.pol"
    if releases:
        (here / "releases").rename(here / releases)
    run_of_check = check_paths([policy.relative_to(here)], DAY, policies=False).judged
    assert run_of_check
    task = run_of_check.task(0)
    assert task
    (here / "elsewhere").mkdir()
    monkeypatch.chdir(here / "elsewhere")
    for draft, made in ((False, False), (True, True)):
        found = judge([task], DAY, PageWorker(here, (), releases, draft))[0]
        assert found
        assert (found[2] is not None) == made
