"""`polc docs`: a page for every rule in both languages, and no link that leads nowhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from polc.cli.main import main
from polc.reference.phrases import LANGUAGES
from polc.reference.rules import rule_page, slugs
from polc.reference.vocabulary import classes, vocabulary
from polc.site.guides import HOMES, ORDER, guide_address, guide_path
from tests.publish.links import Links

GUIDES = Path(__file__).parents[2] / "docs"


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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_guide_stands_in_the_manual_in_order(manual: Path, lang: str) -> None:
    written = {path.stem for path in (GUIDES if lang == "en" else GUIDES / lang).glob("*.md")}
    assert written == {guide for guide in ORDER if guide != "reference"}
    index = (manual / HOMES[lang] / "index.html").read_text(encoding="utf-8")
    places = [index.index(f'href="{guide_address(guide)}"') for guide in ORDER]
    assert places == sorted(places)
    for guide in ORDER:
        page = (manual / guide_path(guide, lang) / "index.html").read_text(encoding="utf-8")
        assert f'<html lang="{lang}">' in page
        assert "<!--" not in page.partition("<main")[2]
        assert "&lt;!--" not in page


def test_links_among_guides_lead_to_pages_in_the_same_language(manual: Path) -> None:
    page = (manual / "fr" / "guides" / "settings" / "index.html").read_text(encoding="utf-8")
    assert 'href="../../guides/upgrades/"' in page
    assert 'href="../../guides/ci/#formats"' in page


@pytest.mark.parametrize(
    ("lang", "printed", "everyday"), [("en", "identity", "surname"), ("fr", "coordonnées", "adresse")]
)
def test_the_lists_of_words_hold_every_term(manual: Path, lang: str, printed: str, everyday: str) -> None:
    page = (manual / HOMES[lang] / "words" / "index.html").read_text(encoding="utf-8")
    for class_ in classes():
        for id_ in vocabulary(class_).entries:
            assert f'<dt id="{class_}-{id_}">' in page, (class_, id_)
    assert printed in page
    assert everyday in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_search_knows_guides_rules_and_words_and_asks_nobody(manual: Path, lang: str) -> None:
    page = (manual / HOMES[lang] / "search" / "index.html").read_text(encoding="utf-8")
    for address in ("../guides/settings/", "../rules/omission/retention/", "../words/#data-email"):
        assert f'href="{address}' in page
    assert "script-src 'self'" in page
    assert "connect-src" not in page
    assert (manual / "search.js").is_file()
    other = (manual / HOMES[lang] / "guides" / "diff" / "index.html").read_text(encoding="utf-8")
    assert "script-src" not in other


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
