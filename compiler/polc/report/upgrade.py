"""What a version of polc finds otherwise than another one did, by rule: from the JSON report that the other wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, TypeVar

from polc.core.record import record
from polc.core.version import __version__
from polc.reference.phrases import phrase
from polc.reference.rule_names import current_name, introduced_of, retired_rules
from polc.reference.rules import rule_page, slugs
from polc.report.json import VERSION
from polc.report.terminal import filled, printable, without_commands
from polc.report.text import WIDTH, Style, plain
from polc.report.words import Told

F = TypeVar("F", "Told", "Earlier")
SEVERITIES = ("error", "warning", "advice")


BEFORE_NAMED = "0.1"
"""The version of reports that name none, as the first ones did."""


@record
class Earlier:
    """A finding as an earlier report has it; `rule` is the name that the rule has now."""

    rule: str
    severity: str
    path: str
    line: int
    message: str
    fingerprint: str


@record
class EarlierReport:
    """An earlier report: the version of polc that wrote it, and its findings."""

    polc: str
    findings: tuple[Earlier, ...]


@record
class Upgrade:
    """What two versions find: new and gone findings, those of another severity, and how many stayed as they were."""

    before: str
    new: tuple[Told, ...]
    gone: tuple[Earlier, ...]
    changed: tuple[tuple[Earlier, Told], ...]
    same: int


def earlier_report(text: str) -> EarlierReport:
    """The report that a text holds.

    Raises ValueError for what is no JSON report of polc.
    """
    try:
        document: Any = json.loads(text)
        if document["version"] != VERSION:
            raise ValueError(document["version"])
        return EarlierReport(
            str(document.get("polc", BEFORE_NAMED)), tuple(_earlier(found) for found in document["findings"])
        )
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _earlier(found: Any) -> Earlier:  # noqa: ANN401
    texts = [found[key] for key in ("rule", "severity", "path", "message", "fingerprint")]
    line = found["start"]["line"]
    if not all(isinstance(text, str) for text in texts) or not isinstance(line, int) or texts[1] not in SEVERITIES:
        raise ValueError(found)
    rule, severity, path, message, fingerprint = texts
    return Earlier(current_name(rule), severity, path, line, message, fingerprint)


def upgrade(before: EarlierReport, now: Sequence[Told]) -> Upgrade:
    """What is found now beside an earlier report.

    A finding of a renamed rule is known by its place.
    """
    left = {finding.fingerprint: finding for finding in before.findings}
    pairs = [(left.pop(told.fingerprint), told) for told in now if told.fingerprint in left]
    known = {told.fingerprint for _, told in pairs}
    by_place = {(f.rule, f.path, f.line): f for f in left.values()}
    new = []
    for told in now:
        if told.fingerprint in known:
            continue
        former = by_place.pop((told.rule, told.place.path, told.place.start.line), None)
        if former is None:
            new.append(told)
        else:
            pairs.append((left.pop(former.fingerprint), told))
    changed = tuple((old, told) for old, told in pairs if old.severity != told.severity)
    return Upgrade(before.polc, tuple(new), tuple(left.values()), changed, len(pairs) - len(changed))


def upgrade_text(found: Upgrade, lang: str, style: Style = plain) -> str:
    """What an upgrade changes, by rule, for a terminal."""
    blocks = [_new(rule, group, lang, style) for rule, group in _by_rule(found.new)]
    blocks += [_gone(rule, group, lang, style) for rule, group in _by_rule(found.gone)]
    blocks += [_changed(old, told, lang, style) for old, told in found.changed]
    count = phrase(
        "upgrade-count", lang, before=printable(found.before), version=__version__, new=len(found.new),
        gone=len(found.gone), changed=len(found.changed), same=found.same,
    )  # fmt: skip
    return without_commands("\n\n".join([*blocks, filled(count, WIDTH, "", "")])) + "\n"


def _by_rule(findings: Iterable[F]) -> list[tuple[str, list[F]]]:
    ordered = sorted(findings, key=lambda f: f.rule)
    return [(rule, list(group)) for rule, group in groupby(ordered, key=lambda f: f.rule)]


def _new(rule: str, group: Sequence[Told], lang: str, style: Style) -> str:
    page = rule_page(rule)
    head = phrase(
        "upgrade-new", lang, rule=rule, title=page.words("title", lang), introduced=introduced_of(page), n=len(group)
    )
    places = [_place(f"+ {phrase(t.severity, lang)}", t.place.path, t.place.start.line, t.message, lang) for t in group]
    return _headed(rule, head, places, style)


def _gone(rule: str, group: Sequence[Earlier], lang: str, style: Style) -> str:
    key = "upgrade-taken-back" if rule in retired_rules() else "upgrade-gone"
    key = key if rule in slugs() or rule in retired_rules() else "upgrade-unknown"
    head = phrase(key, lang, rule=rule, n=len(group), why=retired_rules().get(rule, {}).get(lang, ""))
    places = [_place(f"- {phrase(f.severity, lang)}", f.path, f.line, f.message, lang) for f in group]
    return _headed(rule, head, places, style)


def _changed(old: Earlier, told: Told, lang: str, style: Style) -> str:
    head = phrase(
        "upgrade-severity", lang, rule=told.rule, before=phrase(old.severity, lang), now=phrase(told.severity, lang)
    )
    place = _place("~", told.place.path, told.place.start.line, told.message, lang)
    return _headed(told.rule, head, [place], style)


def _headed(rule: str, head: str, places: Sequence[str], style: Style) -> str:
    return "\n".join([filled(printable(head), WIDTH, "", "  ").replace(rule, style(rule, "bold"), 1), *places])


def _place(mark: str, path: str, line: int, message: str, lang: str) -> str:
    text = f"{mark} {path}:{line}{phrase('colon', lang)} {message}"
    return filled(printable(text), WIDTH, "  ", "    ")
