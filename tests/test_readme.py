"""What the README shows, in each language, is what polc says today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polc.cli.main import main

DAY = ("--as-of", "2026-11-22")
ROOT = Path(__file__).parent.parent
READMES = {
    lang: (ROOT / name).read_text(encoding="utf-8") for lang, name in (("en", "README.md"), ("fr", "README.fr.md"))
}


def shown_blocks(lang: str) -> list[str]:
    """What the first section shows: an excerpt of a policy, and the finding on it."""
    return re.findall(r"```\w*\n(.*?)```", READMES[lang].split("\n## ")[1], re.DOTALL)


def squeezed(text: str) -> list[str]:
    return [" ".join(re.sub(r"\s+#[^\"]*$", "", line).split()) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("lang", READMES)
def test_the_excerpt_stands_in_the_policy(lang: str) -> None:
    policy = squeezed((ROOT / "policies" / "rmn.pol").read_text(encoding="utf-8"))
    excerpt = squeezed(shown_blocks(lang)[0])
    start = policy.index(excerpt[0])
    assert policy[start : start + len(excerpt)] == excerpt


@pytest.mark.parametrize("lang", READMES)
def test_the_finding_is_the_one_reported(
    lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    asked = ["--no-baseline", "--select", "omission/legal-basis", "--as-of", "2026-11-22", "--lang", lang]
    with pytest.raises(SystemExit):
        main(["check", "policies", *asked])
    assert shown_blocks(lang)[1].strip() in capsys.readouterr().out


@pytest.mark.parametrize("lang", READMES)
def test_every_command_is_in_the_table(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^  ([a-z-]+) {2,}", capsys.readouterr().out.partition("Commands:")[2], re.MULTILINE)
    assert commands
    for command in commands:
        assert f"| `polc {command}" in READMES[lang], command


@pytest.mark.parametrize(("name", "lang"), [("README.md", "en"), ("README.fr.md", "fr")])
def test_readme_quotes_what_the_page_says(name: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / name).read_text(encoding="utf-8")
    quoted = [line.removeprefix("> ").strip("*- ") for line in readme.splitlines() if line.startswith("> ")]
    with pytest.raises(SystemExit):
        main(["render", str(ROOT / "policies" / "rmn.pol"), "--language", lang, "--format", "text", "--draft", *DAY])
    page = " ".join(capsys.readouterr().out.split())

    assert len(quoted) >= 5
    for words in quoted:
        assert " ".join(words.split()) in page, words
