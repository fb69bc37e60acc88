"""Compiles the data of the language and the templates of pages, when the package is made and, by hand, after a change.

    python -m polc.cli.compiling

A file that was changed and not compiled again is read as it is: that takes longer, and changes nothing else.
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


def compile_templates(site: Path, target: Path) -> list[Path]:
    """Compiles the templates of a folder into another, likewise; both are folders as `polc.theme` is one."""
    from polc.export import templates

    folder = target / templates.COMPILED
    shutil.rmtree(folder, ignore_errors=True)
    made = []
    for part in (templates.PAGES, templates.THEME):
        for source in sorted(p for p in (site / part).iterdir() if p.name.endswith(templates.ENDINGS)):
            file = folder / part / f"{templates.module_name(source.name)}.py"
            file.parent.mkdir(parents=True, exist_ok=True)
            code = templates.compiled(part, source.name, source.read_text(encoding="utf-8"))
            file.write_text(code, encoding="utf-8", newline="\n")
            made.append(file)
    return made


def compile_customs(data: Path, target: Path) -> list[Path]:
    """Compiles what the languages of pages are like into a folder as `polc.theme` is one; the files made, in order.

    `data` is a folder as `polc.dsl` is one, whose phrase files name the languages.
    """
    from polc.notice import locale_data

    told = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in data.glob("phrases/*.toml")}
    locales = {lang: str(table["locale"]) for lang, table in sorted(told.items()) if "locale" in table}
    modules = {locale: locale_data.compiled(locale) for locale in locales.values()}
    folder = target / locale_data.COMPILED.removeprefix("polc.theme.").replace(".", "/")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**modules, locale_data.OWN: locale_data.compiled_own(locales)}.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8", newline="\n")
    return sorted(folder.glob("*.py"))


def _compiled(source: Path) -> bytes:
    content = source.read_bytes()
    if source.suffix == ".lark":
        return compiled_as(content, plain_tables(content.decode("utf-8")))
    if source.suffix == ".md":
        return compiled_page(content)
    return compiled_lexicon(content) if source.parent.name == LEXICON else compiled_toml(content)


if __name__ == "__main__":
    from importlib import import_module

    data, site = (Path(import_module(name).__path__[0]) for name in ("polc.dsl", "polc.theme"))
    made = [*compile_data(data, data), *compile_templates(site, site), *compile_customs(data, site)]
    print(len(made))  # noqa: T201 - a tool for contributors
