"""The files that other tools read say what polc does today."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from polc.cli.commands.check import FORMATS
from polc.cli.main import main
from polc.reference.package import read_text
from tests.running import polc

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def options_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    return capsys.readouterr().out


def hooks() -> dict[str, dict[str, Any]]:
    return {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


def test_hook_judges_the_project_whatever_of_it_changes() -> None:
    hook = hooks()["polc-check"]

    assert (hook["entry"], hook["pass_filenames"], hook["require_serial"]) == ("polc check", False, True)
    for name in ("policies/luxim.pol", "polc.toml", "a/pyproject.toml", "policies/polc-baseline.txt"):
        assert re.search(hook["files"], name), name
    for name in ("README.md", "mypolc.toml", "a.pol.bak"):
        assert not re.search(hook["files"], name), name


def test_hook_that_takes_names_takes_no_option_among_them() -> None:
    assert hooks()["polc-format"]["args"] == ["--"]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a policy and the hooks of this project, run by the polc of the tests."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    folder = tmp_path / "checkout"
    folder.mkdir()
    local = [{**hook, "language": "system"} for hook in hooks().values()]
    config = {"repos": [{"repo": "local", "hooks": local}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (folder / "demo.pol").write_text(read_text("skeleton.pol"), encoding="utf-8")
    (folder / "polc.toml").write_text('lang = "en"\n', encoding="utf-8")
    _git(folder, "init", "-q")
    return folder


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def _pre_commit(folder: Path, *hook: str) -> tuple[int, str]:
    """The exit status of pre-commit itself on what is staged, and what it says."""
    _git(folder, "add", "-A")
    call = [sys.executable, "-m", "pre_commit", "run", *hook]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_pre_commit_passes_a_sound_policy_and_its_release(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout)
    assert polc("release", "demo.pol", "--out", "releases", "--as-of", "2026-11-22") == 0

    status, told = _pre_commit(checkout, "polc-check")

    assert status == 0, told


def test_pre_commit_fails_where_change_of_file_breaks_another(checkout: Path) -> None:
    policy = checkout / "demo.pol"
    shared = read_text("skeleton.pol")
    cut = shared.index("channel contact-form")
    end = shared.index("\n", cut) + 1
    (checkout / "shared.pol").write_text(shared[cut:end], encoding="utf-8")
    policy.write_text('use "shared.pol"\n' + shared[:cut] + shared[end:], encoding="utf-8")
    assert _pre_commit(checkout, "polc-check")[0] == 0
    _git(checkout, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "a")

    (checkout / "shared.pol").write_text(shared[cut:end].replace("contact-form", "contact-page"), encoding="utf-8")
    status, told = _pre_commit(checkout, "polc-check")

    assert status == 1
    assert "contact-form" in told


def test_pre_commit_lays_out_what_changes(checkout: Path) -> None:
    (checkout / "demo.pol").write_text('data d {\ntitle "x" }\n', encoding="utf-8")

    assert _pre_commit(checkout, "polc-format")[0] == 1  # pre-commit fails where a hook changes a file
    assert (checkout / "demo.pol").read_text(encoding="utf-8") == 'data d {\n  title "x"\n}\n'


def test_action_and_template_use_options_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    template = yaml.safe_load((ROOT / "templates" / "polc.gitlab-ci.yml").read_text(encoding="utf-8"))
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step] + template["polc"]["script"]
    scripts = [line for script in scripts for line in script.splitlines()]
    known = options_of("check", capsys)
    checks = [line for line in scripts if re.search(r'polc"? check', line)]
    used = [option for line in checks for option in re.findall(r"--[a-z][a-z-]*", line)]
    assert len(checks) == 4
    assert all(option in known for option in used)
    assert all('"$@"' in line and "-- $POLC_PATHS" in line for line in checks)
    assert all("-I -m pip" in line for line in scripts if "pip install " in line)


def test_action_pins_what_it_uses_by_digest() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

    for step in action["runs"]["steps"]:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step.get("uses", f"a@{'0' * 40}"))


def test_action_run_by_hand_fails_tells_counts_and_writes_sarif(tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    [check] = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
    (tmp_path / "demo.pol").write_text('policy p { title "P" }\n', encoding="utf-8")
    made = tmp_path / "polc" / "environment" / "bin"
    made.mkdir(parents=True)
    for name in ("polc", "python"):
        (made / name).symlink_to(Path(sys.executable).parent / name)
    surroundings = {
        **os.environ, "RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(ROOT), "POLC_PATHS": "demo.pol",
        "POLC_ARGUMENTS": "--fail-on advice", "GITHUB_OUTPUT": str(tmp_path / "out"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"), "POLC_CACHE_DIR": str(tmp_path / "polc" / "outcomes"),
    }  # fmt: skip

    call = ["bash", "-eo", "pipefail", "-c", check["run"]]
    done = subprocess.run(call, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False)

    outputs = dict(line.split("=", 1) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines())
    assert done.returncode == 1, done.stderr
    assert int(outputs["errors"]) > 0
    assert json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]
    assert (tmp_path / "summary").read_text(encoding="utf-8").count("# ") >= 1
    assert done.stdout.startswith("::")


def test_guide_names_every_format_and_real_options(capsys: pytest.CaptureFixture[str]) -> None:
    for format_ in FORMATS:
        assert f"`{format_}`" in GUIDE
    known = "".join(options_of(command, capsys) for command in ("check", "diff", "baseline", "build", "config"))
    for option in set(re.findall(r"--[a-z][a-z-]+", GUIDE)):
        assert option in known, option


def test_the_settings_shown_are_valid() -> None:
    shown = re.search(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    assert shown
    jsonschema.validate(tomllib.loads(shown.group(1)), json.loads(read_text("config.schema.json")))
