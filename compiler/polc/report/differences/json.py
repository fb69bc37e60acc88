"""The comparison as JSON, version 1.

Its shape is fixed by `dsl/differences.schema.json`.
"""

from __future__ import annotations

from typing import Any

from polc.reference.differences import GRADES
from polc.report.differences.several import ADDED, REMOVED, PolicyChange, Several
from polc.report.differences.words import Comparison, ToldDifference, ToldSide, Version
from polc.report.json import as_text, place_fields

VERSION = 1


def report(comparison: Comparison) -> str:
    """The comparison as one JSON object, with a line end after it."""
    document = {
        "version": VERSION,
        "as_of": comparison.as_of.isoformat(),
        "before": _version(comparison.before),
        "after": _version(comparison.after),
        "summary": {grade: comparison.count[grade] for grade in reversed(GRADES)},
        "differences": [_difference(t) for t in comparison.told],
    }
    return as_text(document)


def report_several(several: Several) -> str:
    """The comparison of several policies as one JSON object of the same shape, with `policies` beside it."""
    document = {
        "version": VERSION,
        "as_of": several.as_of.isoformat(),
        "before": {"label": several.before or several.words("last-releases")},
        "after": {"label": several.after},
        "summary": {grade: several.count[grade] for grade in reversed(GRADES)},
        "policies": [
            {
                "policy": changed.policy,
                "change": changed.change,
                "as_of": changed.comparison.as_of.isoformat() if changed.comparison else None,
                "before": _label(changed, ADDED),
                "after": _label(changed, REMOVED),
            }
            for changed in several.policies
        ],
        "differences": [
            {"policy": changed.policy, **_difference(told)}
            for changed, comparison in several.differing
            for told in comparison.told
        ],
    }
    return as_text(document)


def _label(changed: PolicyChange, without: str) -> dict[str, str] | None:
    """What a version of a policy is called.

    None where there is none, or it was not compared.
    """
    comparison = changed.comparison
    if comparison is None or changed.change == without:
        return None
    return _version(comparison.after if without == REMOVED else comparison.before)


def _version(version: Version) -> dict[str, str]:
    return {"label": version.label}


def _difference(told: ToldDifference) -> dict[str, Any]:
    return {
        "kind": told.kind,
        "grade": told.grade,
        "title": told.title,
        "message": told.message,
        "to_do": told.to_do,
        "statement": told.statement,
        "before": _side_fields(told.before),
        "after": _side_fields(told.after),
        "citations": [{"label": c.label, "url": c.url} for c in told.citations],
    }


def _side_fields(side: ToldSide) -> dict[str, Any]:
    return {
        "declarations": [{"kind": kind, "name": name} for kind, name in side.declarations],
        "places": [place_fields(p) for p in side.places],
        "value": side.value,
    }
