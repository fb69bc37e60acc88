"""Every sub-paragraph of Articles 13 and 14, and the rest of the coverage matrix, has a rule."""

from __future__ import annotations

import re

import pytest

from polc.cli.main import main
from polc.reference.coverage import Provision, matrix

ARTICLE_13 = [*(f"13(1)({x})" for x in "abcdef"), *(f"13(2)({x})" for x in "abcdef"), "13(3)"]
ASKED = (
    *(f"gdpr:{n}" for n in (*range(5, 23), 26, 27, 28, 34, 37, 38, 39, 44, 45, 46, 47, 48, 49, 77)),
    *(f"fr:lil:{n}" for n in (8, 9, 10, 30, 44, 45, 46, 48, 82, 85)),
    *("fr:cpce:L34-5", *(f"fr:cconso:L223-{n}" for n in range(1, 8)), "ai-act:5", "ai-act:26", "ai-act:50"),
)
ARTICLE_14 = [*(f"14(1)({x})" for x in "abcdef"), *(f"14(2)({x})" for x in "abcdefg"), "14(4)"]


def test_the_matrix_names_every_sub_paragraph() -> None:
    named = {p.norm.article for p in matrix() if p.norm.instrument == "gdpr"}
    assert set(ARTICLE_13 + ARTICLE_14) <= named


@pytest.mark.parametrize("article", ASKED)
def test_every_article_on_what_a_notice_shows_has_a_line(article: str) -> None:
    assert any(p.norm.id == article or p.norm.id.startswith(f"{article}(") for p in matrix())


@pytest.mark.parametrize("provision", matrix(), ids=lambda p: p.norm.id)
def test_every_provision_has_a_rule_or_a_reason(provision: Provision) -> None:
    assert bool(provision.rules) != bool(provision.unseen), provision.norm.id
    assert set(provision.unseen) in (set(), {"en", "fr"})
    assert provision.wants["en"]
    assert provision.wants["fr"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_command_prints_the_matrix(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["rules", "--coverage", "--lang", lang])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert ("GDPR Art. 13(1)(c)" if lang == "en" else "RGPD, art. 13, § 1, c)") in shown.replace("\u00a0", " ")
    assert len(re.findall(r"omission/legal-basis\b", shown)) >= 1
