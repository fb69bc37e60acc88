"""`polc docs`: a page for every rule in both languages, and no link that leads nowhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from polc.cli.main import main
from polc.reference.rules import rule_page, slugs
from tests.publish.links import Links


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("docs") / "site"
    with pytest.raises(SystemExit) as ended:
        main(["docs", "--out", str(out)])
    assert ended.value.code == 0
    return out


def test_every_rule_has_a_page_in_both_languages(manual: Path) -> None:
    for slug in slugs():
        for lang, home in (("en", ""), ("fr", "fr/")):
            page = manual / f"{home}rules/{slug}/index.html"
            text = page.read_text(encoding="utf-8")
            assert slug in text
            assert f'<html lang="{lang}">' in text
            assert rule_page(slug).words("title", lang).split(" ")[0] in text


def test_the_language_is_told_in_both_languages(manual: Path) -> None:
    for lang, home, heading in (("en", "", "Reading aloud"), ("fr", "fr/", "Lire à voix haute")):
        text = (manual / f"{home}language" / "index.html").read_text(encoding="utf-8")
        assert f'<html lang="{lang}">' in text
        assert heading in text
    assert 'href="language/"' in (manual / "fr" / "index.html").read_text(encoding="utf-8")


def test_links_of_the_manual(manual: Path) -> None:
    pages: dict[str, Links] = {p.relative_to(manual).as_posix(): Links(p) for p in manual.rglob("*.html")}
    assert any(page.links for page in pages.values())
    for name, page in pages.items():
        for tag, _rel, link in page.links:
            if link.startswith(("https://", "http://")):
                assert tag == "a"
                continue
            target, anchor = urldefrag(urljoin(f"/{name}", link))
            file = target.removeprefix("/") + ("index.html" if target.endswith("/") or target == "/" else "")
            assert (manual / file).is_file(), f"{name} links to {link}"
            assert not anchor or anchor in [*pages[file].ids, "top"], f"{name} links to {link}"


def test_no_placeholder_is_left(manual: Path) -> None:
    rules = sorted((manual / "rules").rglob("*.html"))
    assert rules
    for page in rules:
        text = page.read_text(encoding="utf-8").partition("<main")[2]
        assert "{subject}" not in text, page
        assert "?:" not in text.partition("<pre")[0], page
