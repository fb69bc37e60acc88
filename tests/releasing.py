"""A small policy in versions, and the releases made of them through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.running import polc
from tests.shop import HEADER, SHOP

BEFORE, EVE, FIRST = "2026-11-22", "2027-02-28", "2027-03-01"
"""Days: a while before the second release applies, the day before, and its first day."""


def write(path: Path, version: str = "1", effective: str = "2026-09-01", years: int = 3) -> Path:
    """The shop's policy in a version of its own, whose newsletter data are kept for some years."""
    text = SHOP.replace(HEADER, f'version "{version}"   effective {effective}')
    text = text.replace("keep 3 years", f"keep {years} years")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def released(path: Path, version: str = "1", effective: str = "2026-09-01", years: int = 3) -> Path:
    """The folder of a release made of the policy in that version."""
    write(path, version, effective, years)
    assert polc("release", str(path)) == 0
    found = [p.parent for p in path.parent.rglob("release.json") if manifest(p.parent)["version"] == version]
    assert len(found) == 1
    return found[0]


def two(path: Path) -> tuple[Path, Path]:
    """The folders of two releases: one in force, one that keeps newsletter data longer and is still to come."""
    return released(path), released(path, "2.0 bis", FIRST, years=5)


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a release."""
    found: dict[str, Any] = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path inside."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
