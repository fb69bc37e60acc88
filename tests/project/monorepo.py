"""A repository with several projects, for tests of where their roots are and what is read of them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.run import Result, run
from tests.shop import SHOP

EXTRA = 'purpose extra { title en "Extra" fr "Supplément" kind statistics }\n'
"""A purpose with faults of the group `omission`, one of them that it has no legal basis."""
BASIS = "omission/legal-basis"


def policy(name: str, more: str = "") -> str:
    """A complete policy with this name, and what is added to it."""
    return SHOP.replace("policy demo", f"policy {name}") + more


def write(place: str, text: str = "") -> Path:
    """Writes a file, with the folders that it stands in."""
    path = Path(place)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def repository(place: str = ".") -> None:
    """Makes a folder a repository, as far as anything here looks."""
    (Path(place) / ".git" / "info").mkdir(parents=True)
    (Path(place) / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")


def checked(*arguments: str) -> list[dict[str, object]]:
    """The findings of a check, as its JSON has them."""
    result = run("check", "--format", "json", *arguments)
    assert result.errors == "", result.errors
    found: list[dict[str, object]] = json.loads(result.output)["findings"]
    return found


def told(*arguments: str) -> dict[tuple[object, object], object]:
    """The severity of each finding by its file and rule."""
    return {(f["path"], f["rule"]): f["severity"] for f in checked(*arguments)}


def read(*arguments: str) -> list[str]:
    """The files that a check of these paths has judged, as its JUnit report names them."""
    from xml.etree import ElementTree

    result: Result = run("check", "--format", "junit", *arguments)
    assert result.status in (0, 1), result.errors
    root = ElementTree.fromstring(result.output)  # noqa: S314 - our own report
    return [str(suite.get("name")) for suite in root if suite.get("name") != "polc"]


def severity_of_basis() -> object:
    """How severe a check of this folder tells the missing basis."""
    return next(f["severity"] for f in checked() if f["rule"] == BASIS)
