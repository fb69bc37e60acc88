"""`polc` where streams, folders or processes are missing that it takes for granted: one line, and exit status 2."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.run import run
from tests.releasing import write
from tests.running import interruptible

POLC = (sys.executable, "-c", "from polc.cli.main import main; main()")
MANY = 66
"""Policies, more than are judged in one process."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell, signals and limits of another system")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("POLC_CACHE_DIR", str(tmp_path / "cache"))
    write(tmp_path / "demo.pol")
    return tmp_path


def polc(
    *arguments: str, streams: str = "", prepared: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    """`polc` with these arguments, behind redirections of a shell."""
    return subprocess.run(
        ["sh", "-c", f'"$@" {streams}', "sh", *POLC, *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False, preexec_fn=prepared, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [("render", "demo.pol", "--format", "text"), ("config",), ("check",)])
def test_output_to_a_closed_stream_is_one_line(here: Path, arguments: tuple[str, ...]) -> None:
    ended = polc(*arguments, streams=">&-")
    assert ended.returncode == 2
    assert ended.stderr.splitlines() == ["polc: cannot write the output: it is closed"]


def test_no_file_is_taken_for_a_standard_stream_that_is_closed(here: Path) -> None:
    ended = polc("check", "missing.pol", "--output-file", "report.txt", streams="<&- >&- 2>&-")
    assert ended.returncode == 2
    assert not (here / "report.txt").exists()
    assert polc("check", "--output-file", "report.txt", streams="<&- >&- 2>&-").returncode == 0
    assert (here / "report.txt").read_text(encoding="utf-8").startswith("No findings.")


@pytest.mark.parametrize("arguments", [("check", "missing.pol"), ("chek",)])
@pytest.mark.parametrize("streams", ["2>&-", "2>/dev/full"])
def test_a_line_that_nobody_can_be_told_keeps_its_status(here: Path, arguments: tuple[str, ...], streams: str) -> None:
    if "/dev/full" in streams and not Path("/dev/full").exists():
        pytest.skip("no such device")
    ended = polc(*arguments, streams=streams)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", "")


def test_standard_input_that_is_closed_is_one_line(here: Path) -> None:
    ended = polc("check", "-", streams="<&-")
    assert (ended.returncode, ended.stderr) == (2, "polc: there is no standard input to read\n")


def test_a_current_folder_that_is_gone_is_one_line(here: Path) -> None:
    (here / "gone").mkdir()
    ended = subprocess.run(
        ["sh", "-c", 'cd gone && rmdir ../gone && "$@"', "sh", *POLC, "check", "../demo.pol"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    assert ended.stderr.splitlines() == ["polc: the current folder is no longer there; change to another one"]


@pytest.mark.parametrize("files", [16, 56])
def test_few_files_may_be_open_and_all_are_judged(here: Path, files: int) -> None:
    import resource

    for number in range(MANY):
        (here / f"s{number}.pol").write_text(f'subject s{number} {{\n  titel en "x"\n}}\n', encoding="utf-8")
    ended = polc(
        "check", "--jobs", "2", "--no-cache",
        prepared=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files)),
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (1, "")
    assert f"{MANY + 1} files checked" in ended.stdout


INTERRUPTED_AT = """
import os, signal, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)
module = sys.argv.pop(1)
sys.meta_path.insert(0, Finder())
from polc.__main__ import main
main()
"""


@pytest.mark.parametrize("module", ["click", "polc.project.checking", "polc.report.text"])
def test_ctrl_c_while_it_is_loaded_ends_it_without_a_word(here: Path, module: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_AT, module, "check", "demo.pol"],
        capture_output=True, text=True, check=False, preexec_fn=interruptible, timeout=120,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr.strip()) == (130, "", "")


def test_computer_without_memory_to_share_judges_in_one_process(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_given: object, **_named: object) -> object:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr("multiprocessing.synchronize.SemLock.__init__", refused)
    for number in range(MANY):
        (here / f"s{number}.pol").write_text(f'subject s{number} {{\n  titel en "x"\n}}\n', encoding="utf-8")
    result = run("check", "--jobs", "2", "--no-cache")
    assert (result.status, result.errors) == (1, "")
    assert f"{MANY + 1} files checked" in result.output
