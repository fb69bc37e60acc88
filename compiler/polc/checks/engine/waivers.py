"""Findings that the file itself accepts with `waive … until … "reason" by "who"`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from polc.core.calendar import years_after
from polc.core.findings import Fact, Finding
from polc.core.record import record
from polc.core.sources import Span
from polc.core.values import Word
from polc.model.policy import Policy
from polc.reference.package import read_toml
from polc.reference.rule_names import current_name, renamed_rules, retired_rules
from polc.reference.rules import rule_page, slugs
from polc.syntax.errors.suggestions import nearest
from polc.syntax.tree import Node

WORD = re.compile(r"[^\W\d_]+")
HOUSE = "house"
MONTHS = 12
"""The longest time for which a finding can be waived, counted from the day of the check."""


@record
class Waiver:
    """A finding accepted until a day (excluded), for a reason, by somebody.

    It is one on a declaration's kind and name.
    """

    rule: Word
    subject: tuple[str, str]
    target: Span
    until: date
    end: Word
    reason: Word
    by: Word
    span: Span

    def covers(self, finding: Finding) -> bool:
        """True when the finding is the one that the waiver is about.

        It goes by the finding's rule, or by the house rule broken.
        """
        return current_name(self.rule.text) in (finding.rule, _house_rule(finding)) and finding.subject == self.subject


@record
class Waived:
    """The findings left, those accepted with their waivers, and those about these."""

    open: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Waiver], ...]
    about: tuple[Finding, ...]


def _house_rule(finding: Finding) -> str:
    """What a waiver calls the house rule that is broken, `house/NAME`.

    Empty for other findings.
    """
    name = finding.facts.get("house")
    return f"{HOUSE}/{name}" if name and finding.rule.startswith(f"{HOUSE}/") else ""


def apply_waivers(policy: Policy, nodes: Sequence[Node], findings: Sequence[Finding], clock: date) -> Waived:
    """Takes out the findings that valid waivers accept.

    It finds fault with the other waivers. `nodes` are the `waive` declarations of the policy's own file, which end by
    the clock. A waiver that is expired, too long, without a real reason or about nothing accepts nothing.
    """
    about: list[Finding] = []
    valid: list[Waiver] = []
    for node in nodes:
        waiver = _waiver(node)
        if waiver is None:
            continue  # an impossible date has its own finding
        if waiver.rule.text in retired_rules():
            continue  # what it accepted is no longer found
        faults = _faults(waiver, policy, clock)
        about += faults
        if not faults:
            valid.append(waiver)
        if former := renamed_rules().get(waiver.rule.text):
            about.append(
                _about("waiver/former-rule", waiver, waiver.rule.span, now=former["to"], since=former["since"])
            )
    left: list[Finding] = []
    accepted: list[tuple[Finding, Waiver]] = []
    for finding in findings:
        by = next((word for word in valid if word.covers(finding)), None)
        if by is None:
            left.append(finding)
        else:
            accepted.append((finding, by))
    used = {id(word) for _, word in accepted}
    about += [_about("waiver/unused", word, word.rule.span) for word in valid if id(word) not in used]
    return Waived(tuple(left), tuple(accepted), tuple(about))


def _waiver(node: Node) -> Waiver | None:
    words = [v for v in node.values if isinstance(v, Word)]
    rule, kind, *names = [word for word in words if word.kind in ("slug", "name")]
    end = next(word for word in words if word.kind == "date")
    reason, by = (word for word in words if word.kind == "string")
    name = names[0] if names else None
    try:
        until = date.fromisoformat(end.text)
    except ValueError:
        return None
    target = kind.span.to(name.span) if name else kind.span
    return Waiver(rule, (kind.text, name.text if name else ""), target, until, end, reason, by, node.span)


def _faults(waiver: Waiver, policy: Policy, clock: date) -> list[Finding]:
    known = {s for s in slugs() if rule_page(s).in_catalogue} | {f"{HOUSE}/{d.id}" for d in policy.all("rule")}
    if current_name(waiver.rule.text) not in known:
        near = nearest(waiver.rule.text, sorted(known))
        return [_about("waiver/unknown-rule", waiver, waiver.rule.span, suggestion=near)]
    kind, name = waiver.subject
    if not any(d.key == waiver.subject for d in policy.declarations):
        near = nearest(name, (d.id for d in policy.all(kind)))
        return [_about("waiver/unknown-declaration", waiver, waiver.target, suggestion=near)]
    faults = []
    if not _says_why(waiver.reason.text) or not WORD.search(waiver.by.text):
        word = waiver.reason if not _says_why(waiver.reason.text) else waiver.by
        faults.append(_about("waiver/reason", waiver, word.span, variant="" if word is waiver.reason else "by"))
    if waiver.until <= clock:
        faults.append(_about("waiver/expired", waiver, waiver.end.span))
    elif waiver.until > (last := years_after(clock, 1)):
        faults.append(_about("waiver/too-long", waiver, waiver.end.span, last=last))
    return faults


def _says_why(reason: str) -> bool:
    """True for a reason of a few words that is no filler.

    People type fillers to get past a check.
    """
    lexicon = read_toml("lexicon", "filler-reasons.toml")
    words = [word.casefold() for word in WORD.findall(reason)]
    telling = [word for word in words if word not in lexicon["words"]]
    return len(words) >= int(lexicon["least-words"]) and len(telling) >= int(lexicon["least-telling-words"])


def _about(rule: str, waiver: Waiver, span: Span, variant: str = "", **facts: Fact) -> Finding:
    kind, name = waiver.subject
    known: dict[str, Fact] = {
        "waived": waiver.rule.text, "kind": kind, "name": name, "day": waiver.until, "found": waiver.reason.text,
    }  # fmt: skip
    return Finding(
        rule, span, {**known, **facts}, subject=("waive", f"{waiver.rule.text} {kind} {name}".strip()), variant=variant
    )
