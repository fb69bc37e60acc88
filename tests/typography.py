"""French typography of the texts in `dsl/`: a line never breaks before double punctuation or inside quotation marks.

`python -m tests.typography` writes the spaces that are missing; a test says where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

DSL = Path(__file__).parents[1] / "dsl"
NO_BREAK = "\u00a0"
CODE_OR_LOOSE = re.compile(r"(```.*?```|`[^`]*`)|(?<=\S)[ \n](?=[:;?!»](?![\w/=]))|(?<=«)[ \n](?=\S)", re.DOTALL)
FRENCH_VALUE = re.compile(
    r'(?:^|[\s{,])fr(?:-[a-z]+)? *= *("""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\])*")', re.DOTALL | re.MULTILINE
)
FRENCH_SECTION = re.compile(r"(?<=^## fr\n).*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
TOML = ("phrases", "differences", "law", "vocabulary", "words")
"""Folders of `dsl/` whose tables hold texts by language; `phrases/fr.toml` is French throughout."""


def joined(text: str) -> str:
    """The French text with a no-break space wherever its punctuation asks for one; code between backquotes stays."""
    return CODE_OR_LOOSE.sub(lambda found: found[1] or NO_BREAK, text)


def mended(file: str) -> str:
    """The content of a file of `dsl/`, every French value and section of it joined."""
    with_values = FRENCH_VALUE.sub(lambda found: found[0].replace(found[1], joined(found[1])), file)
    return FRENCH_SECTION.sub(lambda found: joined(found[0]), with_values)


def loose_places(file: str) -> list[str]:
    """The lines of a file's French texts in which a line could break before punctuation or after an opening mark."""
    before, after = file.split("\n"), set(mended(file).split("\n"))
    return [line for line in before if line not in after]


def texts() -> Iterator[Path]:
    """The files of `dsl/` that hold French for readers."""
    yield from sorted((DSL / "rules").rglob("*.md"))
    yield DSL / "questions.toml"
    for folder in TOML:
        yield from sorted((DSL / folder).rglob("*.toml"))
    yield from sorted((DSL / "differences").rglob("*.md"))


if __name__ == "__main__":
    for path in texts():
        content = path.read_text(encoding="utf-8")
        if (changed := mended(content)) != content:
            path.write_text(changed, encoding="utf-8")
            print(path.relative_to(DSL))  # noqa: T201 - what a contributor asked for
