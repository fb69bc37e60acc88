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
from polc.project.baselines import Baselines
from polc.project.cache.outcome import Accepted
from polc.project.clock import AsOf, on_day
from polc.project.configuration import Configuration
from polc.project.discovery import targets
from polc.project.errors import CannotRunError
from polc.project.file_names import names_of_files
from polc.project.input_collector import collector_of
from polc.project.judged_groups import Group, JudgedFiles, judged_files
from polc.project.machine_paths import machine_paths
from polc.project.paths import located, shown
from polc.project.reading import unreadable
from polc.project.roots import Roots, asked_folder
from polc.project.rules_in_force import NO_OPTIONS, Judged, Options, RulesInForce, require_rules, rules_in_force
from polc.project.running import RunOptions
from polc.project.settings import Settings
from polc.project.settings_rules import rules_in_settings
from polc.project.walking import NoManifestError, folder_of
from polc.project.workers.check_input import Place
from polc.reference.rule_names import current_name, retired_rules
from polc.reference.rules import slugs

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
    what each file came to, and `in_force` the settings that each finding is subject to. `laws` are the days whose law
    was applied, and `baselines` those of the files; `roots` are the roots of folders, and `virtual` the names of what
    is no file.
    """

    policies: tuple[Policy, ...]
    findings: tuple[Finding, ...]
    sources: Sources
    paths: tuple[str, ...]
    accepted: tuple[tuple[Finding, str], ...]
    waivers: tuple[Accepted, ...]
    judged: JudgedFiles
    in_force: RulesInForce
    laws: tuple[date, ...]
    baselines: Baselines
    roots: Roots
    virtual: tuple[str, ...] = ()

    @property
    def files(self) -> int:
        """The number of files checked."""
        return len(self.paths)

    @property
    def open_findings(self) -> dict[str, int]:
        """The number of findings in the file of each policy, by the policy's name."""
        count = Counter(f.span.path for f in self.findings)
        told = [outcome.summary for outcome in self.judged.outcomes]
        return {summary.id: count[summary.path] for summary in told if summary.header}

    def told(self, findings: Sequence[Finding] | None = None, options: Options = NO_OPTIONS) -> tuple[Finding, ...]:
        """Those of some findings, of the open ones where none are given, that settings or options do not turn off.

        Raises CannotRunError for a rule or group in the options that does not exist.
        """
        require_rules(*(options.select or ()), *(options.ignore or ()))
        asked = self.findings if findings is None else findings
        return tuple(f for f in asked if self.in_force.is_told(f, options))

    def machine_paths(self) -> dict[str, str]:
        """The paths of all files as formats for programs write them, by their names."""
        names = [name for name in (*self.paths, *self.sources) if name not in self.virtual]
        return machine_paths(dict.fromkeys(names), self.roots, self.judged.real_places())

    def fails(self, findings: Sequence[Finding], level: str = "") -> bool:
        """True when a finding is at least as serious as a level, that of its settings where none is given."""
        return any(self.in_force.fails(f, level) for f in findings)


STANDARD = "stdin.pol"
"""The name of standard input where it is given none."""


@record
class Standard:
    """The text that came on standard input, and the name it goes by."""

    content: bytes
    name: Path


