"""`polc new-rule GROUP/NAME`: the page and the function of a rule, to be filled in, in a checkout of the project."""

from __future__ import annotations

import re
from contextlib import ExitStack
from keyword import iskeyword
from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import put_line
from polc.project import errors
from polc.project.atomic.files import folder_made, write_files
from polc.project.errors import CannotRunError
from polc.reference.package import read_text
from polc.reference.rules import CATALOGUE_EXCLUDES

SLUG = re.compile(r"([a-z]+)/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)")
PAGES = Path("dsl") / "rules"
CHECKS = Path("compiler") / "polc" / "checks"


@click.command("new-rule", cls=Command)
@click.argument("slug")
@options.spoken
def command(slug: str) -> int:
    """Make the page and the function of a new rule. To be run in a checkout of polc."""
    match = SLUG.fullmatch(slug)
    if not match:
        raise CannotRunError("bad-rule-name", name=slug)
    group, name = match.groups()
    if group in CATALOGUE_EXCLUDES:
        raise CannotRunError("group-without-functions", group=group)
    if iskeyword(group) or iskeyword(name):
        raise CannotRunError("python-keyword", name=slug)
    root = _checkout()
    package = root / CHECKS / group
    page, module = root / PAGES / group / f"{name}.md", package / f"{name.replace('-', '_')}.py"
    texts = {"SLUG": slug, "GROUP": group, "FUNCTION": name.replace("-", "_")}
    wanted = {page: _filled_template("rule-page.md", texts), module: _filled_template("rule-function.md", texts)}
    if not (package / "__init__.py").exists():
        wanted[package / "__init__.py"] = f'"""The rules of the group `{group}`."""\n'
    missing = {place: text.encode() for place, text in wanted.items() if not _is_there(place, text.encode(), root)}
    if not missing:
        raise CannotRunError("already-there", path=page.relative_to(root))
    try:
        with ExitStack() as folders:
            for place in missing:
                folders.enter_context(folder_made(place.parent))
            write_files(missing)
    except OSError as error:
        raise CannotRunError("cannot-write", path=error.filename, reason=error) from error
    for place in missing:
        put_line(place.relative_to(root).as_posix())
    return errors.OK


def _is_there(place: Path, content: bytes, root: Path) -> bool:
    """True for a file that a run which was killed has written.

    Raises CannotRunError for one with another content.
    """
    if not place.exists():
        return False
    if place.read_bytes() != content:
        raise CannotRunError("already-there", path=place.relative_to(root))
    return True


def _checkout() -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / PAGES).is_dir() and (folder / CHECKS).is_dir():
            return folder
    raise CannotRunError("no-checkout")


def _filled_template(template: str, texts: dict[str, str]) -> str:
    filled = read_text("templates", template)
    for key, text in texts.items():
        filled = filled.replace(f"@{key}@", text)
    return filled
