"""The first policy of the documentation: what it lacks at the beginning is found, and in the end nothing is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.run import run

DOCS = Path(__file__).parent.parent / "docs"
GUIDES = {lang: (DOCS / path).read_text(encoding="utf-8") for lang, path in (("en", "start.md"), ("fr", "fr/start.md"))}
LANGUAGES = pytest.mark.parametrize("lang", GUIDES)


def policies(lang: str) -> list[str]:
    """The policy of a guide as it begins, and as it ends."""
    return re.findall(r"```pol\n(.*?)```", GUIDES[lang], re.DOTALL)


def written(folder: Path, text: str) -> str:
    """The name of the file that holds the policy, after its own."""
    name = f"{text.split()[1]}.pol"
    (folder / name).write_text(text, encoding="utf-8")
    return name


@LANGUAGES
def test_the_beginning_has_only_omissions(lang: str, here: Path) -> None:
    result = run("check", written(here, policies(lang)[0]))
    found = re.findall(r"^(?:error|warning|advice)\[([a-z-]+)/", result.output, re.MULTILINE)
    assert result.status == 1
    assert "omission" in found
    assert not set(found) & {"syntax", "names", "file", "structure", "contradiction"}
    assert result.output.count("= fix:") == len(found)


@LANGUAGES
def test_the_end_has_nothing_left(lang: str, here: Path) -> None:
    name = written(here, policies(lang)[1])
    result = run("check", name, "--fail-on", "advice")
    assert result.status == 0, result.output
    told, line = re.findall(r"polc explain (\w+\.pol):(\d+)", GUIDES[lang])[0]
    assert told == name
    assert re.search(r"`purpose \w+`", run("explain", f"{name}:{line}").output)


@LANGUAGES
def test_the_commands_of_the_guide_run(lang: str, here: Path) -> None:
    whole = policies(lang)[1]
    name = written(here, whole)
    commands = [line.partition("#")[0].split()[1:] for line in GUIDES[lang].splitlines() if line.startswith("polc ")]
    assert [c[0] for c in commands] == ["serve", "render", "release", "build"]
    for command in commands[1:]:
        assert run(*command).status == 0, command
    written(here, whole.replace('version "1"', 'version "2"').replace("2027", "2028"))
    told = run("diff", f"{name.removesuffix('.pol')}@1", name)
    assert told.status == 0
    assert "version/changed" in told.output
