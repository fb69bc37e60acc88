"""Commands × conditions of the system: one line or a finding, a documented status, and nothing of other files lost."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from polc.cli.main import main
from tests.commands.run import run
from tests.releasing import write

BROKEN = 'subject client {\n  titel "customers"\n}\n'
POLC = (sys.executable, "-c", "from polc.__main__ import main; main()")
COMMANDS = {
    "check": ("check",),
    "explain": ("explain", "demo.pol:8"),
    "render": ("render", "demo.pol", "--format", "text"),
    "config": ("config",),
    "cache": ("cache",),
    "upcoming": ("upcoming", "demo.pol"),
}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, devices and locales of another system")


@pytest.fixture(autouse=True)
def project(here: Path) -> Path:
    """A folder with a sound policy and one that cannot be read in full."""
    write(here / "demo.pol")
    (here / "broken.pol").write_text(BROKEN, encoding="utf-8")
    return here


# --------------------------------------------------------------------------------------------------------------- cache
def _file(place: Path) -> None:
    place.write_text("x", encoding="utf-8")


def _filled(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def fill(place: Path) -> None:
        place.mkdir()
        for number in range(64):
            make(place / f"{number:02x}.txt")

    return fill


CACHES: dict[str, Callable[[Path], object]] = {
    "a file": _file,
    "folders": _filled(Path.mkdir),
    "pipes": _filled(os.mkfifo),
    "devices": _filled(lambda path: path.symlink_to("/dev/zero")),
    "other bytes": _filled(lambda path: path.write_bytes(b"\xed\xa0\x80\x00\n" * 9)),
}


@pytest.mark.parametrize("made", CACHES)
@pytest.mark.parametrize("command", ["check", "cache"])
def test_command_with_a_cache_that_is_none_does_without(
    project: Path, monkeypatch: pytest.MonkeyPatch, made: str, command: str
) -> None:
    CACHES[made](project / "c")
    monkeypatch.setenv("POLC_CACHE_DIR", str(project / "c"))
    result = run(*COMMANDS[command])
    assert (result.status, result.errors) == (int(command == "check"), "")
    assert command != "check" or "broken.pol" in result.output


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_clearing_a_cache_leaves_folders_of_others(project: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    CACHES["folders"](project / "c")
    monkeypatch.setenv("POLC_CACHE_DIR", str(project / "c"))
    result = run("cache", "--clear", "--lang", lang)
    assert (result.status, result.errors) == (0, "")
    assert len([*(project / "c").iterdir()]) == 64


@pytest.mark.parametrize("home", [None, "", "/nonexistent/home", "/dev/null", "/proc/self"])
def test_check_without_a_home_to_write_in_finds_the_same(monkeypatch: pytest.MonkeyPatch, home: str | None) -> None:
    for name in ("POLC_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    result = run("check")
    assert (result.status, result.errors) == (1, "")
    assert "broken.pol" in result.output


# ------------------------------------------------------------------------------------------------------------- streams
class _Gone(io.BytesIO):
    """A stream that nobody reads any more."""

    def write(self, _content: object) -> int:
        raise BrokenPipeError(32, "Broken pipe")


@pytest.mark.parametrize("arguments", [*COMMANDS.values(), ("--help",), ("rules",), ("check", "--format", "json")])
def test_command_whose_reader_is_gone_ends_with_2(arguments: tuple[str, ...]) -> None:
    stream = io.TextIOWrapper(_Gone(), "utf-8", write_through=True)
    with contextlib.redirect_stdout(stream), pytest.raises(SystemExit) as ended:
        main([*arguments])
    assert ended.value.code == 2


def test_process_whose_reader_is_gone_ends_with_2_and_no_word() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run([*POLC, "config"], stdout=writer, stderr=subprocess.PIPE, check=False, timeout=120)
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (2, b"")


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {},
    ],
)
def test_french_words_leave_a_process_of_any_locale_as_utf_8(environment: dict[str, str]) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "POLC_CACHE_DIR")}
    ended = subprocess.run(
        [*POLC, "check", "broken.pol", "--lang", "fr"],
        capture_output=True, check=False, env=kept | environment, timeout=120,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert "« titel »" in ended.stdout.decode("utf-8").replace("\u00a0", " ")


# ---------------------------------------------------------------------------------------------------------- surrogates
SURROGATE = "\ud800".encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("releases/demo/1/pages/en.html", b"</p>", SURROGATE + b"</p>"),
        ("releases/demo/1/pages/en.json", b'": "', b'": "\\ud800'),
        ("releases/demo/1/release.json", b'"version": "', b'"version": "\\ud800'),
        ("releases/demo/1/source/demo.pol", b"policy", b"# " + SURROGATE + b"\npolicy"),
        ("releases/demo.json", b'"demo"', b'"demo\\ud800"'),
    ],
)
def test_lone_surrogate_in_a_release_is_a_departure_and_one_line(
    project: Path, file: str, old: bytes, new: bytes
) -> None:
    assert run("release", "demo.pol").status == 0
    content = (project / file).read_bytes()
    assert old in content
    (project / file).write_bytes(content.replace(old, new, 1))
    proved = run("verify")
    assert (proved.status, proved.errors) == (1, "")
    assert file in proved.output
    built = run("build", "demo.pol")
    assert (built.status, built.output, built.errors.count("\n")) == (2, "", 1)
    assert "broken.pol" in run("check").output


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("polc.toml", b'lang = "' + SURROGATE + b'"\n'),
        ("polc.toml", b'[site]\nlogo = "\\ud800"\n'),
        ("polc-baseline.txt", SURROGATE + b"\n"),
    ],
)
def test_lone_surrogate_in_a_setting_or_a_baseline_is_one_line(project: Path, file: str, content: bytes) -> None:
    (project / file).write_bytes(content)
    result = run("check")
    assert (result.status, result.output, result.errors.count("\n")) == (2, "", 1)
    assert result.errors.startswith(f"polc: {file} is not ")


# --------------------------------------------------------------------------------------------------------------- disks
READ_ONLY = "mount --bind /tmp /tmp && mount -o remount,bind,ro /tmp && mount -t tmpfs -o ro none /dev/shm"


def test_check_and_build_on_computer_with_nowhere_to_write_aside(project: Path) -> None:
    if subprocess.run(["unshare", "-rm", "sh", "-c", READ_ONLY], capture_output=True, check=False).returncode:
        pytest.skip("the system does not let us make disks read-only")
    inside = f"mount -t tmpfs none /mnt && cp *.pol /mnt && {READ_ONLY} && cd /mnt && "
    ended = subprocess.run(
        ["unshare", "-rm", "sh", "-c", inside + '"$@" check --jobs 2; "$@" build demo.pol', "sh", *POLC],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "broken.pol:2" in ended.stdout
    assert "written to build/site" in ended.stdout


# -------------------------------------------------------------------------------------------------------------- builds
def test_build_of_folder_without_policy_that_be_read_shows_why(project: Path) -> None:
    (project / "demo.pol").write_bytes(SURROGATE)
    for options in ((), ("--draft",)):
        result = run("build", ".", *options)
        assert (result.status, result.errors) == (1, "")
        assert "demo.pol" in result.output
        assert "broken.pol" in result.output
