"""Two languages side by side: the same things in the same rows, each anchor once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polc.export.bilingual_html import beside
from polc.export.markup.notice import BlockRenderer
from polc.notice.notice import notice_of
from polc.reference.package import read_text
from tests.publish.pages import FILES, Elements, notice_at, parsed, policy_at, policy_of
from tests.running import polc

ROW = re.compile(r'<div class="pair">\n<div lang="en">(.*?)</div>\n<div lang="fr">(.*?)</div>\n</div>', re.DOTALL)


def side_by_side(text: str) -> str:
    policy = policy_of(parsed(text))
    return beside(BlockRenderer(notice_of(policy, "en")), BlockRenderer(notice_of(policy, "fr"))).body


def rows(body: str) -> list[tuple[str, str]]:
    return [(en.strip(), fr.strip()) for en, fr in ROW.findall(body)]


def test_headings_and_declarations_face_each_other() -> None:
    body = side_by_side(
        'policy p { title en "Notice" fr "Avis" languages en, fr }'
        'recipient host { name "Host" role processor } recipient mailer { name "Mailer" role processor }'
    )
    found = rows(body)
    headings = [(en, fr) for en, fr in found if "<h2" in en]
    assert any("Who receives these data?" in en and "Qui reçoit ces données" in fr for en, fr in headings)
    assert sum("Mailer" in en and "Mailer" in fr for en, fr in found) >= 1
    assert not any("Mailer" in en and "Mailer" not in fr for en, fr in found)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_anchor_twice_and_every_place_of_the_pages(path: Path) -> None:
    policy = policy_at(path)
    if len(policy.languages) < 2:
        return
    left, right = (notice_at(path, lang) for lang in policy.languages[:2])
    made = beside(BlockRenderer(left), BlockRenderer(right))
    found = Elements(made.body)
    assert all(len(places) == 1 for places in found.ids.values())
    assert {part.anchor for part in left.parts} | {part.anchor for part in right.parts} <= set(found.ids)
    assert {e.id for e in made.toc} <= set(found.ids)


def test_the_site_has_a_page_for_each_pair_and_leads_to_it(here: Path) -> None:
    (here / "demo.pol").write_text(read_text("skeleton.pol"), encoding="utf-8")
    assert polc("build", "demo.pol") == 0
    out = here / "build" / "site" / "demo"
    page = (out / "en-fr" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in page
    for lang in ("en", "fr"):
        assert 'href="../en-fr/"' in (out / lang / "index.html").read_text(encoding="utf-8")
