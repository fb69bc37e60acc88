"""Checks the files of a run and gathers their findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from polc.checks.workspace.rules import estate, policies_twice
from polc.core.findings import Finding, set_of
from polc.core.record import record, replace
from polc.core.sources import Source, Sources
from polc.project.baselines import apply
from polc.project.cache.outcome import Accepted
from polc.project.configuration import SEVERITIES, Configuration
from polc.project.discovery import targets
from polc.project.errors import CannotRunError
from polc.project.file_names import names_of_files
from polc.project.input_collector import collector_of
from polc.project.paths import root_of, shown
from polc.project.reading import unreadable
from polc.project.running import CheckRun, RunOptions, check_files, sources_of
from polc.project.walking import NoManifestError, folder_of
from polc.project.workers.check_input import Place
from polc.reference.rules import keeps_from_judging, retired_rules, slugs
from polc.report.words import severity_of

if TYPE_CHECKING:
    from polc.model.policy import Policy

PLAIN = Configuration()
ALONE = RunOptions()
"""Without a cache, and in this process."""


@record
class Checked:
    """The outcome of a run: every policy, every finding in the order of files and places, and the sources.

    `accepted` are the findings that a waiver or a baseline accepts, with the reason; `open_findings` is the number of
    findings left in the file of each policy; `waivers` tells those of the accepted that a waiver accepts. `judged` has
    what each file came to.
    """

    policies: tuple[Policy, ...]
    findings: tuple[Finding, ...]
    sources: Sources
    paths: tuple[str, ...]
    accepted: tuple[tuple[Finding, str], ...] = ()
    waivers: tuple[Accepted, ...] = ()
    judged: CheckRun | None = None

    @property
    def files(self) -> int:
        """The number of files checked."""
        return len(self.paths)

    @property
    def open_findings(self) -> dict[str, int]:
        """The number of findings in the file of each policy, by the policy's name."""
        count = Counter(f.span.path for f in self.findings)
        told = [outcome.summary for outcome in self.judged.outcomes] if self.judged else []
        return {summary.id: count[summary.path] for summary in told if summary.header}


@record
class Standard:
    """The text that came on standard input, and the name it goes by."""

    content: bytes
    name: Path


def check_paths(
    paths: Sequence[Path],
    as_of: date,
    standard: Standard | None = None,
    *,
    baseline: bool = True,
    config: Configuration = PLAIN,
    means: RunOptions = ALONE,
    policies: bool = True,
) -> Checked:
    """Checks files and folders, and standard input where it is given; leaves out what baselines accept if asked to.

    `config` gives the house rules that every policy uses, and the severity of rules; `means` say how it is done, which
    changes nothing of what comes out. Without `policies`, none are handed back, and only the sources that findings
    show. Raises CannotRunError as `discover` does.
    """
    unread: dict[str, OSError] = {}
    files = targets(paths, unread) if paths else {}
    collector = collector_of({target: path for target, (path, _) in files.items()}, config.house_rules)
    roots: dict[str, str] = {}
    places = [
        Place(collector.name(path), path, target, _root_of(target, asked, roots))
        for target, (path, asked) in files.items()
    ]
    if standard is not None:
        name = standard.name
        root = root_of(name, name)
        places.append(Place(name.as_posix(), str(name), str(name.resolve()), str(root), standard.content))
    judged = check_files(collector, places, as_of, means, policies=policies)
    outcomes = judged.outcomes
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    waivers = [accepted for outcome in outcomes for accepted in outcome.accepted]
    summaries = [outcome.summary for outcome in outcomes]
    sources: Sources = {}
    findings += [*policies_twice(summaries), *estate(summaries), *_of_the_site(config, sources)]
    findings += [*_of_folders(unread, sources), *names_of_files(places)]
    accepted = [(waived.finding, waived.reason) for waived in waivers]
    checked = tuple(place.name for place in places)
    ordered = _in_order(findings, checked)
    found = [as_configured(f, config.severity) for f in ordered]
    sources |= sources_of(collector, places, None if policies else _named_files([*found, *(f for f, _ in accepted)]))
    if baseline:
        outcome = apply(found, sources, {place.name: (place.target, place.root) for place in places})
        found = [*outcome.open, *outcome.about]
        accepted += outcome.accepted
    modelled = judged.policies if policies else ()
    return Checked(modelled, tuple(found), sources, checked, tuple(accepted), tuple(waivers), judged)


