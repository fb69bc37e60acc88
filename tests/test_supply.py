"""What polc rests on is declared, justified and pinned, and the look for known faults says what it found."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = {"uv", "pip-audit"}
"""What .ci installs of itself."""

HEADINGS = {
    "To run": "", "Files beside the pages (extra `files`)": "files", "On several machines (extra `cluster`)": "cluster",
    "To test (extra `test`)": "test",
    "To test pages in a browser (extra `browser`, and npm)": "browser", "To check the code (extra `lint`)": "lint",
    "To build and to keep the lists": "build", "To build the page of the studio (npm)": "studio",
}  # fmt: skip


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\s<>=!~;\[]", r)[0].lower() for r in requirements}


def declared() -> dict[str, set[str]]:
    """The names of direct dependencies by the part of the project that wants them."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = {extra: names(wanted) for extra, wanted in told["project"]["optional-dependencies"].items()}
    found["browser"] |= of_npm("tests/browser")
    found["studio"] = of_npm("studio")
    return {
        **found,
        "": names(told["project"]["dependencies"]),
        "build": names(told["build-system"]["requires"]) | TOOLS,
    }


def of_npm(folder: str) -> set[str]:
    """The names of the npm packages that a folder wants."""
    packages = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
    return {*packages.get("dependencies", {}), *packages.get("devDependencies", {})}


def tables() -> dict[str, list[list[str]]]:
    """The rows of DEPENDENCIES.md by their heading."""
    found: dict[str, list[list[str]]] = {}
    for part in (ROOT / "DEPENDENCIES.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        heading, _, rest = part.partition("\n")
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in rest.splitlines() if line[:1] == "|"]
        found[heading] = rows[2:]
    return found


def pinned(file: str) -> dict[str, list[str]]:
    """The digests of each package's files in a list of CI."""
    found: dict[str, list[str]] = {}
    text = (ROOT / ".ci" / file).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, version = re.match(r"([A-Za-z0-9._-]+)==(\S+)", line).groups()  # type: ignore[union-attr]
            digests = re.findall(r"--hash=(\S+)", line)
            found.setdefault(name, [version]).extend(digests or [f"none for {line}"])  # a version for each Python
    return found


def test_every_dependency_is_justified_and_no_other() -> None:
    told = {HEADINGS[heading]: [row[0] for row in rows] for heading, rows in tables().items()}
    assert {part: set(found) for part, found in told.items()} == declared()
    assert all(len(found) == len(set(found)) for found in told.values())


def test_every_row_says_why_what_else_which_licence_and_how_old() -> None:
    for rows in tables().values():
        for row in rows:
            assert len(row) == 5, row
            assert all(row), row
            assert re.match(r"\d", row[4]), row


def test_ci_installs_nothing_without_digests() -> None:
    everything, runtime = pinned("requirements.txt"), pinned("runtime.txt")
    for found in (everything, runtime):
        for name, (_, *digests) in found.items():
            assert digests, name
            assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", d) for d in digests), name
    wanted = declared()
    direct = set().union(*wanted.values()) - of_npm("tests/browser") - of_npm("studio") - {"uv"}
    assert direct <= {name.lower() for name in everything}, "run .ci/lock"
    assert wanted[""] <= {name.lower() for name in runtime}, "run .ci/lock"
    assert {name: f[0] for name, f in runtime.items()}.items() <= {name: f[0] for name, f in everything.items()}.items()
    commands = [line for line in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines() if "pip install" in line]
    assert commands
    assert all("--require-hashes" in line or "--no-deps" in line for line in commands)


@pytest.mark.parametrize("file", ["requirements.txt", "runtime.txt"])
def test_lists_name_no_place(file: str) -> None:
    text = (ROOT / ".ci" / file).read_text(encoding="utf-8")
    assert not re.search(r"://|(^|\s)/|file:|index|find-links", text)


def test_every_npm_package_has_a_digest() -> None:
    lock = json.loads((ROOT / "tests/browser/package-lock.json").read_text(encoding="utf-8"))
    assert all(found.get("integrity") for name, found in lock["packages"].items() if name)


def audited(tmp_path: Path, answer: str) -> tuple[int, str]:
    """What .ci/audit makes of an answer of pip-audit."""
    stand_in = tmp_path / "python"
    (tmp_path / "answer").write_text(answer, encoding="utf-8")
    stand_in.write_text(f'#!/bin/sh\ncat "{tmp_path}/answer"\n', encoding="utf-8")
    stand_in.chmod(0o755)
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci/audit"), str(stand_in)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def package(name: str, **told: object) -> dict[str, object]:
    return {"name": name, "version": "1", **told}


def test_the_look_for_known_faults(tmp_path: Path) -> None:
    fault = {"id": "PYSEC-1", "fix_versions": ["2"]}
    sound, unknown = package("sound", vulns=[]), package("unknown", skip_reason="no answer")
    status, told = audited(tmp_path, json.dumps({"dependencies": [sound, package("bad", vulns=[fault]), unknown]}))
    assert (status, told.splitlines()) == (
        1,
        ["bad 1: PYSEC-1, mended in 2", "2 of 3 packages looked up, 1 faults known"],
    )
    assert audited(tmp_path, json.dumps({"dependencies": [sound]})) == (
        0,
        "1 of 1 packages looked up, 0 faults known\n",
    )
    for nothing in (json.dumps({"dependencies": [unknown]}), "", "no network"):
        status, told = audited(tmp_path, nothing)
        assert status == 0
        assert told.startswith("skipped: ")


def test_every_room_is_packaged() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        packaged = tomllib.load(file)["tool"]["setuptools"]["packages"]
    folders = [p.parent.relative_to(ROOT / "compiler") for p in (ROOT / "compiler" / "polc").rglob("__init__.py")]
    assert sorted(packaged) == sorted([".".join(f.parts) for f in folders] + ["polc.dsl", "polc.guides", "polc.theme"])
