"""One root, one finding: the same mistake in several declarations of a policy is told once, with every place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.overlay import laid_over
from tests.running import polc

BARE = """
purpose {name} {{ title en "{title}" fr "{title}"   kind support   subjects client   data identity   recipients none
                  keep 1 year after request-closed, then delete }}
"""


def written(*names: str) -> None:
    """The skeleton with purposes of these names, none of which has a legal basis."""
    purposes = "".join(BARE.format(name=name, title=name.capitalize()) for name in names)
    Path("shop.pol").write_text(laid_over(purposes), encoding="utf-8")


def found(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    """The findings of a check of `shop.pol`, as it tells them to machines."""
    capsys.readouterr()
    polc("check", "shop.pol", "--format", "json", *options)
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return list(report["findings"])


def test_check_same_root_in_three_purposes_is_one_finding(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written("repairs", "advice", "lessons")
    (finding,) = found(capsys)
    assert finding["rule"] == "omission/legal-basis"
    assert finding["message"].endswith("The same holds of: Advice, Lessons.")
    assert len(finding["related"]) == 2


def test_check_same_root_in_french_names_the_others(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written("repairs", "advice")
    (finding,) = found(capsys, "--lang", "fr")
    assert finding["message"].endswith("Il en va de même de\u00a0: Advice.")
    assert finding["related"][0]["message"] == "et ici"


def test_check_roots_that_differ_in_words_stay_apart(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lacking = "retention figures {{ covers purposes improvement   keep {} years, then delete }}"
    text = laid_over(
        lacking.format(3) + lacking.format(4).replace("figures", "others").replace("improvement", "orders")
    )
    Path("shop.pol").write_text(text, encoding="utf-8")
    rules = [f["rule"] for f in found(capsys, "--select", "retention/start-missing")]
    assert rules == ["retention/start-missing"] * 2


def test_check_new_place_of_a_known_root_is_told_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written("repairs", "advice")
    polc("baseline", "shop.pol")
    assert found(capsys) == []
    written("repairs", "advice", "lessons")
    (finding,) = found(capsys)
    assert "Lessons" in finding["message"]
    assert "Repairs" not in finding["message"]
