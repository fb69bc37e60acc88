"""What a log makes of names and words of others: no command of a service that runs builds, no sign to a terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.overlay import laid_over
from tests.running import polc

DAY = ("--as-of", "2026-11-22")
OBEYED = re.compile(r"##\w*\[|^\s*::|[\x00-\x08\x0b-\x1f\x7f]", re.MULTILINE)
"""A command of Azure Pipelines, GitHub or TeamCity, and what steers a terminal."""
FOLDERS = ["a\x1b]0;b\x07", "##vso[task.prependpath]a", "::stop-commands::a", "a\n::error::b"]
WORDS = "##vso[task.prependpath]x"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output as if on a terminal, for which click takes nothing out."""
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("folder", FOLDERS)
def test_names_of_folders_are_no_commands(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(folder).mkdir()
    policy = f"{folder}/a.pol"
    Path(policy).write_text(laid_over(""), encoding="utf-8")
    calls = [
        ("baseline", folder, "--reason", "known", *DAY),
        ("release", policy, *DAY),
        ("render", policy, "--format", "text", "--output", f"{folder}/x.txt"),
        ("review", policy, "--output", f"{folder}/x.html", *DAY),
        ("explain", f"{policy}:3", *DAY),
        ("check", folder, *DAY),
        ("check", f"./{folder}/none.pol"),
        ("verify", folder, "--site", f"{folder}/none"),
        ("rules", f"./{folder}"),
    ]
    for call in calls:
        polc(*call)
        said = "\n".join(capsys.readouterr())
        assert said.strip(), call
        assert not OBEYED.search(said), (call, said)


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "gitlab", "junit", "markdown", "html", "github"])
def test_words_of_a_policy_are_no_commands(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.pol").write_text(
        f'{laid_over("")}\nsection "{WORDS}" {{\n{"x" * 60} ::stop-commands::y\n', encoding="utf-8"
    )
    Path("polc-baseline.txt").write_text(f"{WORDS} {'y' * 30} ::stop-commands::z\n", encoding="utf-8")
    assert polc("check", "--format", format_, *DAY) == 1
    written = capsys.readouterr().out
    assert "prependpath" in written
    own = re.sub(r"^::(error|warning|notice) file=", "", written, flags=re.MULTILINE)
    assert not OBEYED.search(own), own


def test_json_says_the_same_as_before(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.pol").write_text(f'{laid_over("")}\nsection "{WORDS}" {{ }}\n', encoding="utf-8")
    assert polc("check", "--format", "json", *DAY) == 1
    assert WORDS in json.loads(capsys.readouterr().out)["findings"][0]["message"]


def test_words_of_a_policy_are_no_links_and_call_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    words = "@octocat [a](https://evil.example) &lt;"
    Path("a.pol").write_text(f'{laid_over("")}\nsection "{words}" {{ }}\n', encoding="utf-8")
    assert polc("check", "--format", "markdown", *DAY) == 1
    markdown = capsys.readouterr().out
    assert "octocat" in markdown
    assert "@octocat" not in markdown
    assert "\\&lt;" in markdown
    assert "follow `section`, which" in markdown
    assert polc("check", "--format", "sarif", *DAY) == 1
    result = json.loads(capsys.readouterr().out)["runs"][0]["results"][0]
    assert "](" not in result["message"]["text"]


ARGUMENTS = [
    *(("words",), ("words", "--class"), ("explain",), ("check",), ("check", "--as-of"), ("check", "--format"), ()),
    *(("build",), ("render",), ("diff", "a.pol"), ("config",), ("rules",), ("release",), ("verify",), ("upcoming",)),
    *(("verify", "--signers"), ("serve", "--port"), ("review", "--output", "x.html"), ("new-rule",), ("format",)),
    *(("new", "policy", "--answers"), ("baseline", "--reason", "known"), ("upgrade-report", "--from"), ("cache",)),
    *(("lsp",), ("--config",), ("--executor",)),
]  # fmt: skip
"""Commands, and options of commands, that take an argument."""


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("call", ARGUMENTS, ids=" ".join)
@pytest.mark.parametrize(
    "argument", ["a\x1b]0;b\x07\n::error::b ##vso[x]", "a" * 50_000, "a " * 25_000, "--" + "a" * 50_000]
)
def test_arguments_are_told_in_short_and_steer_nothing(
    call: tuple[str, ...], argument: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.pol").write_text(laid_over(""), encoding="utf-8")
    polc(*call, argument)
    said = "".join(capsys.readouterr())
    assert said.strip()
    assert len(said) < 10_000
    assert not OBEYED.search(said)
