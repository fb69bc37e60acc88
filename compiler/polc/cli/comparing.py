"""What `polc diff` does: compares two versions, or the policies of two folders, and writes what differs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from polc.cli import redlines
from polc.cli.output import put, style
from polc.compare.comparison import compare
from polc.compare.difference import Difference, difference
from polc.core.findings import Finding
from polc.core.record import record
from polc.model.policy import Policy
from polc.project import errors
from polc.project.errors import CannotRunError
from polc.project.machine_paths import machine_paths
from polc.project.paths import located
from polc.project.roots import Roots
from polc.project.version_folders import Paired, VersionFolder, paired
from polc.project.versions import Version
from polc.reference.differences import GRADES
from polc.report import text as findings_text
from polc.report.differences import json, markdown, text
from polc.report.differences.several import ADDED, CHANGED, REMOVED, SAME, UNREAD, PolicyChange, Several
from polc.report.differences.words import Version as Shown
from polc.report.differences.words import tell_differences
from polc.report.words import tell


@record
class Wanted:
    """What is asked for: the format, the grade that fails, the languages of the report and of messages, the day.

    `given` is the day where no version takes effect later, `asked` the one that was named.
    """

    format: str
    fail_on: str | None
    words: str
    spoken: str
    given: date
    page_languages: str
    output: str
    asked: date | None

    def day(self, version: Version) -> date:
        """The day asked for, else that on which a version takes effect if it is to come, else today."""
        effective = version.effective(self.given)
        return effective if self.asked is None and effective and effective > self.given else self.given

    def fails(self, found: Sequence[Difference]) -> bool:
        """True where a difference is of the grade that fails."""
        return self.fail_on is not None and any(d.weight >= GRADES.index(self.fail_on) for d in found)

    def shown(self, version: Version) -> Shown:
        """The version as formats tell of it.

        With the paths that programs are told, a revision's those of its own.
        """
        if self.format != "json":
            return Shown(version.label, version.sources)
        files = [name for name in (version.label, *version.sources) if located(name).exists()]
        paths = machine_paths(dict.fromkeys(files), Roots(), {})
        return Shown(paths.get(version.label, version.label), version.sources, paths)


def compare_versions(old: Version, new: Version, wanted: Wanted) -> int:
    """Writes what differs between two versions of a policy, and returns the exit status."""
    day = wanted.day(new)
    policies = _policies(old, new, day, wanted)
    if policies is None:
        return errors.FOUND
    found = compare(*policies)
    if wanted.format in redlines.FORMATS:
        _write_redline(old, new, policies, found, day, wanted)
    else:
        shown = tell_differences(found, wanted.shown(old), wanted.shown(new), day, wanted.words)
        report = {"json": json.report, "markdown": markdown.report}.get(wanted.format)
        _write_report(report(shown) if report else text.report(shown, style(to_file=bool(wanted.output))), wanted)
    return errors.FOUND if wanted.fails(found) else errors.OK


def compare_folders(old: VersionFolder, new: VersionFolder, wanted: Wanted) -> int:
    """Writes what differs between the policies of two folders, and returns the exit status."""
    is_redline = wanted.format in redlines.FORMATS
    if is_redline and not _is_folder(wanted.output):
        raise CannotRunError("redline-folder")
    told: list[PolicyChange] = []
    fails = False
    for pair in paired(old, new):
        change, found = _compared(pair, wanted)
        told.append(change)
        fails = fails or change.change == UNREAD or wanted.fails(found)
    if not is_redline:
        several = Several(old.label, new.label, tuple(told), wanted.given, wanted.words)
        report = {"json": json.report_several, "markdown": markdown.report_several}.get(wanted.format)
        _write_report(
            report(several) if report else text.report_several(several, style(to_file=bool(wanted.output))), wanted
        )
    return errors.FOUND if fails else errors.OK


def _compared(pair: Paired, wanted: Wanted) -> tuple[PolicyChange, Sequence[Difference]]:
    """What became of a policy, with its differences; a redline of it is written here."""
    standing = pair.after or pair.before
    assert standing is not None  # noqa: S101 - one of them is there
    name = standing.policy or standing.path
    old, new = (side.version() if side else None for side in (pair.before, pair.after))
    if old is None or new is None:
        return _alone(name, old, new, wanted)
    day = wanted.day(new)
    policies = _policies(old, new, day, wanted)
    if policies is None:
        return PolicyChange(name, UNREAD, None), ()
    found = compare(*policies)
    if wanted.format in redlines.FORMATS and found:
        _write_redline(old, new, policies, found, day, wanted)
    shown = tell_differences(found, wanted.shown(old), wanted.shown(new), day, wanted.words)
    return PolicyChange(name, CHANGED if found else SAME, shown), found


def _alone(
    name: str, old: Version | None, new: Version | None, wanted: Wanted
) -> tuple[PolicyChange, Sequence[Difference]]:
    """What became of a policy that only one side has."""
    version = new or old
    assert version is not None  # noqa: S101 - one of them is there
    day = wanted.day(version)
    policy, unread = version.policy(day)
    if unread or policy.header is None:
        _refuse(version, unread, day, wanted.spoken)
        return PolicyChange(name, UNREAD, None), ()
    kind = ADDED if new else REMOVED
    found = (difference(f"policy/{kind}", None if new else policy.header, policy.header if new else None),)
    shown = wanted.shown(version)
    return PolicyChange(name, kind, tell_differences(found, shown, shown, day, wanted.words)), found


def _policies(old: Version, new: Version, day: date, wanted: Wanted) -> tuple[Policy, Policy] | None:
    """Both policies; None where one cannot be read in full, which is shown.

    Raises CannotRunError for what is no policy.
    """
    first, unread = old.policy(day)
    second, also_unread = new.policy(day)
    if unread or also_unread:
        _refuse(old, unread, day, wanted.spoken)
        _refuse(new, also_unread, day, wanted.spoken)
        return None
    for version, policy in ((old, first), (new, second)):
        if policy.header is None:
            raise CannotRunError("version-without-policy", name=version.label)
    return first, second


def _write_redline(
    old: Version, new: Version, policies: tuple[Policy, Policy], found: Sequence[Difference], day: date, wanted: Wanted
) -> None:
    asked = redlines.Redline(*policies, wanted.shown(old), wanted.shown(new), found, day, wanted.words)
    redlines.write_redline(asked, wanted.format, wanted.page_languages, wanted.output)


def _write_report(report: str, wanted: Wanted) -> None:
    put(report, Path(wanted.output) if wanted.output else None)


def _refuse(version: Version, found: Sequence[Finding], day: date, lang: str) -> None:
    """Shows what keeps a version from being read in full: what is missing from it must not look like a difference."""
    if found:
        told = tell(sorted(found, key=lambda f: f.span), version.sources, lang)
        report = findings_text.report(told, version.sources, 1, day, lang, style(to_file=False))
        click.echo(report, nl=False, err=True)


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or bool(output and Path(output).is_dir())
