"""The commands that write, each with a folder as it stands before; and what a folder holds."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.releasing import FIRST, write

STRAY = re.compile(r"\..+\.\d+-\d+\.polc-(new|old)")
"""What a run that was killed may leave behind."""

Run = Callable[..., int]
"""Runs `polc` with arguments in the current folder and returns its exit status."""

State = dict[str, tuple[int, bytes | None]]
"""Permissions and bytes of every file by its path; None stands for the bytes of a folder."""


@dataclass(frozen=True)
class Subject:
    """A command, and what makes the folder in which it runs.

    `several` is true where it writes files in more than one place, of which each is whole by itself. `tries` is at how
    many of its operations it is made to fail in the usual tests; `tests.faults.fail` tries all.
    """

    name: str
    arguments: tuple[str, ...]
    prepare: Callable[[Run], None]
    several: bool = False
    tries: int = 12


def _policy(_run: Run) -> None:
    write(Path("policies/demo.pol"))


def _with(*earlier: str) -> Callable[[Run], None]:
    """The policy, after another command and a change of the policy."""

    def prepare(run: Run) -> None:
        _policy(run)
        assert run(*earlier) == 0
        write(Path("policies/demo.pol"), "2", FIRST, years=5)

    return prepare


def _open_finding(run: Run) -> None:
    """A baseline, and after it a finding that it does not know."""
    _policy(run)
    assert run("baseline", "policies") == 0
    path = Path("policies/demo.pol")
    path.write_text(
        path.read_text(encoding="utf-8") + '\nsubject stranger {\n  title en "strangers"\n}\n', encoding="utf-8"
    )


def _checkout(run: Run) -> None:
    _policy(run)
    Path("dsl/rules").mkdir(parents=True)
    Path("compiler/polc/checks").mkdir(parents=True)


def _file(name: str) -> Callable[[Run], None]:
    """The policy, and a file of somebody's where the command writes."""

    def prepare(run: Run) -> None:
        _policy(run)
        Path(name).write_text("what stood here before\n", encoding="utf-8")
        Path(name).chmod(0o640)

    return prepare


BUILD = ("build", "policies", "--out", "public/site", "--files", "markdown")
RELEASE = ("release", "policies/demo.pol")

RENDER = ("render", "policies/demo.pol", "--format", "text")

SUBJECTS = (
    Subject("baseline", ("baseline", "policies"), _policy),
    Subject("baseline again", ("baseline", "policies", "--accept-new"), _open_finding),
    Subject("release", RELEASE, _policy, several=True),
    Subject("second release", RELEASE, _with(*RELEASE), several=True),
    Subject("render", (*RENDER, "--lang", "en", "--output", "demo.txt"), _file("demo.txt")),
    Subject("render all", (*RENDER, "--output", "new/texts/"), _policy, several=True),
    Subject("review", ("review", "policies", "--output", "review.docx"), _file("review.docx")),
    Subject("report", ("check", "policies", "--format", "sarif", "--output-file", "found.sarif"), _policy),
    Subject("new rule", ("new-rule", "lottery/draw-date"), _checkout, several=True),
    Subject("build", BUILD, _policy, tries=5),
    Subject("build again", BUILD, _with(*BUILD), tries=5),
)

DOCS = Subject("docs", ("docs", "--out", "manual"), _policy, tries=0)
"""Takes several seconds each time; tried on demand."""


def state(folder: Path) -> State:
    """What a folder holds."""
    return {
        path.relative_to(folder).as_posix(): (
            stat.S_IMODE(path.stat().st_mode),
            path.read_bytes() if path.is_file() else None,
        )
        for path in sorted(folder.rglob("*"))
    }


def strays(found: State) -> set[str]:
    """What runs that were killed have left."""
    return {path for path in found if any(STRAY.fullmatch(part) for part in path.split("/"))}


def without(found: State, paths: set[str]) -> State:
    """A state less some paths."""
    return {path: held for path, held in found.items() if path not in paths}


def is_whole(found: State, before: State, after: State, *, several: bool) -> bool:
    """True for the state before or that after; where several places are written, for each file by itself.

    Folders that are to hold what is written may be there already.
    """
    files, old, new = ({p: held for p, held in s.items() if held[1] is not None} for s in (found, before, after))
    if several:
        return all(held in (old.get(path), new.get(path)) for path, held in files.items()) and set(files) >= set(old)
    return files in (old, new)
