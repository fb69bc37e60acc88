"""What settings make of findings: which are told, how severe they are, and which of them fail a run.

A finding is subject to the settings of the file that was judged when it was made. One that several files lead to, in
a library that they use, is told where the settings of any of them tell it, as severe as it is for the strictest.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from polc.core.findings import Finding
from polc.core.record import record, replace
from polc.core.sources import Span
from polc.project.configuration import Configuration
from polc.project.errors import CannotRunError
from polc.project.setting_values import SEVERITIES
from polc.project.settings_names import nearest_rule_or_group
from polc.reference.rule_names import introduced_of, is_rule_or_group
from polc.reference.rules import keeps_from_judging, rule_page
from polc.report.words import severity_of

Key = tuple[str, Span, tuple[str, str], str]
"""What tells findings of several files from each other: rule, place, declaration, variant."""


@record
class Judged:
    """A file that was judged: where it really stands, and the settings that it is judged by."""

    target: str
    config: Configuration


@record
class Options:
    """The rules that options of the command line select and ignore, in the place of settings; None where none does."""

    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None


NO_OPTIONS = Options()


class RulesInForce:
    """The settings that each finding of a run is subject to.

    `files` are the files that were judged, by their names; `of_used` tells for findings in files that they use which of
    them were judged; `other` is for findings of none of them; `real` tells where a file really stands by its name. Made
    by `rules_in_force`.
    """

    def __init__(
        self,
        files: Mapping[str, Judged],
        of_used: Mapping[Key, Sequence[Judged]],
        other: Judged,
        real: Callable[[str], str],
    ) -> None:
        self._files = files
        self._other = other
        self.real = real
        self._covered: dict[tuple[int, int, str], bool] = {}
        self._of_used = of_used

    def judged(self, finding: Finding) -> Sequence[Judged]:
        """The files whose settings a finding is subject to."""
        several = self._of_used.get(_key(finding)) if self._of_used else None
        return several or (self._files.get(finding.span.path, self._other),)

    def as_severe(self, finding: Finding) -> Finding:
        """The finding as severe as settings have it.

        What keeps a file from being judged stays what it is.
        """
        if keeps_from_judging(finding.rule):
            return finding
        files = [file for file in self.judged(finding) if not self._ignores(file, finding, NO_OPTIONS)]
        given = [self._severity(file, finding) for file in files or self.judged(finding)]
        if not any(given):
            return finding
        strictest = min((severity or severity_of(finding) for severity in given), key=SEVERITIES.index)
        return replace(finding, severity=strictest)

    def is_told(self, finding: Finding, options: Options = NO_OPTIONS) -> bool:
        """True where settings tell of a finding, or options do in their place.

        What keeps a file from being judged is told all the same: no rule has looked at what is selected.
        """
        return keeps_from_judging(finding.rule) or any(
            self._selects(file, finding, options) and not self._ignores(file, finding, options)
            for file in self.judged(finding)
        )

    def fails(self, finding: Finding, level: str = "") -> bool:
        """True for a finding at least as serious as a level, that of its settings where none is given."""
        severity = SEVERITIES.index(severity_of(finding))
        return any(severity <= SEVERITIES.index(level or file.config.fail_on) for file in self.judged(finding))

    # ------------------------------------------------------------------------------------------------- of one file
    def _selects(self, file: Judged, finding: Finding, options: Options) -> bool:
        select = file.config.select if options.select is None else options.select
        return not select or _matches(finding.rule, select)

    def _ignores(self, file: Judged, finding: Finding, options: Options) -> bool:
        ignore = file.config.ignore if options.ignore is None else options.ignore
        if _matches(finding.rule, ignore):
            return True
        return any(
            _matches(finding.rule, rules.ignore) and self._covers(file, number, finding)
            for number, rules in enumerate(file.config.per_path)
        )

    def _severity(self, file: Judged, finding: Finding) -> str:
        """The severity that settings give; that of a rule itself prevails over that of its group, a path's over all."""
        group = finding.rule.partition("/")[0]
        tables = [file.config.severity]
        for number, rules in enumerate(file.config.per_path):
            if rules.severity and self._covers(file, number, finding):
                tables.append(rules.severity)
        own = next((table[finding.rule] for table in reversed(tables) if finding.rule in table), "")
        of_group = next((table[group] for table in reversed(tables) if group in table), "")
        if not own and _is_newer(finding, file.config.rules_as_of):
            return SEVERITIES[-1]
        return own or of_group

    def _covers(self, file: Judged, number: int, finding: Finding) -> bool:
        """True where the pattern of a path covers the file of a finding, else the one that was judged."""
        key = id(file), number, finding.span.path
        if key not in self._covered:
            patterns = file.config.per_path[number].files
            base = file.config.base.rstrip(os.sep) + os.sep
            places = (self.real(finding.span.path), file.target)
            place = next((p for p in places if p.startswith(base)), "")
            self._covered[key] = patterns.cover(place[len(base) :].replace(os.sep, "/"))
        return self._covered[key]


def rules_in_force(
    files: Mapping[str, Judged],
    found: Mapping[str, Sequence[Finding]],
    other: Configuration,
    real: Callable[[str], str],
) -> RulesInForce:
    """The settings of a run's findings, with what was `found` when each of the files was judged."""
    return RulesInForce(files, _judged_with(files, found), Judged("", other), real)


def _judged_with(files: Mapping[str, Judged], found: Mapping[str, Sequence[Finding]]) -> dict[Key, list[Judged]]:
    """The files that were judged when findings in files that they use were made."""
    several: dict[Key, list[Judged]] = {}
    for name, findings in found.items():
        for finding in findings:
            if finding.span.path != name:
                several.setdefault(_key(finding), []).append(files[name])
    for key, judged in several.items():
        own = key[1].path
        if own in files and any(_key(finding) == key for finding in found[own]):
            judged.append(files[own])
    return several


def _key(finding: Finding) -> Key:
    return finding.rule, finding.span, finding.subject, finding.variant


def _matches(slug: str, names: Sequence[str]) -> bool:
    return slug in names or slug.partition("/")[0] in names


def _is_newer(finding: Finding, pin: str) -> bool:
    """True for a finding of a rule of law that came after the version to which the rules are pinned."""
    if not pin:
        return False
    from packaging.version import Version

    page = rule_page(finding.rule)
    return page.in_catalogue and Version(introduced_of(page, finding.variant)) > Version(pin)


def require_rules(*names: str) -> None:
    """Raises CannotRunError for a rule or group that does not exist, with the nearest that does."""
    for name in names:
        if not is_rule_or_group(name):
            near = nearest_rule_or_group(name)
            raise CannotRunError(
                "no-such-rule-or-group-near" if near else "no-such-rule-or-group", name=name, near=near
            )
