"""The list of changes tells of this version: its day, and every rule that it brought or took back."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from polc import __version__
from polc.reference.package import read_toml
from polc.reference.rule_names import introduced_of
from polc.reference.rules import rule_page, slugs

ROOT = Path(__file__).parent.parent
FIRST = frozenset((ROOT / "tests" / "rules-of-0.1.txt").read_text(encoding="utf-8").split())
"""The rules that the first version had."""
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_this_version_is_the_first_of_the_list_and_has_its_day() -> None:
    heading = re.search(r"^## (\S+) – (\d{4}-\d{2}-\d{2})$", CHANGES, re.MULTILINE)
    assert heading
    assert heading[1] == __version__
    studio = tomllib.loads((ROOT / "studio" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (studio["version"], studio["dependencies"]) == (__version__, [f"polc=={__version__}"])


def test_every_rule_added_is_named_and_bears_its_version() -> None:
    added = [slug for slug in slugs() if slug not in FIRST]
    assert len(added) > 40
    assert [slug for slug in added if f"`{slug}`" not in CHANGES] == []
    assert [slug for slug in added if introduced_of(rule_page(slug)) == "0.1"] == []
    assert [slug for slug in FIRST & set(slugs()) if introduced_of(rule_page(slug)) != "0.1"] == []


def test_every_rule_that_is_no_more_is_named() -> None:
    gone = FIRST - set(slugs())
    assert gone == set(read_toml("retired-rules.toml")) | {
        name for name in read_toml("renamed-rules.toml") if name in FIRST
    }
    assert [slug for slug in gone if f"`{slug}`" not in CHANGES] == []


def test_every_python_that_is_declared_is_tried() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["classifiers"]
    versions = re.findall(r"Python :: (3\.\d+)$", "\n".join(declared), re.MULTILINE)
    assert versions == ["3.11", "3.12", "3.13", "3.14"]
    assert f"for version in {' '.join(versions)}; do" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
