"""The same input gives the same bytes, wherever, whenever and for whomever it is built. Each run is a process."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.releasing import two

ROOT = Path(__file__).parents[2]
DAY, EPOCH = "2026-11-22", "1795305600"
POLC = "from polc.cli.main import main; main()"
SPREAD = f"""
from polc.project import running
from polc.site import page_builder
page_builder.WORTHWHILE = running.WORTHWHILE = 1
{POLC}
"""
"""polc that has the fewest policies judged and printed by other processes, where it is asked for several."""
WITH_JOBS = ("build", "check")
"""The commands that take a number of processes."""
BACKWARDS = f"""
import os
listdir, scandir = os.listdir, os.scandir

class Entries(list):
    def __enter__(self):
        return self
    def __exit__(self, *error):
        return None
    def __next__(self):
        if not self:
            raise StopIteration
        return self.pop(0)
    def close(self):
        self.clear()

os.listdir = lambda *place: sorted(listdir(*place), reverse=True)
os.scandir = lambda *place: Entries(sorted(scandir(*place), key=lambda entry: entry.name, reverse=True))
{POLC}
"""
"""polc on a file system that lists folders from the end."""

COMMANDS = {
    "site": (
        "build",
        "{}",
        "--out",
        "{out}/site",
        "--files",
        "pdf,docx,markdown,text",
        "--site-url",
        "https://x.example",
    ),
    "review": ("review", "{}", "--output", "{out}/review.docx"),
    "report": ("check", "{}", "--format", "html", "--output-file", "{out}/report.html"),
    "findings": ("check", "{}", "--format", "sarif", "--output-file", "{out}/found.sarif"),
}


@dataclass(frozen=True)
class Surroundings:
    """What must make no difference: where the policies stand and how they are called, and the process."""

    policies: Path
    away: Path
    environment: dict[str, str]
    program: str = POLC
    options: tuple[str, ...] = ()
    mask: int = 0o022
    jobs: int = 1

    def digests(self, arguments: tuple[str, ...]) -> dict[str, str]:
        """The digest of every file that a command writes into `out`, by its path."""
        here = self.away if arguments[0] == "build" else self.policies.parent  # reports say where files stand
        out = here / f"out-{self.away.name}"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        given = [a.format(os.path.relpath(self.policies, here), out=out.name) for a in arguments]
        given += ["--jobs", str(self.jobs)] if arguments[0] in WITH_JOBS else []
        done = subprocess.run(
            [sys.executable, "-c", self.program, *given, *self.options],
            cwd=here, env=self.environment, umask=self.mask, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        return {
            p.relative_to(out).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(out.rglob("*"))
            if p.is_file()
        }


def environment(**named: str) -> dict[str, str]:
    """That of this process, with nothing of what is tried here, and what is given."""
    dropped = ("LC_", "LANG", "TZ", "PYTHONHASHSEED", "PYTHONOPTIMIZE", "SOURCE_DATE_EPOCH")
    return {k: v for k, v in os.environ.items() if not k.startswith(dropped)} | named


def locales(place: Path) -> dict[str, str]:
    """Where the locales of the tests stand, made here where this system can make them; else they have no effect."""
    place.mkdir()
    if shutil.which("localedef"):
        for name in ("tr_TR", "fr_FR"):
            made = ["localedef", "-i", name, "-f", "ISO-8859-9" if name == "tr_TR" else "UTF-8", str(place / name)]
            subprocess.run(made, capture_output=True, check=False)
    return {"LOCPATH": str(place)}


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> tuple[Surroundings, Surroundings, Surroundings]:
    """An everyday run, one in another place with all else changed, and one with folders listed from the end.

    The policies are a published one, one with each kind of declaration, and one of which there are releases.
    """
    first = tmp_path_factory.mktemp("a checkout") / "policies"
    shutil.copytree(ROOT / "policies", first, ignore=shutil.ignore_patterns("luxim*"))
    skeleton = (ROOT / "dsl" / "skeleton.pol").read_text(encoding="utf-8")
    (first / "whole.pol").write_text(skeleton.replace("policy demo", "policy whole"), encoding="utf-8")
    two(first / "demo.pol")
    second = tmp_path_factory.mktemp("un autre dépôt") / "far" / "down" / "policies"
    shutil.copytree(first, second)
    for path in second.rglob("*"):
        os.utime(path, (1, 1))
    told = locales(tmp_path_factory.mktemp("locales") / "made")
    here = tmp_path_factory.mktemp("here")
    return (
        Surroundings(
            first, first.parent, environment(SOURCE_DATE_EPOCH=EPOCH, LC_ALL="C.UTF-8", TZ="UTC", PYTHONHASHSEED="0")
        ),
        Surroundings(
            second,
            here / "one",
            environment(
                SOURCE_DATE_EPOCH=EPOCH, LC_ALL="tr_TR", TZ="Pacific/Kiritimati", PYTHONHASHSEED="1",
                PYTHONOPTIMIZE="2", PYTHONUTF8="0", **told,
            ),
            program=SPREAD,
            options=("--lang", "en"),
            mask=0o077,
            jobs=3,
        ),
        Surroundings(
            first,
            here / "two",
            environment(LC_ALL="fr_FR", TZ="America/Los_Angeles", PYTHONHASHSEED="2", **told),
            program=BACKWARDS,
            options=("--as-of", DAY, "--lang", "en"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_every_surrounding_gives_the_same_bytes(three, name: str) -> None:
    first, *others = three
    expected = first.digests(COMMANDS[name])
    assert expected
    if name == "site":
        assert {p.rpartition(".")[2] for p in expected} >= {"html", "xml", "pdf", "docx", "md", "txt", "css"}
    for other in others:
        assert other.digests(COMMANDS[name]) == expected


def test_another_day_gives_other_bytes(three, tmp_path: Path) -> None:
    """The comparison sees a difference where there is one."""
    first = three[0]
    demo = first.policies / "demo.pol"
    later = Surroundings(demo, tmp_path, {**first.environment, "SOURCE_DATE_EPOCH": str(int(EPOCH) + 86400)})
    arguments = ("build", "{}", "--out", "{out}/site")
    same = Surroundings(demo, tmp_path / "same", first.environment)
    assert later.digests(arguments) != same.digests(arguments)
