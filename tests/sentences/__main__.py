"""Writes `dsl/sentences.toml`: python -m tests.sentences, which takes a minute."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from tests.publish.pages import ROOT
from tests.sentences.deriving import Row, rows

FILE = ROOT / "dsl" / "sentences.toml"
HEAD = """# What each statement reads like: a sample, what of the model reads it, the sentences that the page prints.
# Written by `python -m tests.sentences` from the examples of the reference; `polc explain` prints it.
"""


def written(found: Mapping[str, Row]) -> str:
    """Return the file that holds these rows."""
    return HEAD + "".join(part for line, row in found.items() for part in _table(line, row))


def _table(line: str, row: Row) -> Iterator[str]:
    yield f'\n["{line}"]\nsample = {json.dumps(row.sample, ensure_ascii=False)}\n'
    for name, values in (("read", row.read), *row.said.items()):
        if values:
            yield f"{name} = {json.dumps(values, ensure_ascii=False)}\n"


if __name__ == "__main__":
    FILE.write_text(written(rows()), encoding="utf-8")
