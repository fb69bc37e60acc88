"""The examples of the French language reference, taken from the English one: `python -m tests.reference_in_french`.

Prose is written by hand in both files; examples stand in `dsl/reference.md`, and a test compares them.
"""

from __future__ import annotations

import re
from pathlib import Path

from polc.reference.examples import example_for

DSL = Path(__file__).parents[1] / "dsl"
ENGLISH, FRENCH = DSL / "reference.md", DSL / "reference.fr.md"
BLOCK = re.compile(r"^```(?:.*?)^```$", re.MULTILINE | re.DOTALL)


def examples_in_french() -> list[str]:
    """The blocks of code of the reference, in order, as readers of French expect them."""
    return [example_for(found[0], "fr") for found in BLOCK.finditer(ENGLISH.read_text(encoding="utf-8"))]


def with_examples(french: str) -> str:
    """The French reference with the examples of the English one, each in the place of the same number."""
    blocks = iter(examples_in_french())
    return BLOCK.sub(lambda _: next(blocks), french)


if __name__ == "__main__":
    FRENCH.write_text(with_examples(FRENCH.read_text(encoding="utf-8")), encoding="utf-8")