def _root_of(target: str, asked: Path, known: dict[str, str]) -> str:
    """The root of a file; that of its folder is looked for once."""
    folder = folder_of(target)
    if folder not in known:
        known[folder] = str(root_of(Path(target), asked))
    return known[folder]


def _named_files(findings: Sequence[Finding]) -> set[str]:
    """The files that findings show."""
    return {span.path for f in findings for span in (f.span, *(r.span for r in f.related))}


def _of_the_site(config: Configuration, sources: Sources) -> Sequence[Finding]:
    """What is wrong with the colours that the project gives its site."""
    if config.site is None or config.file is None:
        return ()
    from polc.project.branding_settings import weak_colours

    source, found = weak_colours(config.site, config.file, shown(config.file))
    sources[source.path] = source
    return found


def _of_folders(unread: Mapping[str, OSError], sources: Sources) -> list[Finding]:
    """A finding for each folder that was not gone into: what stands in it was not checked."""
    names = {shown(Path(folder)): error for folder, error in unread.items()}
    sources |= {name: Source(name, "") for name in names}
    return [
        unreadable(name, error, "release" if isinstance(error, NoManifestError) else "folder")
        for name, error in names.items()
    ]


def _in_order(findings: Sequence[Finding], paths: Sequence[str]) -> list[Finding]:
    """The findings, each once, in the order of the files asked for, then of the files that these use, and of places."""
    order: dict[str, int] = {}
    for path in (*paths, *sorted(f.span.path for f in findings)):
        order.setdefault(path, len(order))
    return sorted(set_of(findings), key=lambda f: (order[f.span.path], f.span, f.rule, f.variant))


def as_configured(finding: Finding, severity: Mapping[str, str]) -> Finding:
    """The finding with the severity that the project gives its rule, or its group.

    What keeps a file from being judged stays what it is.
    """
    if keeps_from_judging(finding.rule):
        return finding
    given = severity.get(finding.rule) or severity.get(finding.rule.partition("/")[0])
    return replace(finding, severity=given) if given else finding


def chosen(findings: Sequence[Finding], select: Sequence[str], ignore: Sequence[str]) -> tuple[Finding, ...]:
    """The findings of the rules and groups selected (all when none is) and not ignored.

    What keeps a file from being judged is told all the same: no rule has looked at what is selected.
    Raises CannotRunError for a rule or group that does not exist.
    """
    _check_known_rules(*select, *ignore)
    return tuple(
        f
        for f in findings
        if keeps_from_judging(f.rule) or ((not select or _matches(f.rule, select)) and not _matches(f.rule, ignore))
    )


def _matches(slug: str, names: Sequence[str]) -> bool:
    return slug in names or slug.partition("/")[0] in names


def _check_known_rules(*names: str) -> None:
    if not names:
        return
    known = {*slugs(), *retired_rules(), *(s.partition("/")[0] for s in slugs())}
    for name in names:
        if name not in known:
            from polc.syntax.errors.suggestions import nearest

            near = nearest(name, known)
            raise CannotRunError(
                "no-such-rule-or-group-near" if near else "no-such-rule-or-group", name=name, near=near
            )


def known_rule(name: str) -> str:
    """The rule itself when it exists. Raises CannotRunError, with the nearest one, when it does not."""
    if name in slugs():
        return name
    if name in retired_rules():
        raise CannotRunError("rule-taken-back", name=name)
    from polc.syntax.errors.suggestions import nearest

    near = nearest(name, slugs()) or next((s for s in slugs() if s.partition("/")[2] == name), "")
    raise CannotRunError("no-such-rule-near" if near else "no-such-rule", name=name, near=near)


def fails(findings: Sequence[Finding], level: str) -> bool:
    """True when a finding is at least as serious as the level: error, warning or advice."""
    serious = SEVERITIES[: SEVERITIES.index(level) + 1]
    return any(severity_of(f) in serious for f in findings)
