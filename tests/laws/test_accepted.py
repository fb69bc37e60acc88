"""A plain shop at home in each country is left alone, and its page cites the law that holds there."""

from __future__ import annotations

import pytest

from polc.core.sources import Source
from polc.export.text import text
from polc.model.build import build
from polc.notice.notice import notice_of
from polc.syntax.parse import parse
from tests.laws.shops import TODAY, Home, found, shop

HOMES = {
    "belgium": Home("eu, belgium", "BE", "apd", "be:cde:III.88"),
    "luxembourg": Home("eu, luxembourg", "LU", "cnpd-lu", "lu:ccom:16"),
    "uk": Home("uk", "GB", "ico", "uk:gdpr:6(3)", ", controller-complaint"),
    "switzerland": Home("switzerland", "CH", "fdpic", "ch:co:958f"),
}


@pytest.mark.parametrize("home", HOMES.values(), ids=HOMES)
def test_a_plain_shop_is_left_alone(home: Home) -> None:
    assert found(shop(home)) == []


@pytest.mark.parametrize(
    ("name", "cited", "foreign"),
    [
        ("belgium", "GDPR Art. 15", ("French Data", "UK GDPR", "Swiss")),
        ("luxembourg", "GDPR Art. 15", ("French Data", "UK GDPR", "Swiss")),
        ("uk", "UK GDPR Art. 15", ("French Data", "Swiss", "European Economic Area", "(GDPR")),
        ("switzerland", "Swiss Data Protection Act Art. 25", ("French Data", "GDPR", "European Economic Area")),
    ],
)
def test_a_page_cites_the_law_that_holds(name: str, cited: str, foreign: tuple[str, ...]) -> None:
    file, _ = parse(Source("example.pol", shop(HOMES[name])))
    words = " ".join(text(notice_of(build(file, (), TODAY)[0], "en")).split())
    assert cited in words
    assert [law for law in foreign if law in words] == []
