"""A hostile value of every kind of literal, through what reads, judges, shows and compares: never an exception."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.run import run

SOURCE = Path(__file__).parents[1] / "ok" / "bakery-shop.pol"
LITERALS = {
    "date": (r"(?<=effective )\S+", ("0001-01-01", "9999-12-31", "2026-02-30")),
    "length": (r"(?<= )\d+(?= (?:month|year))", ("0", "999999999", "1" + "0" * 30)),
    "address": (r"https?://[^\s,{}\"]+", ("https://[::1", "https://😀:99999/<>&'")),
    "e-mail": (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", (".@-.-", "a@" + "b." * 900 + "c")),
    "text": (r'(?<=en )"[^"\n]*"', ('""', '"…"', '"\u0627 \u202e x"', '"\u0301\u00ad\ufeff"', '"{{7*7}} {x}"')),
    "language": (r'(?<= )fr(?= ")', ("xx", "is")),
    "country": (r"(?<=located )[A-Z]{2}", ("ZZ", "EEA")),
    "norm": (r"(?<=norm )[a-z][\w.:/()-]*", ("a:b", "gdpr:" + "9" * 900)),
    "event": (r"(?<=after )[a-z][\w-]+", ("none", "x" * 900)),
    "name": (
        r"(?<=^purpose )\S+|(?<=^data )\S+|(?<=^right )\S+",
        ("class", "part-brief", "\U00020000"),
    ),
    "policy": (r"(?<=^policy )\S+", ("None", "x" * 900)),
    "version": (r'(?<=version )"[^"\n]*"', ('""', '".."', '"{x}"', '"a b/😀"')),
}
CASES = [(kind, value) for kind, (_, values) in LITERALS.items() for value in values]
USES = (
    ("check", "t.pol", "--format", "html"),
    ("check", "t.pol", "--format", "sarif"),
    ("render", "t.pol", "--draft", "--format", "docx", "--output", "t.docx"),
    ("render", "t.pol", "--draft", "--format", "markdown"),
    ("render", "t.pol", "--draft", "--format", "html-fragment"),
    ("render", "t.pol", "--draft", "--format", "text"),
    ("diff", "before.pol", "t.pol"),
    ("upcoming", "t.pol"),
    ("explain", "t.pol:8"),
    ("review", "t.pol", "--output", "t.html"),
    ("release", "t.pol"),
)
"""Each case goes through one of them, in turn."""


@pytest.mark.parametrize(("number", "kind", "value"), [(n, *case) for n, case in enumerate(CASES)])
def test_command_with_a_hostile_literal_ends_as_documented(here: Path, number: int, kind: str, value: str) -> None:
    text = SOURCE.read_text(encoding="utf-8")
    changed, times = re.subn(LITERALS[kind][0], lambda _: value, text, flags=re.MULTILINE)
    assert times
    (here / "before.pol").write_text(text, encoding="utf-8")
    (here / "t.pol").write_text(changed, encoding="utf-8")
    result = run(*USES[number % len(USES)])
    assert result.status in (0, 1, 2)
    assert result.status != 2 or (result.errors.startswith("polc: ") and result.errors.count("\n") == 1)


def test_pdf_of_a_text_that_the_standard_forbids_is_written(here: Path) -> None:
    source = SOURCE.read_text(encoding="utf-8").replace('title en "', 'title en "\u00ad\ufeff', 9)
    (here / "t.pol").write_text(source, encoding="utf-8")
    assert run("render", "t.pol", "--draft", "--format", "pdf", "--output", "t.pdf").errors == ""
    assert (here / "t.pdf").read_bytes().startswith(b"%PDF")
