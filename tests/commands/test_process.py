"""`polc` as a process of its own: what only a real terminal, pipe, disk or working folder can show."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shop import SHOP

POLC = [sys.executable, "-c", "from polc.cli.main import main; main()"]
ROOT = Path(__file__).parents[2]
BROKEN = 'subject client {\n  titel "customers"\n}\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm")
    (tmp_path / "broken.pol").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "sound.pol").write_text(SHOP, encoding="utf-8")
    return tmp_path


def polc(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [*POLC, *arguments], capture_output=True, text=True, encoding="utf-8", check=False, **options
    )


def on_terminal(*arguments: str) -> str:
    ours, theirs = pty.openpty()
    with subprocess.Popen([*POLC, *arguments], stdout=theirs, stderr=theirs, stdin=theirs):
        os.close(theirs)
        output = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            output += part
    os.close(ours)
    return output.decode()


def test_exit_statuses() -> None:
    assert polc("check", "sound.pol", "--as-of", "2026-11-22").returncode == 0
    assert polc("check", "broken.pol").returncode == 1
    assert polc("check", "missing.pol").returncode == 2
    assert polc("chek").returncode == 2
    assert polc("--help").returncode == 0
    assert polc("--version").stdout.startswith("polc ")


def test_colour_on_a_terminal_unless_it_is_asked_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in on_terminal("check", "broken.pol")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in on_terminal("check", "broken.pol")
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b[" not in on_terminal("check", "broken.pol")


def test_nobody_reads_the_output() -> None:
    with subprocess.Popen([*POLC, "rules"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, errors) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_the_disk_is_full() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*POLC, "check", "broken.pol"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("polc: cannot write the output: ")
    assert done.stderr.count(b"\n") == 1


def closed(number: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    shell = " ".join(f'"{a}"' for a in (*POLC, *arguments))
    return subprocess.run(["sh", "-c", f"exec {shell} {number}>&-"], capture_output=True, text=True, check=False)


def test_output_and_input_that_are_closed() -> None:
    done = closed(1, "check", "broken.pol")
    assert (done.returncode, done.stderr) == (2, "polc: cannot write the output: it is closed\n")
    assert closed(2, "check", "missing.pol").returncode == 2
    done = closed(0, "check", "-")
    assert (done.returncode, done.stderr) == (2, "polc: there is no standard input to read\n")


def test_the_folder_is_gone(folder: Path) -> None:
    gone = folder / "gone"
    gone.mkdir()
    script = f'cd "{gone}" && rmdir "{gone}" && exec "$@"'
    done = subprocess.run(
        ["sh", "-c", script, "sh", *POLC, "check", str(folder / "sound.pol")],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("polc: ")


def test_an_output_that_no_encoding_of_the_terminal_holds() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "fr_FR.ISO-8859-1"}
    done = subprocess.run([*POLC, "check", "broken.pol"], capture_output=True, check=False, env=environment)
    assert done.returncode == 1
    assert "« titel »" in done.stdout.decode().replace("\u00a0", " ")
