"""The site of a policy that was released: which version stands where on which day, the archive, the feed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from tests.publish.links import broken, pages_of
from tests.releasing import BEFORE, EVE, FIRST, contents, released, two, write
from tests.running import polc

ADDRESS = "https://example.org/privacy/"
ATOM = "{http://www.w3.org/2005/Atom}"
OLD, NEW = "3 years after the last contact", "5 years after the last contact"
"""What the page says of the newsletter's data in the first and in the second release."""


@dataclass
class Read(HTMLParser):
    """A page as read: its words, links, ids, and what its head says."""

    words: str = ""
    title: str = ""
    links: list[dict[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    robots: str = ""
    lang: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {k: v or "" for k, v in attrs}
        self._open.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if tag in ("a", "link"):
            self.links.append(found)
        if tag == "meta" and found.get("name") == "robots":
            self.robots = found["content"]
        if tag == "html":
            self.lang = found["lang"]

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title" and not self.title:
            self.title = data
        self.words += " " + data

    @property
    def text(self) -> str:
        return " ".join(self.words.replace("\u202f", " ").split())

    def rel(self, name: str) -> list[str]:
        return [link["href"] for link in self.links if link.get("rel") == name]


def page(path: str) -> Read:
    found = Read()
    found.feed((Path("build/site") / path / "index.html").read_text(encoding="utf-8"))
    return found


def build(day: str, *arguments: str) -> None:
    assert polc("build", "policies", "--as-of", day, "--site-url", ADDRESS, *arguments) == 0


@pytest.fixture
def folder(here: Path) -> Path:
    two(here / "policies" / "demo.pol")
    return here


# -------------------------------------------------------------------------------------------------- day by day
@pytest.mark.parametrize("day", [BEFORE, EVE])
def test_until_its_day_a_coming_release_is_announced(folder: Path, day: str) -> None:
    build(day)
    current, coming = page("demo/en"), page("demo/versions/2.0-bis/en")
    assert OLD in current.text
    assert NEW not in current.text
    assert "A new version applies from 1 March 2027" in current.text
    assert "Une nouvelle version s’applique à partir du 1er mars 2027" in page("demo/fr").text
    [link] = [a for a in current.links if urljoin("/demo/en/", a["href"]) == "/demo/versions/2.0-bis/en/"]
    assert link
    assert NEW in coming.text
    assert "not in force yet: it applies from 1 March 2027" in coming.text
    assert coming.robots == "noindex"
    assert coming.rel("canonical") == [f"{ADDRESS}demo/versions/2.0-bis/en/"]


def test_from_its_day_it_is_in_force_and_the_old_one_is_kept(folder: Path) -> None:
    build(FIRST)
    current, past = page("demo/en"), page("demo/versions/1/en")
    assert NEW in current.text
    assert OLD not in current.text
    assert "A new version" not in current.text
    assert "Version 2.0 bis · In effect since 1 March 2027" in current.text
    assert OLD in past.text
    assert "no longer in force: it applied from 1 September 2026 to 28 February 2027" in past.text
    assert "In effect since" not in past.text
    assert past.robots == "noindex"
    assert "/demo/en/" in {urljoin("/demo/versions/1/en/", a["href"]) for a in past.links}


def test_the_release_in_force_has_an_address_for_ever(folder: Path) -> None:
    build(BEFORE)
    kept = page("demo/versions/1/en")
    assert OLD in kept.text
    assert "This version is in force" in kept.text
    assert kept.robots == ""
    assert kept.rel("canonical") == [f"{ADDRESS}demo/en/"]


def test_first_release_stands_at_policys_address_before_its_day(here: Path) -> None:
    released(here / "policies" / "demo.pol", "1", FIRST)
    build(BEFORE)
    assert "not in force yet: it applies from 1 March 2027" in page("demo/en").text
    assert page("demo/en").robots == ""


def test_a_release_replaced_before_its_day_never_applied(folder: Path) -> None:
    released(folder / "policies" / "demo.pol", "2.1", FIRST, years=4)
    build(BEFORE)
    current = page("demo/en").text
    assert current.count("A new version applies") == 1
    assert "never applied: version 2.1 replaced it" in page("demo/versions/2.0-bis/en").text
    build(FIRST)
    assert "4 years after the last contact" in page("demo/en").text
    assert "Never applied" in page("demo/versions/en").text


def test_the_working_source_is_shown_in_a_draft_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "policies" / "demo.pol", "3", "2027-06-01", years=9)
    build(BEFORE)
    assert "changed since version 2.0 bis was released" in capsys.readouterr().out
    assert "9 years" not in page("demo/en").text
    build(BEFORE, "--draft")
    assert "changed since" not in capsys.readouterr().out
    assert "9 years" in page("demo/en").text
    assert page("demo/en").robots == page("demo/versions/1/en").robots == "noindex"
    assert not (folder / "build" / "site" / "sitemap.xml").exists()


def test_files_beside_a_page_hold_the_release_that_it_shows(folder: Path) -> None:
    write(folder / "policies" / "demo.pol", "3", "2027-06-01", years=9)
    build(BEFORE, "--files", "text")
    [file] = (folder / "build" / "site" / "demo" / "en").glob("*.txt")
    text = " ".join(file.read_text(encoding="utf-8").split())
    assert OLD in text
    assert "9 years" not in text


def test_a_page_that_was_tampered_with_is_never_published(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(BEFORE)
    before = contents(folder / "build")
    frozen = folder / "policies" / "releases" / "demo" / "1" / "pages" / "en.html"
    frozen.write_text("<script>alert(1)</script>", encoding="utf-8")
    assert polc("build", "policies") == 2
    assert "not as it was released" in capsys.readouterr().err
    assert contents(folder / "build") == before


def test_frozen_pages_stay_as_they_are_when_the_source_changes(folder: Path) -> None:
    build(BEFORE)
    pages = contents(folder / "build" / "site" / "demo")
    write(folder / "policies" / "demo.pol", "3", "2027-06-01", years=9)
    build(BEFORE)
    assert contents(folder / "build" / "site" / "demo") == pages


# -------------------------------------------------------------------------------------------------- archive, changes
def test_the_archive_lists_every_release_the_newest_first(folder: Path) -> None:
    build(BEFORE)
    text = page("demo/versions/en").text
    places = [text.index(words) for words in ("2.0 bis (to come)", "From 1 March 2027", "1 (in force)", "Since 1 Sept")]
    assert places == sorted(places)
    targets = {urljoin("/demo/versions/en/", a["href"]) for a in page("demo/versions/en").links}
    assert targets >= {f"/demo/versions/{v}/{x}/" for v in ("1", "2.0-bis") for x in ("en", "fr")}
    assert "/demo/versions/2.0-bis/changes/en/" in targets
    assert "/demo/versions/1/changes/en/" not in targets
    for lang in ("en", "fr"):
        assert f"/demo/versions/{lang}/" in {urljoin(f"/demo/{lang}/", a["href"]) for a in page(f"demo/{lang}").links}


def test_coming_release_followed_by_another_says_until_when(here: Path) -> None:
    released(here / "policies" / "demo.pol", "1", "2027-01-01")
    released(here / "policies" / "demo.pol", "2", FIRST)
    build(BEFORE)
    text = page("demo/versions/en/").text
    assert "1 (to come) From 1 January 2027 to 28 February 2027" in text
    assert "2 (to come) From 1 March 2027 English" in text


def test_what_changed_says_it_in_both_languages(folder: Path) -> None:
    build(BEFORE)
    english, french = (page(f"demo/versions/2.0-bis/changes/{lang}") for lang in ("en", "fr"))
    assert "What changed in version 2.0 bis" in english.text
    assert "3 years" in english.text
    assert "5 years" in english.text
    assert "Newsletter" in english.text
    assert "Lettre d’information" in french.text
    assert re.search("5 ans", french.text)
    for path in ("demo/en", "demo/versions/2.0-bis/en", "demo/versions/en"):
        targets = [urljoin(f"/{path}/", a["href"]) for a in page(path).links]
        assert "/demo/versions/2.0-bis/changes/en/" in targets, path


def test_a_release_with_nothing_new_says_so(here: Path) -> None:
    released(here / "policies" / "demo.pol")
    released(here / "policies" / "demo.pol", "2", FIRST)
    build(BEFORE)
    assert "Nothing that matters to readers changed" in page("demo/versions/2/changes/en").text


def test_languages_of_old_releases_stay_readable(here: Path) -> None:
    path = here / "policies" / "demo.pol"
    released(path)
    write(path, "2", FIRST)
    path.write_text(path.read_text(encoding="utf-8").replace("languages en, fr", "languages fr"), encoding="utf-8")
    assert polc("release", str(path)) == 0
    build(FIRST)
    assert page("demo/versions/en").lang == "en"
    assert OLD in page("demo/versions/1/en").text
    assert not (here / "build" / "site" / "demo" / "en").exists()


@pytest.mark.parametrize("day", [BEFORE, FIRST])
def test_every_link_leads_somewhere_and_titles_differ(folder: Path, day: str) -> None:
    released(folder / "policies" / "demo.pol", "2.1", FIRST, years=4)
    build(day)
    site = folder / "build" / "site"
    assert broken(site, ADDRESS) == []
    told = [(found.lang, found.title) for found in pages_of(site).values()]
    assert len(set(told)) == len(told)


def test_the_sitemap_lists_what_may_be_found(folder: Path) -> None:
    build(BEFORE)
    text = (folder / "build" / "site" / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall("<loc>(.*?)</loc>", text)
    assert len(listed) == len(set(listed))
    assert {f"{ADDRESS}demo/versions/en/", f"{ADDRESS}demo/versions/2.0-bis/changes/fr/"} <= set(listed)
    for address in listed:
        assert page(address.removeprefix(ADDRESS)).robots == ""


# -------------------------------------------------------------------------------------------------------------- feed
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_feed_is_atom(folder: Path, lang: str) -> None:
    """RFC 4287: the elements that each feed and entry must have, ids that no other has, dates with a time."""
    build(BEFORE)
    file = folder / "build" / "site" / "demo" / f"feed.{lang}.xml"
    feed = ET.fromstring(file.read_bytes())  # noqa: S314 - written a moment ago
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.findtext(f"{ATOM}updated") or "")
        assert [k.get("rel") for k in element.findall(f"{ATOM}link")].count("alternate") == 1
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    ids = [e.findtext(f"{ATOM}id") or "" for e in (feed, *entries)]
    assert len(set(ids)) == 3
    assert all(i.startswith(ADDRESS) for i in ids)
    days = [(e.findtext(f"{ATOM}updated") or "")[:10] for e in entries]
    assert days == [FIRST, "2026-09-01"]
    for link in feed.iter(f"{ATOM}link"):
        path = (link.get("href") or "").removeprefix(ADDRESS)
        assert (folder / "build" / "site" / path).exists()
    [own] = [k.get("href") for k in feed.findall(f"{ATOM}link") if k.get("rel") == "self"]
    assert own == f"{ADDRESS}demo/feed.{lang}.xml"


def test_ids_stay_the_same_when_a_release_is_added(folder: Path) -> None:
    build(BEFORE)
    before = set(re.findall("<id>(.*?)</id>", (folder / "build/site/demo/feed.en.xml").read_text(encoding="utf-8")))
    released(folder / "policies" / "demo.pol", "3", "2028-01-01", years=6)
    build(FIRST)
    after = set(re.findall("<id>(.*?)</id>", (folder / "build/site/demo/feed.en.xml").read_text(encoding="utf-8")))
    assert before < after


def test_pages_tell_of_the_feed(folder: Path) -> None:
    build(BEFORE)
    for path in ("demo/en", "demo/versions/en", "demo/versions/1/en"):
        [link] = [k for k in page(path).links if k.get("type") == "application/atom+xml" and k.get("rel")]
        assert urljoin(f"/{path}/", link["href"]) == "/demo/feed.en.xml"


def test_without_the_sites_address_there_is_no_feed(folder: Path) -> None:
    assert polc("build", "policies") == 0
    assert not list((folder / "build").rglob("*.xml"))
    assert not [k for k in page("demo/en").links if k.get("type") == "application/atom+xml"]


def test_hostile_versions_are_words(here: Path) -> None:
    version = "<script>alert('&1')</script>]]>"
    released(here / "policies" / "demo.pol", version)
    build(BEFORE)
    for file in (here / "build" / "site").rglob("*.html"):
        assert "<script" not in file.read_text(encoding="utf-8")
    feed = ET.fromstring((here / "build/site/demo/feed.en.xml").read_bytes())  # noqa: S314
    assert version in (feed.findtext(f"{ATOM}entry/{ATOM}title") or "")


def test_same_releases_give_the_same_site(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(BEFORE)
    first_build = contents(folder / "build" / "site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    build(BEFORE)
    assert contents(folder / "build" / "site") == first_build
