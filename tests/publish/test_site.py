"""`polc build`: the site as a whole, through the command line."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from polc.publish.site import builder as site_module
from polc.reference.package import read_text
from tests.overlay import laid_over
from tests.running import polc

WRONG = 'purpose extra { title en "Extra" fr "Supplément" kind statistics }'


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "policies").mkdir()
    (here / "policies" / "demo.pol").write_text(read_text("skeleton.pol"), encoding="utf-8")
    return here


def break_policy(folder: Path) -> None:
    (folder / "policies" / "demo.pol").write_text(laid_over(WRONG), encoding="utf-8")


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self.lang = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {k: v or "" for k, v in attrs}
        if tag == "html":
            assert not self.lang
            self.lang = found["lang"]
        if "id" in found:
            self.ids.append(found["id"])
        for key in ("href", "src", "action", "srcset", "data", "poster"):
            if key in found:
                self.links.append((tag, found.get("rel", ""), found[key]))


def parsed(page: Path) -> Links:
    links = Links()
    links.feed(page.read_text(encoding="utf-8"))
    return links


def test_pages_stand_at_policy_and_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("build", "policies") == 0
    assert "4 pages written to build/site" in capsys.readouterr().out
    out = folder / "build" / "site"
    for lang in ("en", "fr"):
        page = parsed(out / "demo" / lang / "index.html")
        assert page.lang == lang
        assert len(page.ids) == len(set(page.ids))
        assert "purpose-newsletter" in page.ids
        assert "retention-prospects" in page.ids
    assert parsed(out / "demo" / "en" / "index.html").ids == parsed(out / "demo" / "fr" / "index.html").ids
    assert parsed(out / "index.html").lang == "en"
    assert parsed(out / "fr" / "index.html").lang == "fr"


def test_every_link_leads_somewhere_and_nothing_is_fetched_from_elsewhere(folder: Path) -> None:
    assert polc("build", "policies") == 0
    out = folder / "build" / "site"
    pages = {p.relative_to(out).as_posix(): parsed(p) for p in out.rglob("*.html")}
    assert len(pages) == 4
    for name, page in pages.items():
        for tag, rel, link in page.links:
            if link.startswith(("https://", "http://", "mailto:")):
                assert tag == "a", f"{name} fetches {link}"
                continue
            assert not re.match(r"[a-z]+:", link), link
            target, anchor = urldefrag(urljoin(f"/{name}", link))
            file = target.removeprefix("/") + ("index.html" if target.endswith("/") else "")
            assert (out / file).is_file(), f"{name} links to {link}"
            if anchor:
                assert anchor in pages[file].ids, f"{name} links to {link}"
            assert rel or tag == "a"


def test_pages_need_no_script_and_carry_a_policy_that_allows_none(folder: Path) -> None:
    assert polc("build", "policies") == 0
    for page in (folder / "build" / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text
        assert " style=" not in text
        assert "default-src 'none'" in text


def test_hreflang_version_and_date(folder: Path) -> None:
    assert polc("build", "policies", "--site-url", "https://example.org/privacy") == 0
    page = (folder / "build/site/demo/fr/index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate" hreflang="en" href="https://example.org/privacy/demo/en/">' in page
    assert '<link rel="canonical" href="https://example.org/privacy/demo/fr/">' in page
    assert "Version 1" in page
    assert "1 septembre 2026" in page.replace("1er ", "1 ")


def test_errors_stop_the_build_and_the_old_site_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("build", "policies") == 0
    before = {p: p.read_bytes() for p in (folder / "build").rglob("*") if p.is_file()}
    break_policy(folder)
    assert polc("build", "policies") == 1
    assert "omission/legal-basis" in capsys.readouterr().out
    assert {p: p.read_bytes() for p in (folder / "build").rglob("*") if p.is_file()} == before


def test_draft_is_built_in_spite_of_errors_and_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_policy(folder)
    assert polc("build", "policies", "--draft") == 0
    said = capsys.readouterr().out
    number = re.search(r"(\d+) open finding", said)
    assert number
    for lang, words in (("en", "open finding"), ("fr", "constat")):
        page = (folder / f"build/site/demo/{lang}/index.html").read_text(encoding="utf-8")
        assert re.search(rf"{number.group(1)} {words}", page.replace("\u00a0", " "))
        assert '<meta name="robots" content="noindex">' in page


def test_a_failure_half_way_leaves_the_old_site_and_no_litter(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polc("build", "policies") == 0
    before = {p: p.read_bytes() for p in (folder / "build").rglob("*") if p.is_file()}

    def disk_full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device", "page")

    monkeypatch.setattr(site_module, "build", disk_full)
    assert polc("build", "policies") == 2
    error = capsys.readouterr().err
    assert error.startswith("polc: cannot write")
    assert error.count("\n") == 1
    assert {p: p.read_bytes() for p in (folder / "build").rglob("*") if p.is_file()} == before
    assert [p.name for p in (folder / "build").iterdir()] == ["site"]


def test_a_folder_of_the_users_is_never_replaced(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "thesis.txt").write_text("years of work", encoding="utf-8")
    assert polc("build", "policies", "--out", "mine") == 2
    assert "did not write" in capsys.readouterr().err
    assert (folder / "mine" / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_same_input_gives_the_same_bytes(folder: Path) -> None:
    assert polc("build", "policies", "--out", "one") == 0
    assert polc("build", "policies", "--out", "two") == 0
    one = {p.relative_to(folder / "one"): p.read_bytes() for p in (folder / "one").rglob("*") if p.is_file()}
    two = {p.relative_to(folder / "two"): p.read_bytes() for p in (folder / "two").rglob("*") if p.is_file()}
    assert one == two


def test_a_library_alone_cannot_be_built(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "shared.pol").write_text('subject client { title en "customers" fr "clients" }\n', encoding="utf-8")
    assert polc("build", "shared.pol") == 2
    assert "no policy to build" in capsys.readouterr().err


def test_a_language_without_phrases_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = read_text("skeleton.pol").replace("languages en, fr", "languages en, fr, de")
    (folder / "policies" / "demo.pol").write_text(text, encoding="utf-8")
    assert polc("build", "policies", "--draft") == 2
    assert "“de”" in capsys.readouterr().err
