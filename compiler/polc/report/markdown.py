"""A report for people in Markdown: by severity and article, each finding with its place, law and fix."""

from __future__ import annotations

import re

from polc.reference.phrases import phrase
from polc.report.grouping import chapters
from polc.report.run import Run
from polc.report.terminal import printable
from polc.report.text import summary
from polc.report.words import Told

SPECIAL = re.compile(r"([\\`*_&{}\[\]<>#!|~]|(?<=\])\(|^[-+])")
"""What has a meaning within a line, after a bracket (the address of a link), or where a line begins."""
MENTION = re.compile(r"(?<!\w)@(?=\w)")
"""Where a forge would notify somebody; what it is replaced by reads the same."""
SPACES = re.compile(r"[ \t\n\r]+")
"""What one blank stands for; blanks that hold words together, as French has them, stay."""
CODE = re.compile(r"`([^`]*)`")


def report(run: Run) -> str:
    """The run as one Markdown page."""
    lines = [f"# {phrase('report-title', run.lang)}", "", _escaped(_summary(run)), ""]
    for chapter in chapters(run):
        lines += [f"## {chapter.heading}", ""]
        for group in chapter.groups:
            if group.citation:
                label = _escaped(group.citation.label)
                lines += [f"### {f'[{label}](<{group.citation.url}>)' if group.citation.url else label}", ""]
            for told in group.findings:
                lines += [*_finding(told, run.lang), ""]
    return "\n".join(lines).rstrip() + "\n"


def _summary(run: Run) -> str:
    return summary(run.told, len(run.paths), run.days, run.lang, accepted=run.accepted_count, off=run.off)


def _finding(told: Told, lang: str) -> list[str]:
    place = f"{told.place.path}:{told.place.start.line}"
    lines = [f"- **{prose(told.message)}**", f"  `{code(place)}` · `{told.rule}`"]
    if told.fix:
        lines += ["", f"  {phrase('how-to-mend', lang)}{phrase('colon', lang)} {prose(told.fix)}"]
    lines += [f"  - `{code(r.path)}:{r.start.line}` {prose(r.label)}" for r in told.related if r.label]
    return lines


def prose(text: str) -> str:
    """A text of ours with its `code` kept, and everything else without meaning for Markdown."""
    parts, at = [], 0
    for match in CODE.finditer(text):
        parts += [_escaped(text[at : match.start()]), f"`{code(match.group(1))}`"]
        at = match.end()
    return "".join([*parts, _escaped(text[at:])])


def _escaped(text: str) -> str:
    line = SPACES.sub(" ", text)
    return MENTION.sub("@<!-- -->", SPECIAL.sub(r"\\\1", printable(line)))


def code(text: str) -> str:
    """A text to stand between backquotes."""
    return printable(text).replace("`", "'")
