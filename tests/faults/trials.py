"""Runs a command with a fault in it, in a fresh copy of its folder, and says what is wrong with what is left."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from polc.project.atomic import folders as swapping
from tests.commands.run import Result, run
from tests.faults.injection import Fault, injected
from tests.faults.subjects import State, Subject, is_whole, state, strays

ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1795305600", "LC_ALL": "C.UTF-8"}

CACHE = "POLC_CACHE_DIR"
"""The cache stands beside the command's folder, new each time, so that every run does the same."""


@dataclass(frozen=True)
class Stage:
    """A command's folder as it stands before, the states before and after, and how many operations lie between."""

    subject: Subject
    folder: Path
    before: State
    after: State
    operations: int


def stage(subject: Subject, place: Path) -> Stage:
    """Makes the folder of a command below a place, and runs the command once, with nothing failing."""
    folder = place / "before"
    folder.mkdir(parents=True)
    with chdir(folder), patch.dict(os.environ, {**ENVIRONMENT, CACHE: str(place / "earlier")}):
        subject.prepare(lambda *arguments: run(*arguments).status)
    with tempfile.TemporaryDirectory(dir=place) as other:
        copy = shutil.copytree(folder, Path(other) / "copy")
        fault = Fault()
        done = _run(subject, copy, fault)
        assert (done.status, done.errors) == (0, ""), done
        return Stage(subject, folder, state(folder), state(copy), fault.seen)


def wrong(at: Stage, fault: Fault, *, exchange: bool = True) -> str:
    """What is wrong with a command's end where a fault was in force; empty where nothing is.

    `exchange` is false for a system that cannot let two folders change places.
    """
    with tempfile.TemporaryDirectory(dir=at.folder.parent) as other:
        copy = shutil.copytree(at.folder, Path(other) / "copy")
        with patch.object(swapping, "exchanged", swapping.exchanged if exchange else lambda *_: False):
            done = _run(at.subject, copy, fault)
        found, everywhere = state(copy), state(copy.parent)
    if strays(everywhere):
        return f"left behind: {sorted(strays(everywhere))}"
    if done.status == 0:
        return "" if found == at.after else "it says that all is well, and it is not"
    if done.status != 2 or done.errors.count("\n") != 1 or not done.errors.startswith("polc: "):
        return f"status {done.status}: {done.errors}"
    if not is_whole(found, at.before, at.after, several=at.subject.several):
        return "neither what was there before nor what was to be there"
    folders = [p for p, held in found.items() if held[1] is None and p not in at.before and p not in at.after]
    return f"folders left behind: {folders}" if folders else ""


def _run(subject: Subject, folder: Path, fault: Fault) -> Result:
    kept = {**ENVIRONMENT, CACHE: str(folder.parent / "cache")}
    with chdir(folder), patch.dict(os.environ, kept), injected(fault):
        return run(*subject.arguments)
