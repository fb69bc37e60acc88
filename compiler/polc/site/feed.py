"""The Atom feed of a policy's releases (RFC 4287), for readers who want to hear of a new version."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

from polc.reference.phrases import SITE, phrase
from polc.site.edition import Edition
from polc.site.page_context import day_in_words, page_path
from polc.site.release_series import Archive, Issue

ATOM = "http://www.w3.org/2005/Atom"


def feeds(archive: Archive, edition: Edition) -> dict[str, bytes]:
    """A feed for each language of the releases, by its path.

    None where the site's address is not known. Whoever reads a feed has nothing else to find its pages by: without the
    address there are neither ids nor links.
    """
    if not edition.address:
        return {}
    return {archive.feed(lang): _feed(archive, lang, edition) for lang in archive.languages}


def _feed(archive: Archive, lang: str, edition: Edition) -> bytes:
    issues = [issue for issue in reversed(archive.issues) if lang in issue.pages]
    page = issues[0].pages[lang]
    main = archive.shown(edition.day).nearest(lang)
    here = f"{edition.address}{archive.feed(lang)}"
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": lang})
    _add_element(feed, "title", phrase("feed-title", lang, SITE, title=page.title))
    _add_element(feed, "id", here)
    _add_element(feed, "updated", _atom_time(max(i.tenure.release.effective for i in issues)))
    _add_element(_add_element(feed, "author"), "name", page.controller or page.title)
    _add_element(feed, "link", rel="self", type="application/atom+xml", href=here)
    _add_element(
        feed, "link", rel="alternate", type="text/html", href=f"{edition.address}{page_path(archive.policy, main)}"
    )
    for issue in issues:
        _entry(feed, issue, lang, edition)
    ET.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'.encode()


def _entry(feed: ET.Element, issue: Issue, lang: str, edition: Edition) -> None:
    """A release: its own address, which never changes, is its id."""
    release, address = issue.tenure.release, f"{edition.address}{issue.path(lang)}"
    told = phrase("feed-entry", lang, SITE, version=release.version, day=day_in_words(release.effective, lang))
    entry = _add_element(feed, "entry")
    _add_element(entry, "title", told)
    _add_element(entry, "id", address)
    _add_element(entry, "updated", _atom_time(release.effective))
    _add_element(entry, "link", rel="alternate", type="text/html", hreflang=lang, href=address)
    if lang in issue.changes:
        changes = f"{edition.address}{issue.changes_path(lang)}"
        _add_element(entry, "link", rel="related", type="text/html", hreflang=lang, href=changes)
    _add_element(entry, "summary", f"{issue.pages[lang].title}. {told}.")


def _add_element(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = text or None
    return element


def _atom_time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
