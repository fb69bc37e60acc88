"""Target 2: text to declarations with places, beside stock Lark's plain parse of the same text to a bare tree."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure import Row, call, in_turn
from benchmarks.sample import REAL, fifteen_kilobytes
from polc.core.sources import Source
from polc.reference.package import read_text
from polc.syntax.parse import parse
from polc.syntax.parser.lark_tables import lark

LIMIT = 0.6
TIMES = 75
"""Pairs: many, as one takes some thirty milliseconds and the figure lies near its limit."""


def rows() -> Iterator[Row]:
    """One row for each file of the sample."""
    stock = lark(read_text("pol.lark"))
    texts = {"sample.pol": fifteen_kilobytes(), **{file.name: file.read_text(encoding="utf-8") for file in REAL}}
    for name, text in texts.items():
        source = Source(name, text)
        ours, theirs = call(lambda s=source: parse(s)), call(lambda t=text: stock.parse(t))
        seconds, ratio = in_turn(ours, theirs, TIMES)
        rate = len(text.encode()) / seconds / 1e6
        yield Row(2, f"parse {name}, {rate:.1f} MB/s", seconds, ratio, LIMIT)
