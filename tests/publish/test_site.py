"""`polc build`: the site as a whole, through the command line."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from polc.reference.package import read_text
from polc.site import builder as site_module
from tests.overlay import laid_over
from tests.publish.links import Links, broken, pages_of
from tests.running import polc

OK = Path(__file__).parents[1] / "ok"
WRONG = 'purpose extra { title en "Extra" fr "Supplément" kind statistics }'


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "policies").mkdir()
    (here / "policies" / "demo.pol").write_text(read_text("skeleton.pol"), encoding="utf-8")
    return here


def break_policy(folder: Path) -> None:
    (folder / "policies" / "demo.pol").write_text(laid_over(WRONG), encoding="utf-8")


def in_one_language(out: Path) -> dict[str, Links]:
    """The pages that are not two languages side by side, which search engines are told to leave out."""
    return {name: page for name, page in pages_of(out).items() if "en-fr/" not in name}


def test_pages_stand_at_policy_and_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert polc("build", "policies") == 0
    assert "7 pages written to build/site" in capsys.readouterr().out
    out = folder / "build" / "site"
    for lang in ("en", "fr"):
        page = Links(out / "demo" / lang / "index.html")
        assert page.lang == lang
        assert len(page.ids) == len(set(page.ids))
        assert "purpose-newsletter" in page.ids
        assert "retention-prospects" in page.ids
    assert Links(out / "demo" / "en" / "index.html").ids == Links(out / "demo" / "fr" / "index.html").ids
    assert Links(out / "index.html").lang == "en"
    assert Links(out / "fr" / "index.html").lang == "fr"


def test_front_page_is_in_the_language_stated_first(folder: Path) -> None:
    text = read_text("skeleton.pol").replace("languages en, fr", "languages fr, en")
    (folder / "policies" / "demo.pol").write_text(text, encoding="utf-8")

    assert polc("build", "policies") == 0
    assert Links(folder / "build" / "site" / "index.html").lang == "fr"
    assert Links(folder / "build" / "site" / "en" / "index.html").lang == "en"


@pytest.mark.parametrize("address", ["", "https://example.org/privacy/"])
def test_every_link_leads_somewhere_and_nothing_is_fetched(folder: Path, address: str) -> None:
    assert polc("build", "policies", *(("--site-url", address) if address else ())) == 0
    out = folder / "build" / "site"
    assert len(pages_of(out)) == 7
    assert broken(out, address) == []


def test_a_link_that_leads_nowhere_is_seen(folder: Path) -> None:
    assert polc("build", "policies") == 0
    out = folder / "build" / "site"
    page = out / "demo" / "en" / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace('href="../fr/#part-brief"', 'href="../fr/#part-gone"'), encoding="utf-8")
    assert broken(out) == ["demo/en/index.html links to ../fr/#part-gone"]


def test_each_heading_leads_to_same_place_in_the_other_language(folder: Path) -> None:
    assert polc("build", "policies") == 0
    for lang, other in (("en", "fr"), ("fr", "en")):
        page = Links(folder / f"build/site/demo/{lang}/index.html")
        parts = [i for i in page.ids if i.startswith("part-") and not i.endswith("-title")]
        there = [link for _, _, link in page.links if link.startswith(f"../{other}/#")]
        assert len(parts) > 5
        assert there == [f"../{other}/#{part}" for part in parts]


def test_a_language_that_is_not_published_is_not_linked_to(folder: Path) -> None:
    (folder / "polc.toml").write_text('languages = ["fr"]\n', encoding="utf-8")
    assert polc("build", "policies") == 0
    pages = pages_of(folder / "build" / "site")
    assert sorted(pages) == ["demo/fr/index.html", "demo/fr/letters/index.html", "index.html"]
    assert broken(folder / "build" / "site") == []


def test_pages_need_no_script_and_carry_policy_that_allows_none(folder: Path) -> None:
    assert polc("build", "policies") == 0
    for page in (folder / "build" / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text
        assert " style=" not in text
        assert "default-src 'none'" in text


def test_version_and_date(folder: Path) -> None:
    assert polc("build", "policies") == 0
    page = (folder / "build/site/demo/fr/index.html").read_text(encoding="utf-8")
    assert "Version 1" in page
    assert "1 septembre 2026" in page.replace("1er ", "1 ")


def test_each_page_names_itself_and_its_other_languages_in_full(folder: Path) -> None:
    assert polc("build", "policies", "--site-url", "https://example.org/privacy") == 0
    pages = in_one_language(folder / "build" / "site")
    known = {f"https://example.org/privacy/{name.removesuffix('index.html')}": page for name, page in pages.items()}
    for address, page in known.items():
        assert ("link", "canonical", address) in page.links
        assert set(page.alternates) == {"en", "fr", "x-default"}
        assert page.alternates[page.lang] == address
        assert page.alternates["x-default"] == page.alternates["en"]
        for lang, other in page.alternates.items():
            assert known[other].alternates == page.alternates
            assert known[other].lang == lang or lang == "x-default"


def test_the_sitemap_lists_every_page_with_its_other_languages(folder: Path) -> None:
    assert polc("build", "policies", "--site-url", "https://example.org/privacy") == 0
    out = folder / "build" / "site"
    urls = ElementTree.parse(out / "sitemap.xml").getroot()  # noqa: S314 - our own file
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = {
        url.findtext("s:loc", "", space): {e.get("hreflang"): e.get("href") for e in url.findall("x:link", space)}
        for url in urls.findall("s:url", space)
    }
    pages = in_one_language(out)
    assert listed == {
        f"https://example.org/privacy/{name.removesuffix('index.html')}": page.alternates
        for name, page in pages.items()
    }
    assert [p.name for p in out.glob("sitemap*")] == ["sitemap.xml"]


def test_no_sitemap_of_drafts_nor_without_an_address(folder: Path) -> None:
    assert polc("build", "policies") == 0
    assert not list((folder / "build" / "site").glob("sitemap*"))
    assert polc("build", "policies", "--draft", "--site-url", "https://example.org/") == 0
    assert not list((folder / "build" / "site").glob("sitemap*"))


def test_two_policies_of_one_name_have_titles_of_their_own(folder: Path) -> None:
    text = read_text("skeleton.pol").replace("policy demo ", "policy other ")
    assert "policy other " in text
    (folder / "policies" / "other.pol").write_text(text, encoding="utf-8")
    assert polc("build", "policies", "--draft") == 0
    titles = [page.title for page in pages_of(folder / "build" / "site").values()]
    assert len(titles) == 12
    assert len(set(titles)) == 12


def test_letters_stand_on_page_to_which_policy_leads(folder: Path) -> None:
    assert polc("build", "policies") == 0
    out = folder / "build" / "site"
    page, letters = Links(out / "demo" / "en" / "index.html"), Links(out / "demo" / "en" / "letters" / "index.html")

    assert [i for i in page.ids if i.startswith("letter-")] == []
    assert "../en/letters/" in [link for _, _, link in page.links]
    assert "letter-access" in letters.ids
    assert "../" in [link for _, _, link in letters.links]


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
    facing = (folder / "build/site/demo/en-fr/index.html").read_text(encoding="utf-8")
    assert f"{number.group(1)} open finding" in facing.replace("\u00a0", " ")


def test_a_failure_half_way_leaves_the_old_site_and_no_litter(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polc("build", "policies") == 0
    before = {p: p.read_bytes() for p in (folder / "build").rglob("*") if p.is_file()}

    def disk_full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device", "page")

    monkeypatch.setattr(site_module, "build", disk_full)
    assert polc("build", "policies", "--no-cache") == 2
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
    first_build = {p.relative_to(folder / "one"): p.read_bytes() for p in (folder / "one").rglob("*") if p.is_file()}
    two = {p.relative_to(folder / "two"): p.read_bytes() for p in (folder / "two").rglob("*") if p.is_file()}
    assert first_build == two


def test_a_library_alone_cannot_be_built(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "shared.pol").write_text('subject client { title en "customers" fr "clients" }\n', encoding="utf-8")
    assert polc("build", "shared.pol") == 2
    assert "no policy to build" in capsys.readouterr().err


def test_a_language_without_phrases_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = read_text("skeleton.pol").replace("languages en, fr", "languages en, fr, de")
    (folder / "policies" / "demo.pol").write_text(text, encoding="utf-8")
    assert polc("build", "policies", "--draft") == 2
    assert "“de”" in capsys.readouterr().err


def test_list_marks_controller_of_another_language_with_capital(folder: Path) -> None:
    english = (OK / "library.pol").read_text(encoding="utf-8")
    assert 'name en "the town of Lahntal"' in english
    (folder / "policies" / "library.pol").write_text(english, encoding="utf-8")
    assert polc("build", "policies") == 0
    listed = {page: (folder / "build/site" / page / "index.html").read_text(encoding="utf-8") for page in ("", "fr")}
    assert "<p>The town of Lahntal</p>" in listed[""]
    assert '<p lang="en">The town of Lahntal</p>' in listed["fr"]
