"""What the pages of a built site link to, and which of it leads nowhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin


class Links(HTMLParser):
    """A page's links (tag, relation, address), its ids and language, its title, and its pages in other languages."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self.lang = ""
        self.title = ""
        self.alternates: dict[str, str] = {}
        self._titled = False
        self.feed(page.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {k: v or "" for k, v in attrs}
        self._titled = tag == "title"
        if tag == "html":
            assert not self.lang
            self.lang = found["lang"]
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "link" and "hreflang" in found:
            assert found["hreflang"] not in self.alternates
            self.alternates[found["hreflang"]] = found["href"]
        for key in ("href", "src", "action", "srcset", "data", "poster"):
            if key in found:
                self.links.append((tag, found.get("rel", ""), found[key]))

    def handle_endtag(self, tag: str) -> None:
        self._titled = False

    def handle_data(self, data: str) -> None:
        if self._titled:
            self.title += data


def pages_of(site: Path) -> dict[str, Links]:
    """Every page of a site by its path."""
    return {p.relative_to(site).as_posix(): Links(p) for p in sorted(site.rglob("*.html"))}


def broken(site: Path, address: str = "") -> list[str]:
    """The links that lead nowhere, and what is fetched from elsewhere; `address` is the site's own where it has one."""
    pages = pages_of(site)
    faults = []
    for name, page in pages.items():
        for tag, rel, link in page.links:
            inside = link.removeprefix(address) if address else link
            if inside.startswith(("https://", "http://", "mailto:", "tel:")):
                if tag != "a":
                    faults.append(f"{name} fetches {link}")
                continue
            if re.match(r"[a-z]+:", inside):
                faults.append(f"{name} holds {link}")
                continue
            base = f"/{name}" if inside == link else "/"
            target, anchor = urldefrag(urljoin(base, inside))
            file = target.removeprefix("/") + ("index.html" if target.endswith("/") else "")
            if not (site / file).is_file() or (anchor and file in pages and anchor not in pages[file].ids):
                faults.append(f"{name} links to {link}")
            if not rel and tag not in ("a", "img", "script"):
                faults.append(f"{name}: {tag} says not what {link} is for")
    return faults
