"""Finds names in settings that are no rule, or the former name of one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polc.core.findings import Finding
from polc.core.sources import Source, Sources, Span
from polc.project.configuration import Configuration
from polc.project.paths import shown
from polc.project.roots import project_of
from polc.project.settings_file import read_settings_file
from polc.project.settings_names import nearest_rule_or_group
from polc.reference.rule_names import renamed_rules

MOST_TOLD = 100
"""The most doubtful names that are told of one file of settings."""


def rules_in_settings(configs: Sequence[Configuration], sources: Sources) -> list[Finding]:
    """A finding for each doubtful name in the settings of a run.

    Adds the files that have any to `sources`.
    """
    found: list[Finding] = []
    for path, config in {config.file: config for config in configs if config.doubtful_rules}.items():
        if path is not None:
            file = read_settings_file(path, project_of(path.parent))
            source = Source(shown(path), file.text)
            sources[source.path] = source
            told, left = config.doubtful_rules[:MOST_TOLD], config.doubtful_rules[MOST_TOLD:]
            found += [_finding_on(name, _place_of(name, source)) for name in told]
            if left:
                found.append(_more_than_told(_place_of(left[0], source)))
    return found


def _more_than_told(span: Span) -> Finding:
    return Finding(
        "file/too-many-findings",
        span,
        {"most": MOST_TOLD},
        subject=("settings", ""),
        variant="settings",
        severity="warning",
    )


def _finding_on(name: str, span: Span) -> Finding:
    subject = ("settings", name)
    former = renamed_rules().get(name)
    if former is not None:
        facts = {"name": name, "now": former["to"], "since": former["since"]}
        return Finding("settings/former-rule", span, facts, subject=subject)
    facts = {"name": name, "suggestion": nearest_rule_or_group(name)}
    return Finding("settings/unknown-rule", span, facts, subject=subject)


def _place_of(name: str, source: Source) -> Span:
    """Where a name stands first outside of comments.

    The beginning of the file where it is written otherwise.
    """
    written = re.compile(rf"^[^#\n]*?(?<![\w/-])(?P<name>{re.escape(name)})(?![\w/-])", re.MULTILINE)
    found = written.search(source.text)
    start, end = found.span("name") if found else (0, 0)
    return Span(source.path, start, end)
