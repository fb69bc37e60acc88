"""`polc import`: an existing policy, or a register of processing.

As the first draft of a `.pol` file.
"""

from __future__ import annotations

from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put
from polc.cli.streams import say
from polc.importing.document import Imported
from polc.importing.matching import LANGUAGES
from polc.importing.report import as_json, as_text, summary_line
from polc.project import errors
from polc.project.errors import CannotRunError
from polc.project.importing import import_document
from polc.reference.phrases import phrase


@click.command("import", cls=Command)
@click.argument("document", type=click.Path(path_type=Path))
@options.output(type=click.Path(path_type=Path, dir_okay=False))
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text")
@click.option("--language", "spoken", type=click.Choice(LANGUAGES))
@options.lang
def command(
    document: Path, output: Path | None, report: Path | None, format_: str, spoken: str | None, lang: str | None
) -> int:
    """Turn an existing policy or a register into a draft.

    `--report` tells what became of each paragraph.

    Exit status: 0 written, 2 the command could not run.
    """
    words = language(lang)
    for path in (output, report):
        if path is not None and path.exists():
            raise CannotRunError("draft-exists", path=path)
    made = import_document(document, words, spoken or "")
    put(made.text, output)
    if report is not None:
        put(_report(made, document.name, format_, words), report)
    say(summary_line(made.fates, words))
    if output is not None:
        say(phrase("draft-written", words, path=output.as_posix()))
    return errors.OK


def _report(made: Imported, name: str, format_: str, lang: str) -> str:
    if format_ == "json":
        return as_json(made.fates, {"document": name, "sha256": made.digest, "language": made.language})
    return as_text(made.fates, lang)
