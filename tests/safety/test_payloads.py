"""The corpus itself: large enough, every payload its own, and every place that takes words takes it."""

from __future__ import annotations

import unicodedata

import pytest

from polc.core.sources import Source
from polc.core.values import Entry, Listing, RetentionTerm, Text, Word
from polc.syntax.parse import parse
from polc.syntax.tree import Node
from tests.publish.pages import FILES, parsed
from tests.safety.hostile import KEPT, ROOT, SOURCES, hostile, in_turn, payloads


def test_two_hundred_payloads_and_no_two_alike() -> None:
    assert len(payloads()) >= 200
    assert len(set(payloads())) == len(payloads())


def places(node: Node, way: tuple[str, ...] = ()) -> set[tuple[object, ...]]:
    """Where words of the author's own stand in a declaration: the way to the statement, and the kind of value."""
    way = (*way, node.rule)
    found: set[tuple[object, ...]] = {(*way, kind) for v in node.values for kind in _kinds(v)}
    return found.union(*(places(c, way) for c in node.children))


def _kinds(value: object) -> list[str]:
    match value:
        case Text():
            return ["text"]
        case Word(kind="string" | "url"):
            return [value.kind]
        case Entry():
            return ["member"] * bool(value.text) + ["condition"] * bool(value.condition)
        case Listing():
            return sorted({kind for entry in value for kind in _kinds(entry)})
        case RetentionTerm():
            return ["period"] * any(isinstance(m, Text) for p in value.periods for m in (p.text, *p.moments))
        case _:
            return []


def test_the_sources_have_every_place_that_the_examples_have() -> None:
    every = {p for path in FILES for d in parsed(path.read_text(encoding="utf-8")).declarations for p in places(d)}
    here = {p for path in SOURCES for d in parsed(path.read_text(encoding="utf-8")).declarations for p in places(d)}
    assert every - here == set()


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_every_text_is_the_payload(path: object) -> None:
    for payload in ("<b>x</b>", "a\n\nb"):
        file, findings = parse(Source("a.pol", hostile(ROOT / str(path), "demo", payload)))
        assert findings == []
        for declaration in file.declarations:
            for node in declaration.walk():
                for value in node.values:
                    if isinstance(value, Text):
                        assert {p.text for p in value.passages} <= {payload, " ".join(payload.split())}
                    elif isinstance(value, Word) and value.kind == "string" and node.rule not in KEPT:
                        assert value.text == " ".join(payload.split("\n")), (node.rule, value)


def test_every_payload_can_be_written_into_a_policy() -> None:
    for number, payload in enumerate(payloads()):
        text = hostile(SOURCES[number % len(SOURCES)], "demo", unicodedata.normalize("NFC", payload))
        assert parse(Source("a.pol", text))[1] == [], payload


def test_in_turn_every_payload_stands_somewhere() -> None:
    written = "".join(in_turn(source) for source in SOURCES)
    for payload in payloads():
        assert payload in written or payload.replace("\\", "\\\\").replace('"', '\\"') in written, payload
