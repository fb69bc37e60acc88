"""`polc review`: every finding of policies as a document for counsel, with room for a decision under each."""

from __future__ import annotations

from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put_line
from polc.cli.run_options import means
from polc.core.findings import Finding
from polc.document.notice import Notice
from polc.export.context import Marks
from polc.export.fragment import fragment
from polc.export.registry import with_draft_notes
from polc.notice.notice import notice_of
from polc.notice.phrasebook import languages
from polc.project import errors
from polc.project.acceptances import acceptances
from polc.project.atomic.files import write_file
from polc.project.checking import Checked, check_paths
from polc.project.clock import AsOf
from polc.project.errors import CannotRunError
from polc.project.rules_in_force import Options
from polc.project.versions import place_of
from polc.reference.phrases import counted
from polc.report.review import html
from polc.report.review.build import Case, review_of
from polc.report.review.values import Acceptance, Review

FORMATS = ("html", "docx")
BOOK = "review.toml"


@click.command("review", cls=Command)
@options.paths
@click.option("--format", "format_", type=click.Choice(FORMATS))
@options.output(type=click.Path(path_type=Path, dir_okay=False), required=True)
@options.as_of
@options.lang
@options.selection
@options.baseline
@options.cache
def command(
    paths: tuple[Path, ...],
    format_: str | None,
    output: Path,
    as_of: AsOf,
    lang: str | None,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    no_baseline: bool,  # noqa: FBT001
    no_cache: bool,  # noqa: FBT001
) -> int:
    """Write every finding of .pol files, folders or releases (luxim@1.0), open or accepted, as a document for counsel.

    Exit status: 0 written, whatever was found, 2 the command could not run.
    """
    words = language(lang)
    context = click.get_current_context()
    config, settings = options.configured(context), options.settings(context)
    judged_by = means(config, words, no_cache=no_cache)
    places = [place_of(path) for path in paths]
    checked = check_paths(places, as_of, baseline=not no_baseline, settings=settings, config=config, means=judged_by)
    found = _cases(checked, Options(select, ignore))
    review = review_of(checked.policies, found, checked.sources, checked.laws[-1], words)
    notices = _published(checked, review)
    write_file(_written(review, notices, format_ or _by_name(output)), output)
    put_line(counted("written", len(found), words, BOOK, path=output.as_posix()))
    return errors.OK


def _cases(checked: Checked, options: Options) -> list[Case]:
    """The findings that are selected, open ones and those that a waiver or a baseline accepts."""
    every: dict[int, tuple[Finding, Acceptance | None]] = {id(f): (f, None) for f in checked.findings}
    every |= {id(finding): (finding, accepted) for finding, accepted in acceptances(checked)}
    kept = {id(f) for f in checked.told([f for f, _ in every.values()], options)}
    return [Case(finding, accepted) for key, (finding, accepted) in every.items() if key in kept]


def _by_name(output: Path) -> str:
    """The format that the name of a file asks for."""
    return "docx" if output.suffix.lower() == ".docx" else "html"


def _published(checked: Checked, review: Review) -> dict[str, Notice]:
    """The text of each policy in the reader's language, by its path; in its own first one where it has no such pages.

    It says that it is a draft where an open finding would stop `render`.
    """
    stopped = {p.path for p in review.policies if any(s == "error" and open_ for s, open_, _ in p.counts)}
    found = {}
    for policy in checked.policies:
        lang = next((x for x in (review.lang, *policy.languages) if x in policy.languages and x in languages()), "")
        if policy.header and lang:
            draft = checked.open_findings.get(policy.id, 0) if policy.path in stopped else None
            found[policy.path] = with_draft_notes(notice_of(policy, lang), Marks(draft=draft))
    return found


def _written(review: Review, notices: dict[str, Notice], format_: str) -> bytes:
    if format_ == "html":
        numbered = {policy.path: number for number, policy in enumerate(review.policies, 1)}
        texts = {p: fragment(n, level=3, prefix=f"text{numbered[p]}") for p, n in notices.items()}
        return html.report(review, texts).encode("utf-8", errors="replace")
    try:
        from polc.export.docx import review as word
    except ImportError as error:
        library = (error.name or "").partition(".")[0]
        if library != "docx":
            raise
        raise CannotRunError("files-missing", library=library) from error
    return word.review(review, notices)
