"""How much of a page comes from where: facts and phrasebook, notes, or free sections. Counts words; knows no policy."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from polc.core.record import record

WORD = re.compile(r"\w+(?:[’'.@/-]\w+)*")
VOID = frozenset({"br", "hr"})


@record
class Share:
    """Words of a page by origin: `model` for those made from facts and phrases, `note` and `section` for free text."""

    model: int = 0
    note: int = 0
    section: int = 0

    @property
    def words(self) -> int:
        """All words of the page."""
        return self.model + self.note + self.section

    @property
    def modelled(self) -> float:
        """The part of the words that comes from facts and phrases, from 0 to 1; 1 for an empty page."""
        return self.model / self.words if self.words else 1.0


def share(body: str) -> Share:
    """The words of a page's HTML by origin, the innermost `data-from` deciding."""
    counter = _Counter()
    counter.feed(body)
    counter.close()
    return Share(counter.found.get("", 0), counter.found.get("note", 0), counter.found.get("section", 0))


class _Counter(HTMLParser):
    """Counts words as they come, under the origin of the element that holds them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, int] = {}
        self._origins = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element: its own origin, or that of the element around it."""
        if tag not in VOID:
            self._origins.append(dict(attrs).get("data-from") or self._origins[-1])

    def handle_endtag(self, tag: str) -> None:
        """Closes the element opened last."""
        if tag not in VOID and len(self._origins) > 1:
            self._origins.pop()

    def handle_data(self, data: str) -> None:
        """Counts the words between two tags."""
        origin = self._origins[-1]
        self.found[origin] = self.found.get(origin, 0) + len(WORD.findall(data))
