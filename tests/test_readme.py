"""What the README shows is what polc says today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polc.cli.main import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(after: str) -> str:
    found = re.search(rf"{re.escape(after)}.*?```\w*\n(.*?)```", README, re.DOTALL)
    assert found
    return found.group(1)


def squeezed(text: str) -> list[str]:
    return [" ".join(re.sub(r"\s+#[^\"]*$", "", line).split()) for line in text.splitlines() if line.strip()]


def test_the_excerpt_stands_in_the_policy() -> None:
    policy = squeezed((ROOT / "policies" / "rmn.pol").read_text(encoding="utf-8"))
    excerpt = squeezed(block("as it was published:"))
    start = policy.index(excerpt[0])
    assert policy[start : start + len(excerpt)] == excerpt


def test_the_finding_is_the_one_reported(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit):
        main(
            [
                "check",
                "policies",
                "--no-baseline",
                "--select",
                "omission/legal-basis",
                "--as-of",
                "2026-11-22",
                "--lang",
                "en",
            ]
        )
    assert block("What `polc check policies --no-baseline` says of it").strip() in capsys.readouterr().out


def test_every_command_is_in_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^  ([a-z-]+) {2,}", capsys.readouterr().out.partition("Commands:")[2], re.MULTILINE)
    assert commands
    for command in commands:
        assert f"| `polc {command}" in README, command
