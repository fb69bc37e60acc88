"""Policies in which every text, telephone number and address is a payload of `payloads.txt`. Knows no output."""

from __future__ import annotations

import codecs
import re
from functools import cache
from itertools import cycle
from pathlib import Path

from polc.model.blank_texts import is_blank

ROOT = Path(__file__).parents[2]
PAYLOADS = Path(__file__).with_name("payloads.txt")
SOURCES = tuple(
    ROOT / path
    for path in (
        "policies/luxim.pol",
        "policies/rmn.pol",
        "tests/ok/insurer.pol",
        "tests/ok/saas-outside-eu.pol",
        "tests/ok/bakery-shop.pol",
        "tests/ok/town-hall.pol",
        "tests/ok/staff-notice.pol",
        "tests/ok/laboratory.pol",
        "tests/ok/newspaper.pol",
        "tests/ok/bank.pol",
    )
)
"""Together they have a text, a number or an address in every place where the examples of the project have one."""
TOKEN = re.compile(
    r'(?P<comment>#[^\n]*)|(?P<block>"""(?:.|\n)*?""")|(?P<string>"(?!"")(?:[^"\\\n]|\\.)*")'
    r'|(?P<url>https?://[^\s,{}"]+)|(?P<policy>(?<=^policy )\S+)|(?P<word>[\w-]+)|(?P<sign>[^\s\w])',
    re.MULTILINE,
)
ONE_LINE = frozenset({"phone", "at", "by", "cookie"})
"""Words after which a text stands on one line."""
KEPT = frozenset({"use", "version"})
"""Words after which no text for readers stands."""
REPEATED = re.compile(r"(.*)\*(\d+)\Z", re.DOTALL)


@cache
def payloads() -> tuple[str, ...]:
    """Every payload as it is meant, lines ended as in a source; with a letter where nobody would see it alone."""
    lines = PAYLOADS.read_text(encoding="ascii").splitlines()
    meant = (_meant(line) for line in lines if not line.startswith("#!"))
    return tuple(f"{text} x" if is_blank(text) else text for text in meant)


def _meant(line: str) -> str:
    text = codecs.decode(line, "unicode_escape").replace("\r", "\n")
    repeated = REPEATED.match(text)
    return repeated[1] * int(repeated[2]) if repeated else text


def hostile(source: Path, name: str, *given: str) -> str:
    """The text of a policy called `name`, every text and address of which is one of the payloads, in turn."""
    before = ""
    turn = cycle(given)

    def replaced(match: re.Match[str]) -> str:
        nonlocal before
        kind, found = match.lastgroup, match[0]
        word, before = before, found
        if kind == "policy":
            return name
        if kind == "url":
            return "https://evil.example/" + re.sub(r'[\s,{}"]', "", next(turn))
        if kind not in ("string", "block") or word in KEPT:
            return found
        before = word  # texts in several languages follow one word
        return _written(next(turn), one_line=word in ONE_LINE)

    return TOKEN.sub(replaced, source.read_text(encoding="utf-8"))


def in_turn(source: Path) -> str:
    """A policy of which each text and address is the next payload: all together hold every payload several times."""
    number = SOURCES.index(source)
    start = number * len(payloads()) // len(SOURCES)
    return hostile(source, f"hostile-{number}", *payloads()[start:], *payloads()[:start])


def _written(payload: str, *, one_line: bool) -> str:
    if one_line or "\n" not in payload:
        line = " ".join(payload.splitlines()) if "\n" in payload else payload
        return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f'"""\n{payload}\n"""'
