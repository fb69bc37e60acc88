"""A redline of two versions as files: its languages, the words of its summary, its place."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from polc.cli.output import put_line, spoken
from polc.compare.difference import Difference
from polc.core.record import record
from polc.model.policy import Policy
from polc.project.atomic.files import folder_made, write_files
from polc.project.errors import CannotRunError
from polc.reference.phrases import LANGUAGES, phrase
from polc.report.differences.words import BOOK, Comparison, ToldDifference, Version, tell_differences

if TYPE_CHECKING:
    from polc.export.redline.summary import Change, Chapter, Summary

FORMATS = {"redline-html": "html", "redline-docx": "docx"}
"""The formats with the ends of their files' names."""


@record
class Redline:
    """What a redline is made from: both policies as of a day, what to call them, and what differs between them."""

    old: Policy
    new: Policy
    before: Version
    after: Version
    found: Sequence[Difference]
    day: date
    lang: str


def write_redline(redline: Redline, format_: str, asked: str, output: str) -> None:
    """Writes a redline, to a file, to a folder (a file for each language), or to standard output where there is none.

    `asked` are languages between commas, empty for all that the policies have. Raises CannotRunError.
    """
    page_languages = _languages(redline, asked)
    if not output and FORMATS[format_] == "docx" and sys.stdout.isatty():
        raise CannotRunError("render-to-terminal", format=format_)
    chapters = [_chapter(redline, page_language) for page_language in page_languages]
    if not output:
        sys.stdout.buffer.write(_rendered(redline, chapters, format_))
        sys.stdout.flush()
        return
    target = Path(output)
    folder = output.endswith(("/", os.sep)) or target.is_dir()
    if folder:
        files = {
            _file(redline, chapter, format_, target): _rendered(redline, [chapter], format_) for chapter in chapters
        }
    else:
        files = {target: _rendered(redline, chapters, format_)}
    try:
        with folder_made(target if folder else target.parent):
            write_files(files)
    except OSError as error:
        raise CannotRunError("cannot-write", path=output, reason=error) from error
    for target in files:
        put_line(phrase("rendered", spoken(), file=target.as_posix()))


def _file(redline: Redline, chapter: Chapter, format_: str, folder: Path) -> Path:
    return folder / f"{redline.new.id}-redline-{chapter.notice.lang}.{FORMATS[format_]}"


def _languages(redline: Redline, asked: str) -> list[str]:
    """The languages asked for, else those of the second version and then those that only the first has."""
    from polc.notice.phrasebook import languages

    stated = dict.fromkeys((*redline.new.languages, *redline.old.languages))
    if not asked:
        return [page_language for page_language in stated if page_language in languages()] or [languages()[0]]
    chosen = list(dict.fromkeys(page_language.strip() for page_language in asked.split(",")))
    for page_language in chosen:
        if page_language not in stated:
            raise CannotRunError(
                "render-no-language", policy=redline.new.id, language=page_language, known=", ".join(stated)
            )
        if page_language not in languages():
            raise CannotRunError(
                "no-phrases", policy=redline.new.id, language=page_language, known=", ".join(languages())
            )
    return chosen


def _chapter(redline: Redline, page_language: str) -> Chapter:
    from polc.export.redline.summary import chapter
    from polc.notice.notice import notice_of

    old, new = (
        notice_of(p, page_language) if page_language in (p.languages or (page_language,)) else None
        for p in (redline.old, redline.new)
    )
    return chapter(old, new, _summary(redline, page_language if page_language in LANGUAGES else redline.lang))


def _rendered(drawn: Redline, chapters: Sequence[Chapter], format_: str) -> bytes:
    if FORMATS[format_] == "html":
        from polc.export.redline.html import page

        return page(chapters).encode("utf-8", errors="replace")
    try:
        from polc.export.docx.redline import redline
    except ImportError as error:
        library = (error.name or "").partition(".")[0]
        if library not in ("docx", "lxml"):
            raise
        raise CannotRunError("files-missing", library=library) from error
    return redline(chapters, next((c.new.effective for c in chapters if c.new and c.new.effective), drawn.day))


# ---------------------------------------------------------------------------------------------------------- summary
def _summary(redline: Redline, lang: str) -> Summary:
    from polc.export.redline.summary import Grade, Summary

    told = tell_differences(redline.found, redline.before, redline.after, redline.day, lang)
    places = _places(redline)
    anchors = {id(t): places(d) for t, d in zip(told.told, redline.found, strict=True)}
    grades = tuple(
        Grade(
            grade,
            told.words(f"grade-{grade}"),
            _duty_phrase(grade, lang),
            tuple(_change(t, told, anchors[id(t)]) for t in differences),
        )
        for grade, differences in told.graded
    )
    return Summary(lang, redline.before.label, redline.after.label, redline.day, told.summary, grades)


def _change(told: ToldDifference, comparison: Comparison, anchors: tuple[str, ...]) -> Change:
    from polc.export.redline.summary import Change

    duty = "" if told.to_do == _duty_phrase(told.grade, comparison.lang) else told.to_do
    return Change(told.message, duty, tuple((c.label, c.url) for c in told.citations), anchors)


def _duty_phrase(grade: str, lang: str) -> str:
    return phrase(f"do-{grade}", lang, BOOK)


def _places(redline: Redline) -> Callable[[Difference], tuple[str, ...]]:
    """Where a difference may be told of: the places of its declarations in the second version, then in the first."""
    from polc.notice.anchors import anchors_of

    versions = [(policy, anchors_of(policy)) for policy in (redline.new, redline.old)]

    def places(found: Difference) -> tuple[str, ...]:
        sides = zip(versions, (found.after, found.before), strict=True)
        declared = ((a, p.get(*key)) for (p, a), side in sides for key in side.declarations)
        return tuple(anchors.of(d) for anchors, d in declared if d)

    return places
