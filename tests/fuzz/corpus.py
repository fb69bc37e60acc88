"""What mutations begin with: every policy of the project, sound or broken, as bytes; and its words and signs."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tests.safety.hostile import payloads

ROOT = Path(__file__).parents[2]
PLACES = ("policies", "tests/ok", "tests/err", "tests/checks/promises", "dsl")
TOKEN = re.compile(r'"""(?:.|\n)*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*|https?://[^\s,{}"]+|[\w-]+|\S')
BYTES = (
    b"\x00",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\xc3",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x92\xa9",
    b"\xed\xa0\x80",
)
SIGNS = (
    '"',
    '"""',
    "{",
    "}",
    ",",
    "\\",
    "#",
    "_",
    "\n",
    "\u200b",
    "“",
    "\u0301",
    "2026-02-30",
    "9" * 12,
    "FR",
    "x" * 300,
)


@cache
def policies() -> tuple[bytes, ...]:
    """The bytes of every file."""
    files = sorted(p for place in PLACES for p in (ROOT / place).rglob("*.pol") if "compiled" not in p.parts)
    return tuple(p.read_bytes() for p in files)


@cache
def words() -> tuple[str, ...]:
    """Every word, text and sign that stands in them, and some that do not."""
    found = {m[0] for content in policies() for m in TOKEN.finditer(content.decode("utf-8", "ignore"))}
    return (*sorted(found), *SIGNS, *(f'"{p}"' for p in payloads()))
