"""Beside others: polc and what else one might check such files with, in one run of whole processes on one machine.

    python -m benchmarks peers --spectral DIR/spectral --check-jsonschema DIR/check-jsonschema --schema FILE --fides DIR/fides

It installs nothing: what is neither named nor on the path is left out, and said to be. Before it measures, each must pass
the files and refuse one with a mistake. All run in turn, each after an empty Python process to which it is compared.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import peer_files
from benchmarks.services import SHARED

FILES = 26
ROOT = Path(__file__).parent.parent
RULES = Path(__file__).parent / "spectral-rules.yaml"
TILT = ROOT.parent / "shared" / "data" / "tilt-schema.json"
QUIET = {"FIDES__USER__ANALYTICS_OPT_OUT": "true", "NO_COLOR": "1"}
"""Added to the environment of all: nothing is sent anywhere, and nobody spends time on colours."""

LOAD_MANIFESTS = """
import sys
from fideslang.manifests import ingest_manifests
from fideslang.parse import load_manifests_into_taxonomy
load_manifests_into_taxonomy(ingest_manifests(sys.argv[1]))
"""


class Contender(NamedTuple):
    """A command, the version of its tool, and what it is given: one file, all of them, or a file with a mistake."""

    name: str
    version: str
    command: list[str]
    single: list[str]
    many: list[str]
    spoiled: list[str]


class Took(NamedTuple):
    """Seconds of one run: by the clock, of processors, and of processors for an empty Python process just before."""

    clock: float
    processor: float
    empty: float


def main(given: list[str]) -> None:
    """Writes the files, measures what is found, and prints a table."""
    asked = _options().parse_args(given)
    with tempfile.TemporaryDirectory() as made:
        folder = asked.out or Path(made)
        _write(folder, asked.seed)
        contenders = list(_contenders(asked, folder))
        for contender in contenders:
            _proved(contender, folder)
        print(_sizes(folder))
        _print(contenders, _measured(contenders, folder, asked.times))


def _options() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="python -m benchmarks peers", description="Measures polc beside others.")
    asked.add_argument("--spectral", default="spectral", help="the command of Spectral")
    asked.add_argument("--check-jsonschema", default="check-jsonschema", help="the command of check-jsonschema")
    asked.add_argument("--schema", type=Path, default=TILT, help="the JSON schema of TILT, for check-jsonschema")
    asked.add_argument("--fides", default="fides", help="the command of Fides")
    asked.add_argument("--fideslang", default="", help="a Python that has fideslang")
    asked.add_argument("--times", type=int, default=7)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--out", type=Path, help="an empty or absent folder to leave the files in")
    return asked


def _write(folder: Path, seed: int) -> None:
    """The files of all formats, and beside each set one with a mistake."""
    texts = {
        "shared/france.pol": SHARED,
        "polc.toml": "",
        "fides/policy.yml": peer_files.as_yaml(peer_files.fides_policy()),
    }
    for number, text in enumerate(peer_files.policies(FILES, seed)):
        texts[f"policies/policy-{number:02}.pol"] = text
        if not number:
            start = text.index("\n  basis ")
            texts["spoiled/policy.pol"] = text[:start] + text[text.index("\n", start + 1) :]
    for number in range(FILES):
        notice = peer_files.grown(peer_files.notice, seed + number)
        texts[f"notices/notice-{number:02}.yaml"] = notice
        texts[f"fides/systems-{number:02}.yml"] = peer_files.grown(peer_files.systems, seed + number)
    texts["spoiled/notice.yaml"] = texts["notices/notice-00.yaml"].replace(
        "controller:\n  name:", "controller:\n  nom:"
    )
    systems = texts["fides/systems-00.yml"]
    texts |= {f"fides-one/{name}": texts[f"fides/{name}"] for name in ("policy.yml", "systems-00.yml")}
    texts["fides-spoiled/policy.yml"] = texts["fides/policy.yml"]
    texts["fides-spoiled/systems.yml"] = systems.replace("use: essential.service\n", "use: train_ai_system\n")
    texts["fides-key/systems.yml"] = systems.replace("fides_key: firm", "fides_key: the firm", 1)
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _sizes(folder: Path) -> str:
    told = []
    for pattern in ("policies/*.pol", "notices/*.yaml", "fides/systems-*.yml"):
        texts = [file.read_bytes() for file in sorted(folder.glob(pattern))]
        lines, size = (statistics.median(count) for count in (map(_lines, texts), map(len, texts)))
        told.append(f"{pattern}: {len(texts)} files, median {lines:.0f} lines and {size / 1000:.1f} KB")
    return "\n".join(told)


def _lines(text: bytes) -> int:
    return text.count(b"\n")


def _contenders(asked: argparse.Namespace, folder: Path) -> Iterator[Contender]:
    """Those that are found; what is not is told on standard error."""
    polc = str(Path(sys.executable).with_name("polc"))
    policies = (["policies/policy-00.pol"], ["policies"], ["spoiled/policy.pol"])
    version = _version([polc, "--version"])
    yield Contender("polc check, cold", version, [polc, "check", "--no-cache"], *policies)
    yield Contender("polc check, warm cache", version, [polc, "check"], *policies)
    notices = [f"notices/{file.name}" for file in sorted((folder / "notices").iterdir())]
    given = (notices[:1], notices, ["spoiled/notice.yaml"])
    if spectral := _found(asked.spectral):
        command = [spectral, "lint", "--ruleset", str(RULES)]
        yield Contender("spectral lint, 21 rules", _version([spectral, "--version"]), command, *given)
    if (jsonschema := _found(asked.check_jsonschema)) and _found(str(asked.schema)):
        # One of the schema's regular expressions is refused under the default, stricter reading.
        command = [jsonschema, "--regex-variant", "nonunicode", "--schemafile", str(asked.schema.resolve())]
        yield Contender("check-jsonschema", _version([jsonschema, "--version"]), command, *given)
    if fides := _found(asked.fides):
        command, given = [fides, "--local", "evaluate"], (["fides-one"], ["fides"], ["fides-spoiled"])
        yield Contender("fides evaluate", _version([fides, "--version"]), command, *given)
    if python := _found(asked.fideslang):
        version = _version([python, "-c", "import fideslang; print(fideslang.__version__)"])
        command, given = [python, "-c", LOAD_MANIFESTS], (["fides-one"], ["fides"], ["fides-key"])
        yield Contender("fideslang, reading only", version, command, *given)


def _found(named: str) -> str:
    """Where a command or file is, in full; empty where it is not."""
    at = shutil.which(named) or (named if named and Path(named).exists() else "")
    if not at:
        print(f"left out, not found: {named or 'fideslang'}", file=sys.stderr)
    return str(Path(at).absolute()) if at else ""


def _version(command: list[str]) -> str:
    told = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **QUIET})
    return told.stdout.split("\n")[0].split()[-1]


def _proved(contender: Contender, folder: Path) -> None:
    """Stops where a tool refuses what is to be measured, or lets a mistake pass; warms up caches besides."""
    for files, right in ((contender.one, True), (contender.many, True), (contender.spoiled, False)):
        status, _, _ = _run([*contender.command, *files], folder)
        if (status == 0) is not right:
            raise SystemExit(f"{contender.name} ended with {status} on {files[0]}")


def _run(command: list[str], folder: Path) -> tuple[int, float, float]:
    """Exit status, seconds by the clock, and seconds of processors, of a process and those that it started."""
    environment = {**os.environ, **QUIET, "POLC_CACHE_DIR": str(folder / "cache")}
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    return run.returncode, time.perf_counter() - began, usage.ru_utime + usage.ru_stime


Measures = dict[tuple[str, bool], list[Took]]
"""By name, and whether all files were given."""


def _measured(contenders: list[Contender], folder: Path, times: int) -> Measures:
    took: Measures = {(c.name, many): [] for c in contenders for many in (False, True)}
    for turn in range(times):
        shift = turn % len(contenders)
        for contender in contenders[shift:] + contenders[:shift]:
            for many in (False, True):
                _, _, empty = _run([sys.executable, "-c", "pass"], folder)
                command = [*contender.command, *(contender.many if many else contender.one)]
                _, clock, processor = _run(command, folder)
                took[contender.name, many].append(Took(clock, processor, empty))
    return took


def _print(contenders: list[Contender], took: Measures) -> None:
    print(
        f"\n| | version | 1 file, clock | processor | to empty Python | {FILES} files, clock | processor "
        "| files a second, clock | of processor |\n" + "| --- " * 9 + "|"
    )
    for contender in contenders:
        single, many = took[contender.name, False], took[contender.name, True]
        clock, processor = (statistics.median(t.clock for t in many), statistics.median(t.processor for t in many))
        ratio = statistics.median(t.processor / t.empty for t in single)
        print(
            f"| {contender.name} | {contender.version} | {statistics.median(t.clock for t in single):.2f} s "
            f"| {statistics.median(t.processor for t in single):.2f} s | {ratio:.1f} | {clock:.2f} s | {processor:.2f} s "
            f"| {FILES / clock:.0f} | {FILES / processor:.0f} |",
            flush=True,
        )
    empty = [t.empty for runs in took.values() for t in runs]
    print(f"\nAn empty Python process: {statistics.median(empty) * 1000:.0f} ms of processor, median of {len(empty)}.")
