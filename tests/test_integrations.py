"""The files that other tools read say what polc does today."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml

from polc.cli.commands.check import FORMATS
from polc.cli.main import main
from polc.reference.package import read_text

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def options_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    return capsys.readouterr().out


def test_pre_commit_hook_checks_policies() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["entry"], hook["args"]) == ("polc check", ["--"])
    assert re.search(hook["files"], "policies/luxim.pol")


def test_action_and_template_use_options_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    template = yaml.safe_load((ROOT / "templates" / "polc.gitlab-ci.yml").read_text(encoding="utf-8"))
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step] + template["polc"]["script"]
    known = options_of("check", capsys)
    used = [option for script in scripts if "polc check" in script for option in re.findall(r"--[a-z][a-z-]*", script)]
    assert used
    assert all(option in known for option in used)
    assert all(script.rstrip().endswith('"$@" -- $POLC_PATHS') for script in scripts if "polc check" in script)
    assert all("python -I -m pip" in script for script in scripts if "pip" in script)


def test_guide_names_every_format_and_real_options(capsys: pytest.CaptureFixture[str]) -> None:
    for format_ in FORMATS:
        assert f"`{format_}`" in GUIDE
    known = "".join(options_of(command, capsys) for command in ("check", "diff", "baseline", "build"))
    for option in set(re.findall(r"--[a-z][a-z-]+", GUIDE)):
        assert option in known, option


def test_the_settings_shown_are_valid() -> None:
    shown = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert shown
    jsonschema.validate(tomllib.loads(shown.group(1)), json.loads(read_text("config.schema.json")))
