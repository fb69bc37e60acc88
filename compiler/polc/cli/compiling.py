"""Compiles the data of the language when the package is made and, by hand, after a change; and templates of pages.

    python -m polc.cli.compiling

A file that was changed and not compiled again is read as it is: that takes longer, and changes nothing else. Templates
are compiled in a package that is built, where none changes any more.
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

from polc.reference.compiling import compiled_as, compiled_lexicon, compiled_page, compiled_toml
from polc.reference.package import COMPILED, joined
from polc.syntax.parser.lark_tables import plain_tables
from polc.syntax.parser.tables import GRAMMAR

LEXICON = "lexicon"
LAW = "law"


def compile_data(data: Path, target: Path) -> list[Path]:
    """Compiles the grammar, the TOML files and the rule pages of a folder into another; the files made.

    Both are folders as `polc.dsl` is one. What stood in the folder of compiled files before is dropped.
    """
    folder = target / COMPILED
    shutil.rmtree(folder, ignore_errors=True)
    compiled = {file: _compiled(data / file) for file in _separately_compiled(data)}
    compiled |= {Path(LAW, name): _compiled_law(data / LAW, name) for name in _names_of_laws(data / LAW)}
    made = []
    for path, content in compiled.items():
        file = folder / path.with_name(f"{path.name}.json")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        made.append(file)
    return made


def _separately_compiled(data: Path) -> list[Path]:
    """The files that are compiled to one file each, as paths in the folder of data."""
    tables = (file for file in sorted(data.rglob("*.toml")) if file.parent.parent != data / LAW)
    return [file.relative_to(data) for file in (data / GRAMMAR, *tables, *sorted(data.glob("rules/*/*.md")))]


def _names_of_laws(law: Path) -> list[str]:
    """The names of the files that stand in the folders of bodies of law: those of one name are compiled to one file."""
    return sorted({file.name for file in law.glob("*/*.toml")})


def _compiled_law(law: Path, name: str) -> bytes:
    contents = {file.parent.name: file.read_bytes() for file in sorted(law.glob(f"*/{name}"))}
    tables = {folder: tomllib.loads(content.decode("utf-8")) for folder, content in contents.items()}
    return compiled_as(joined(contents), tables)


def compile_templates(site: Path, target: Path) -> None:
    """Compiles the templates of a folder into another; both are folders as `polc.theme` is one."""
    from polc.export.templates import PAGES, THEME, compile_folder

    for folder in (PAGES, THEME):
        compile_folder(folder, str(site), str(target))


def _compiled(source: Path) -> bytes:
    content = source.read_bytes()
    if source.suffix == ".lark":
        return compiled_as(content, plain_tables(content.decode("utf-8")))
    if source.suffix == ".md":
        return compiled_page(content)
    return compiled_lexicon(content) if source.parent.name == LEXICON else compiled_toml(content)


if __name__ == "__main__":
    from importlib import import_module

    data = Path(import_module("polc.dsl").__path__[0])
    print(len(compile_data(data, data)))  # noqa: T201 - a tool for contributors