def check_paths(
    paths: Sequence[Path],
    as_of: AsOf | date,
    standard: Standard | None = None,
    *,
    baseline: bool = True,
    settings: Settings | None = None,
    config: Configuration = PLAIN,
    means: RunOptions = ALONE,
    policies: bool = True,
) -> Checked:
    """Checks files and folders, and standard input where it is given.

    Leaves out what baselines accept if asked to. `settings` are those that files are judged by, none where they are not
    given; `config` is what is set for the run itself. `means` say how it is done, which changes nothing of what comes
    out. Without `policies`, none are handed back, and only the sources that findings show. Raises CannotRunError as
    `discover` does.
    """
    days = as_of if isinstance(as_of, AsOf) else on_day(as_of)
    settings = settings or Settings(config)
    unread: dict[str, OSError] = {}
    files = targets(paths, settings, unread) if paths else {}
    asked = {target: path for target, (path, _) in files.items()}
    name_of = collector_of({}).name  # of many files in a folder, that of the folder is asked for once
    places = [_place(name_of(path), path, target, where, settings) for target, (path, where) in files.items()]
    if standard is not None:
        name = standard.name
        place = _place(name.as_posix(), str(name), str(name.resolve()), name, settings)
        places.append(replace(place, content=standard.content))
    configs = [settings.of(folder_of(place.target)) for place in places]
    groups = [Group(days.law_for(own), own.house_rules) for own in configs]
    judged = judged_files(asked, list(zip(places, groups, strict=True)), days.clock, means, policies=policies)
    outcomes = judged.outcomes
    in_force = _settings_of_findings(places, configs, judged, config)
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    waivers = [accepted for outcome in outcomes for accepted in outcome.accepted]
    summaries = [outcome.summary for outcome in outcomes]
    sources: Sources = {}
    findings += [*policies_twice(summaries), *estate(summaries), *_of_the_site(config, sources)]
    findings += rules_in_settings([*configs, config], sources)
    findings += [*_of_folders(unread, sources), *names_of_files(places)]
    accepted = [(waived.finding, waived.reason) for waived in waivers]
    checked = tuple(place.name for place in places)
    found = [in_force.as_severe(f) for f in _in_order(findings, checked, in_force)]
    shown_files = None if policies else _named_files([*found, *(f for f, _ in accepted)])
    sources |= judged.sources(shown_files)
    whole = [asked_folder(path) for path in paths if path.is_dir()]
    folders = {target: asked_folder(where) for target, (_, where) in files.items()}
    owners = Baselines(places, folders, whole, settings.roots, in_force)
    if baseline:
        outcome = owners.apply(found, sources)
        found = [*outcome.open, *outcome.about]
        accepted += outcome.accepted
    modelled = judged.policies if policies else ()
    laws = tuple(sorted({group.law for group in groups}))
    return Checked(
        modelled, tuple(found), sources, checked, tuple(accepted), tuple(waivers), judged, in_force, laws, owners,
        settings.roots, (STANDARD,) if standard is not None and standard.name == Path(STANDARD) else (),
    )  # fmt: skip


def _place(name: str, path: str, target: str, asked: Path, settings: Settings) -> Place:
    """A file of the run: its name, where it stands, and what `use` may not leave."""
    boundary = settings.roots.around(folder_of(target)).boundary or asked_folder(asked)
    return Place(name, path, target, boundary)


def _settings_of_findings(
    places: Sequence[Place], configs: Sequence[Configuration], judged: JudgedFiles, config: Configuration
) -> RulesInForce:
    files = {p.name: Judged(p.target, own) for p, own in zip(places, configs, strict=True)}
    found = {
        place.name: [*outcome.findings, *(accepted.finding for accepted in outcome.accepted)]
        for place, outcome in zip(places, judged.outcomes, strict=True)
    }
    used = judged.real_places()

    def real(name: str) -> str:
        if name in files:
            return files[name].target
        return used.get(name) or str(located(name).resolve())

    return rules_in_force(files, found, config, real)


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


def _in_order(findings: Sequence[Finding], paths: Sequence[str], in_force: RulesInForce) -> list[Finding]:
    """The findings, each once, in the order of the files asked for, then of the files that these use, and of places."""
    others = {f.span.path for f in findings} - set(paths)
    order: dict[str, int] = {}
    for path in (*paths, *sorted(others, key=lambda name: (in_force.real(name), name))):
        order.setdefault(path, len(order))
    return sorted(set_of(findings), key=lambda f: (order[f.span.path], f.span, f.rule, f.variant))


def known_rule(name: str) -> str:
    """The rule as it is called today.

    Raises CannotRunError, with the nearest one, when it does not.
    """
    if current_name(name) in slugs():
        return current_name(name)
    if name in retired_rules():
        raise CannotRunError("rule-taken-back", name=name)
    from polc.syntax.errors.suggestions import nearest

    near = nearest(name, slugs()) or next((s for s in slugs() if s.partition("/")[2] == name), "")
    raise CannotRunError("no-such-rule-near" if near else "no-such-rule", name=name, near=near)
