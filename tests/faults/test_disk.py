"""A disk that is really full or really closed to writing, and files that writing must spare."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from polc.project import ownership
from polc.project.atomic.files import write_file
from polc.project.errors import CannotRunError
from tests.commands.run import run
from tests.faults.subjects import state
from tests.releasing import write

POLC = [sys.executable, "-c", "from polc.cli.main import main; main()"]
NAMESPACE = ["unshare", "--mount", "--map-root-user"]
"""A namespace in which disks can be mounted that only the commands in it see."""

ON_A_DISK = (
    ("build", "policies", "--out", "{}/site"),
    ("render", "policies/demo.pol", "--format", "pdf", "--lang", "en", "--output", "{}/demo.pdf"),
    ("review", "policies", "--output", "{}/review.docx"),
    ("release", "policies/demo.pol", "--out", "{}/releases"),
)
"""Commands that write where they are told."""

WRITES = (*ON_A_DISK, ("baseline", "policies"), ("release", "policies/demo.pol"))


def has_namespaces() -> bool:
    return bool(shutil.which("unshare")) and not subprocess.run([*NAMESPACE, "true"], check=False).returncode


def one_line(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("polc: cannot write "), done.stderr


@pytest.mark.parametrize("arguments", ON_A_DISK, ids=lambda a: a[0])
@pytest.mark.parametrize("options", ["size=4k", "ro"])
def test_a_small_disk_and_a_read_only_one(here: Path, arguments: tuple[str, ...], options: str) -> None:
    if not has_namespaces():
        pytest.skip("this system mounts no disk for us")
    write(here / "policies" / "demo.pol")
    (here / "disk").mkdir()
    script = f'mount -t tmpfs -o {options} tmpfs disk && "$@"; status=$?; ls -A disk >left; exit $status'
    given = [*POLC, *(a.format("disk") for a in arguments)]
    done = subprocess.run(
        [*NAMESPACE, "sh", "-c", script, "sh", *given], cwd=here, capture_output=True, text=True, check=False
    )
    one_line(done)
    assert (here / "left").read_text() == ""


@pytest.mark.parametrize("arguments", WRITES, ids=lambda a: a[0])
def test_a_file_may_not_grow(here: Path, arguments: tuple[str, ...]) -> None:
    write(here / "policies" / "demo.pol")
    before = state(here)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))

    done = subprocess.run(
        [*POLC, *(a.format("out") for a in arguments)],
        cwd=here, capture_output=True, text=True, check=False, preexec_fn=limited,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert state(here) == before


@pytest.mark.parametrize("arguments", WRITES, ids=lambda a: " ".join(a[:2]))
def test_a_folder_closed_to_writing(here: Path, arguments: tuple[str, ...]) -> None:
    write(here / "policies" / "demo.pol")
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root cannot be kept from writing here")
    bound = ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
    for folder in (here, here / "policies"):
        folder.chmod(0o555)
    before = state(here)
    try:
        done = subprocess.run(
            [*bound, *POLC, *(a.format("out") for a in arguments)],
            cwd=here, capture_output=True, text=True, check=False,
        )  # fmt: skip
        one_line(done)
        assert state(here) == before
    finally:
        for folder in (here, here / "policies"):
            folder.chmod(0o755)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write into any file")
def test_a_file_closed_to_writing_is_not_replaced(here: Path) -> None:
    path = here / "kept.txt"
    path.write_text("kept")
    path.chmod(0o444)
    with pytest.raises(CannotRunError):
        write_file(b"new", path)
    assert path.read_text() == "kept"


def test_a_file_keeps_its_permissions_and_a_link_its_target(here: Path) -> None:
    target = here / "elsewhere" / "real.txt"
    target.parent.mkdir()
    target.write_text("old")
    target.chmod(0o600)
    link = here / "link.txt"
    link.symlink_to(target)
    write_file(b"new", link)
    assert link.is_symlink()
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o600)
    assert sorted(p.name for p in target.parent.iterdir()) == ["real.txt"]


def test_a_pipe_is_written_into_and_stays_a_pipe(here: Path) -> None:
    write(here / "policies" / "demo.pol")
    os.mkfifo(here / "pipe")
    with subprocess.Popen(["cat", "pipe"], cwd=here, stdout=subprocess.PIPE) as reader:
        assert run("render", "policies/demo.pol", "--format", "text", "--lang", "en", "--output", "pipe").status == 0
        assert reader.stdout is not None
        told = reader.stdout.read()
    assert b"Privacy" in told or b"privacy" in told
    assert (here / "pipe").is_fifo()


def test_a_new_file_obeys_the_mask(here: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(b"new", here / "new.txt")
        write(here / "policies" / "demo.pol")
        assert run("build", "policies", "--out", "site").status == 0
    finally:
        os.umask(before)
    assert (here / "new.txt").stat().st_mode & 0o777 == 0o640
    assert (here / "site").stat().st_mode & 0o777 == 0o750


def test_a_site_put_aside_by_a_run_that_was_killed_comes_back(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders cannot change places, a run can be killed while neither is in its place."""
    write(here / "policies" / "demo.pol")
    assert run("build", "policies", "--out", "site").status == 0
    before = state(here / "site")
    aside = here / ".site.1-0.polc-old"
    aside.mkdir()
    (here / "site").rename(aside / "site")

    def fails(*_arguments: object, **_named: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("polc.cli.commands.build.write_pages", fails)
    assert run("build", "policies", "--out", "site").status == 2
    assert state(here / "site") == before
    assert not aside.exists()


def test_what_others_have_aside_is_left_alone(here: Path) -> None:
    """A run that goes on at this moment has a folder beside as well; one of a day ago was killed."""
    write(here / "policies" / "demo.pol")
    running, killed, other = here / ".site.1-0.polc-new", here / ".site.2-0.polc-new", here / ".site.new"
    for folder in (running, killed, other):
        folder.mkdir()
        (folder / "index.html").write_text("")
        os.utime(folder, (1, 1))
    os.utime(running)
    assert run("build", "policies", "--out", "site").status == 0
    assert (running.exists(), killed.exists(), other.exists()) == (True, False, True)
    assert ownership.MARK in {p.name for p in (here / "site").iterdir()}
