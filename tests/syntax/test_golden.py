"""Each file of tests/err beside what `polc check` says of it: `<name>.txt` in English, `<name>.fr.txt` in French.

`REWRITE_GOLDEN=1 pytest tests/syntax/test_golden.py` writes what is said now; read the difference before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from polc.reference.rules import rule_page, slugs
from tests.commands.run import run

FOLDER = Path(__file__).parents[1] / "err"
GROUPS = "syntax,names,file,structure"
OUTPUTS = sorted(FOLDER.glob("*.txt"))
FILES = sorted(FOLDER.glob("*.pol"))
LANGUAGES = ("en", "fr")
ELSEWHERE = {
    *("file/unreadable", "file/too-large", "file/too-many-findings", "file/use-too-many", "file/not-compared"),
    *("file/name", "names/policy-twice", "syntax/too-many"),
}
"""Rules that need what no file of the folder can be: tests/commands has them."""


def said_of(name: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(FOLDER)
    result = run("check", name, "--lang", lang, "--as-of", "2026-11-22", "--select", GROUPS)
    assert result.status == (1 if "[" in result.output and name not in WARNINGS else 0)
    return result.output


WARNINGS = ("empty.pol", "comment-only.pol")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_says_what_is_written_beside_it(path: Path, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = said_of(path.name, lang, monkeypatch)
    golden = path.with_suffix(".txt" if lang == "en" else ".fr.txt")
    if os.environ.get("REWRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda p: p.name)
def test_no_output_without_its_file(output: Path) -> None:
    assert (FOLDER / f"{output.name.split('.')[0]}.pol").exists()


def test_every_rule_and_variant_of_these_groups_is_shown() -> None:
    """Every page of syntax, names and files, and each of its variants, has an example in the folder."""
    english = [p for p in OUTPUTS if ".fr." not in p.name]
    shown = " ".join(" ".join(p.read_text(encoding="utf-8").split()) for p in english)
    wanted = [s for s in slugs() if s.partition("/")[0] in ("syntax", "names", "file") and s not in ELSEWHERE]
    missing = [s for s in wanted if f"[{s}]" not in shown]
    for slug in wanted:
        for variant, texts in rule_page(slug).meta.get("variants", {}).items():
            longest = max((" ".join(p.split()) for p in _plain_parts(texts["message"]["en"])), key=len)
            if longest not in shown:
                missing.append(f"{slug}:{variant} ({longest})")
    assert missing == []


def _plain_parts(template: str) -> list[str]:
    """The stretches of a message between its facts."""
    parts, depth, part = [], 0, ""
    for character in template:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth or character == "}":
            parts.append(part)
            part = ""
        else:
            part += character
    return [*parts, part]
