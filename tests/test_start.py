"""The first policy of the documentation: what it lacks at the beginning is found, and in the end nothing is."""

from __future__ import annotations

import re
from pathlib import Path

from tests.commands.run import run

GUIDE = (Path(__file__).parent.parent / "docs" / "start.md").read_text(encoding="utf-8")
FIRST, WHOLE = re.findall(r"```pol\n(.*?)```", GUIDE, re.DOTALL)


def test_the_beginning_has_only_omissions(here: Path) -> None:
    (here / "pottery.pol").write_text(FIRST, encoding="utf-8")
    result = run("check", "pottery.pol")
    found = set(re.findall(r"^(?:error|warning|advice)\[([a-z-]+)/", result.output, re.MULTILINE))
    assert result.status == 1
    assert "omission" in found
    assert not found & {"syntax", "names", "file", "structure", "contradiction"}
    assert result.output.count("= fix:") == len(re.findall(r"^(?:error|warning|advice)\[", result.output, re.MULTILINE))


def test_the_end_has_nothing_left(here: Path) -> None:
    (here / "pottery.pol").write_text(WHOLE, encoding="utf-8")
    result = run("check", "pottery.pol", "--fail-on", "advice")
    assert result.status == 0, result.output
    line = int(re.findall(r"polc explain pottery\.pol:(\d+)", GUIDE)[0])
    assert "`purpose courses`" in run("explain", f"pottery.pol:{line}").output


def test_the_commands_of_the_guide_run(here: Path) -> None:
    (here / "pottery.pol").write_text(WHOLE, encoding="utf-8")
    commands = [line.partition("#")[0].split()[1:] for line in GUIDE.splitlines() if line.startswith("polc ")]
    assert [c[0] for c in commands] == ["serve", "render", "release", "build"]
    for command in commands[1:]:
        assert run(*command).status == 0, command
    (here / "pottery.pol").write_text(WHOLE.replace('version "1"', 'version "2"').replace("2027", "2028"), "utf-8")
    told = run("diff", "pottery@1", "pottery.pol")
    assert told.status == 0
    assert "version/changed" in told.output
