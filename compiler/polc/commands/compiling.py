"""Compiles the data of the language into a folder, when the package is made and, by hand, after a change of the data.

    python -m polc.commands.compiling

A file that was changed and not compiled again is read as it is: that takes longer, and changes nothing else.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from polc.reference.compiling import compiled_as, compiled_lexicon, compiled_page, compiled_toml
from polc.reference.package import COMPILED
from polc.syntax.from_lark import plain_tables
from polc.syntax.tables import GRAMMAR

LEXICON = "lexicon"


def compile_data(data: Path, target: Path) -> list[Path]:
    """Compiles the grammar, the TOML files and the rule pages of a folder into another; the files made, in order.

    Both are folders as `polc.dsl` is one. What stood in the folder of compiled files before is dropped.
    """
    folder = target / COMPILED
    shutil.rmtree(folder, ignore_errors=True)
    made = []
    for source in [data / GRAMMAR, *sorted(data.rglob("*.toml")), *sorted(data.glob("rules/*/*.md"))]:
        file = folder / source.relative_to(data).with_name(f"{source.name}.json")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_compiled(source))
        made.append(file)
    return made


def _compiled(source: Path) -> bytes:
    content = source.read_bytes()
    if source.suffix == ".lark":
        return compiled_as(content, plain_tables(content.decode("utf-8")))
    if source.suffix == ".md":
        return compiled_page(content)
    return compiled_lexicon(content) if source.parent.name == LEXICON else compiled_toml(content)


if __name__ == "__main__":
    from importlib import import_module

    place = Path(import_module("polc.dsl").__path__[0])
    print(len(compile_data(place, place)))  # noqa: T201 - a tool for contributors
