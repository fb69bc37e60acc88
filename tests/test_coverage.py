"""Every sub-paragraph of Articles 13 and 14, and the rest of the coverage matrix, has a rule."""

from __future__ import annotations

import re

import pytest

from polc.cli.main import main
from polc.reference.coverage import Provision, matrix

ARTICLE_13 = [*(f"13(1)({x})" for x in "abcdef"), *(f"13(2)({x})" for x in "abcdef"), "13(3)"]
ARTICLE_14 = [*(f"14(1)({x})" for x in "abcdef"), *(f"14(2)({x})" for x in "abcdefg"), "14(4)"]


def test_the_matrix_names_every_sub_paragraph() -> None:
    named = {p.norm.article for p in matrix() if p.norm.instrument == "gdpr"}
    assert set(ARTICLE_13 + ARTICLE_14) <= named


@pytest.mark.parametrize("provision", matrix(), ids=lambda p: p.norm.id)
def test_every_provision_has_a_rule(provision: Provision) -> None:
    assert provision.rules, provision.norm.id
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
