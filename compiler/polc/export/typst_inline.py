"""The words of a notice as values for the template of printed pages: runs, lists, and the places that links lead to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from polc.document.inline import Inline
from polc.export.runs import Paragraph, Run, runs

Value = dict[str, Any]
"""Values of JSON."""

SPACES = re.compile(r"[ \t\r\n\f\v]+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufeff\ufffe]")
"""What nobody sees, and PDF/UA allows in no text in part."""
LANGUAGE = re.compile(r"[a-z]{2,3}")
LONG = 24
"""How many characters of a word stand together before a line may end in it, where it has no better place."""
OVERLONG = re.compile(rf"\S{{{LONG}}}(?=\S)")
ADDRESS = re.compile(r"(?<=[/.?&=_@:-])(?=\w)")
SEAM = "\u200b"
"""A place where a line may end."""


class Words:
    """Makes values of texts, and keeps the `anchors` of the places that it has met."""

    def __init__(self) -> None:
        self.anchors: set[str] = set()

    def runs(self, words: Inline) -> list[Value]:
        """A text within a line."""
        return [self.run(run) for run in runs(words)]

    def run(self, run: Run, *, kept: bool = False) -> Value:
        """A run with only what it has; `kept` keeps its spaces and its lines."""
        text = CONTROL.sub("", run.text) if kept or run.text == "\n" else plain(run.text)
        value: Value = {"text": breakable(text)}
        looks = {"link": run.link, "strong": run.strong, "emphasis": run.emphasis, "code": run.code}
        value |= {name: look for name, look in looks.items() if look}
        if lang := LANGUAGE.match(run.lang.lower()):
            value["lang"] = lang.group()
        if anchor := self.anchor(run.anchor):
            value["anchor"] = anchor
        return value

    def anchor(self, anchor: str) -> str:
        """The anchor where it comes first, empty where the file has it already: a place has one name."""
        if not anchor or anchor in self.anchors:
            return ""
        self.anchors.add(anchor)
        return anchor

    def lists(self, found: Sequence[Paragraph], depth: int = 1) -> list[Value]:
        """Members of lists as lists, those that lie deeper inside the member before them."""
        made: list[Value] = []
        at = 0
        while at < len(found):
            end = at + 1
            while end < len(found) and found[end].depth > depth:
                end += 1
            item = found[at]
            inner = [{"form": "p", "value": [self.run(run) for run in item.runs]}] if item.depth <= depth else []
            below = found[at + 1 : end] if item.depth <= depth else found[at:end]
            inner += self.lists(below, depth + 1) if below else []
            if not made or bool(made[-1]["start"]) != bool(item.number):
                made.append({"form": "list", "start": item.number, "items": []})
            made[-1]["items"].append(inner)
            at = end
        return made


def plain(text: str) -> str:
    """Words as they are set: spaces and ends of lines are one space, and characters without any form are left out."""
    return CONTROL.sub("", SPACES.sub(" ", text))


def visible(text: str) -> bool:
    """True for words of which something is seen, not spaces and marks of direction alone."""
    return any(c.isprintable() and not c.isspace() for c in text)


def breakable(text: str) -> str:
    """The text with places where a line may end in words that are longer than a line of a table."""
    if not OVERLONG.search(text):
        return text
    return " ".join(_seamed(word) if len(word) > LONG else word for word in text.split(" "))


def _seamed(word: str) -> str:
    return OVERLONG.sub(lambda found: found.group() + SEAM, ADDRESS.sub(SEAM, word))
