"""Where commands write is called `--output` by all of them; what they called it before is understood and not shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.run import run
from tests.shop import SHOP

NAMES = ("--output", "--out", "--output-file")
COMMANDS = {
    "check": ("check", "demo.pol", "--format", "json"),
    "build": ("build", "demo.pol"),
    "diff": ("diff", "demo.pol", "demo.pol"),
    "release": ("release", "demo.pol"),
    "review": ("review", "demo.pol"),
    "render": ("render", "demo.pol", "--format", "text"),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_writes_there(command: str, name: str, here: Path) -> None:
    (here / "demo.pol").write_text(SHOP, encoding="utf-8")
    result = run(*COMMANDS[command], name, "written")
    assert (result.status, result.errors) == (0, "")
    assert (here / "written").exists()


@pytest.mark.parametrize("command", [*COMMANDS, "docs", "new"])
def test_help_shows_the_one_name(command: str, here: Path) -> None:
    shown = run(command, "--help").output
    assert "--output " in shown
    assert not {"--out", "--output-file"} & set(shown.replace(",", " ").split())
    assert here.is_dir()


def test_a_mistake_names_the_one_name(here: Path) -> None:
    (here / "demo.pol").write_text(SHOP, encoding="utf-8")
    told = run("build", "demo.pol", "--out", "demo.pol")
    assert told.status == 2
    assert "'--output'" in told.errors
