"""SARIF 2.1.0 (OASIS): for code scanning of forges and editors.

Rules carry their help, findings their fingerprints.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from polc.core.version import __version__
from polc.reference.phrases import LANGUAGES
from polc.reference.rules import RulePage, rule_page
from polc.report.json import as_text
from polc.report.run import Accepted, Run
from polc.report.text import turned_off
from polc.report.words import Place, Told, cited

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def report(run: Run) -> str:
    """The run as one SARIF log, with a line end after it."""
    shown = [*run.told, *(accepted.told for accepted in run.accepted)]
    slugs = sorted({t.rule for t in shown})
    results = [_result(t, slugs) for t in run.told]
    results += [{**_result(a.told, slugs), "suppressions": [_suppression(a)]} for a in run.accepted]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "polc",
                        "semanticVersion": __version__,
                        **({"informationUri": run.manual} if run.manual else {}),
                        "rules": [_rule(rule_page(s), run) for s in slugs],
                    }
                },
                "language": run.lang,
                "columnKind": "unicodeCodePoints",
                "properties": {"asOf": run.as_of.isoformat(), "turnedOff": run.off},
                **({"invocations": [_invocation(run)]} if run.off else {}),
                "results": results,
            }
        ],
    }
    return as_text(log)


def _invocation(run: Run) -> dict[str, Any]:
    """That the settings turn rules off: what is said of how a tool was set (SARIF 2.1.0, 3.20.22)."""
    told = {"level": "note", "message": {"text": turned_off(run.off, run.lang)}}
    return {"executionSuccessful": True, "toolConfigurationNotifications": [told]}


def _rule(page: RulePage, run: Run) -> dict[str, Any]:
    lang = run.lang
    citations = cited(page.citations, lang)
    lines = [page.section(lang), "", *(f"- [{c.label}]({c.url})" if c.url else f"- {c.label}" for c in citations)]
    rule: dict[str, Any] = {
        "id": page.slug,
        "shortDescription": {"text": page.words("title", lang)},
        "fullDescription": {"text": " ".join(page.section(lang).split())},
        "help": {"text": " ".join(page.section(lang).split()), "markdown": "\n".join(lines).strip()},
        "defaultConfiguration": {"level": LEVELS[page.severity]},
        "properties": {"tags": sorted({page.group, page.kind}), "citations": [c.label for c in citations]},
    }
    address = _manual_page(page, run) or next((c.url for c in citations if c.url), "")
    return {**rule, "helpUri": address} if address else rule


def _manual_page(page: RulePage, run: Run) -> str:
    """The address of a rule's page in the manual that the project publishes.

    Empty where it says of none.
    """
    home = "" if run.lang == LANGUAGES[0] else f"{run.lang}/"
    return f"{run.manual}{home}rules/{page.slug}/" if run.manual else ""


def _result(told: Told, slugs: list[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": told.rule,
        "ruleIndex": slugs.index(told.rule),
        "level": LEVELS[told.severity],
        "message": {"text": _without_links(f"{told.message} {told.fix}".strip())},
        "locations": [{"physicalLocation": _location(told.place)}],
        "partialFingerprints": {"polc/v1": told.fingerprint},
    }
    if told.related:
        result["relatedLocations"] = [
            {"id": n, "physicalLocation": _location(r), "message": {"text": _without_links(r.label or told.rule)}}
            for n, r in enumerate(told.related, 1)
        ]
    return result


def _without_links(text: str) -> str:
    """The text without what a viewer makes a link of (SARIF 2.1.0, 3.11.6): only polc says where a link leads."""
    return text.replace("](", "] (")


def _location(place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(place.path)},
        "region": {
            "startLine": place.start.line,
            "startColumn": place.start.column,
            "endLine": place.end.line,
            "endColumn": place.end.column,
        },
    }


def _suppression(accepted: Accepted) -> dict[str, str]:
    """By whom a finding is accepted: in the policy itself, or in a file beside it (SARIF 2.1.0, 3.35.2)."""
    suppression = {"kind": "inSource" if accepted.in_source else "external", "status": "accepted"}
    return {**suppression, "justification": accepted.reason} if accepted.reason else suppression
