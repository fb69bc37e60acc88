"""Policies in the Transparency Information Language: every document is valid against the published schema."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from polc.project.checking import check_paths
from polc.project.exporting import exported
from polc.reference.package import read_text
from polc.targets.exports import Export
from polc.targets.registry import targets

ROOT = Path(__file__).parents[2]
SCHEMA = Path(__file__).parents[3] / "shared" / "data" / "tilt-schema.json"
POLICIES = [
    *(ROOT / "policies" / f"{name}.pol" for name in ("luxim", "rmn")),
    *(ROOT / "tests" / "ok" / f"{name}.pol" for name in ("bank", "clinic", "school", "libreria", "insurer")),
]


def made(path: Path) -> tuple[Export, dict[str, Any]]:
    checked = check_paths([path], date(2026, 12, 1))
    export = exported(targets()["tilt"], checked.policies, checked.policies[0].languages, checked.sources)
    return export, {name: json.loads(content) for name, content in export.files.items()}


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_documents_are_valid(path: Path) -> None:
    if not SCHEMA.is_file():
        pytest.skip("the published schema is not there")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    _, documents = made(path)
    assert documents
    for document in documents.values():
        jsonschema.Draft7Validator(schema).validate(document)


def test_what_is_stated_stands_where_the_schema_has_a_place(tmp_path: Path) -> None:
    path = tmp_path / "demo.pol"
    text = read_text("skeleton.pol").replace("country FR", 'country FR represented by "Anne Le Goff"', 1)
    path.write_text(text, encoding="utf-8")
    export, documents = made(path)
    document = documents["demo-en.tilt.json"]
    assert document["controller"] == {
        "name": "Lantern SAS",
        "address": "1 rue du Port, 29200 Brest",
        "country": "FR",
        "representative": {"name": "Anne Le Goff", "email": "privacy@shop.example.org"},
    }
    contact = next(entry for entry in document["dataDisclosed"] if entry["_id"] == "contact")
    assert {entry["reference"] for entry in contact["legalBases"]} == {"GDPR-6-1-a", "GDPR-6-1-b", "GDPR-6-1-c"}
    assert {"P5Y", "P10Y", "P3Y"} == {t["ttl"] for entry in contact["storage"] for t in entry["temporal"]}
    assert contact["nonDisclosure"]["obligationToProvide"] is True
    assert {entry["name"] for entry in contact["recipients"]} == {"Nuage Breton", "Courrier Clair", "Colis Ouest"}
    assert document["rightToComplain"]["supervisoryAuthority"]["country"] == "FR"
    assert document["automatedDecisionMaking"]["inUse"] is False
    hashed = document["meta"].pop("_hash")
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashed == sha256(canonical.encode()).hexdigest()
    assert {(gap.field, gap.kind) for gap in export.gaps} == {
        ("url", "missing"), ("officer", "missing"), ("cookies", "lost"), ("measure", "lost"), ("restriction", "lost"),
    }  # fmt: skip


def test_a_transfer_names_its_tool() -> None:
    _, documents = made(ROOT / "tests" / "ok" / "insurer.pol")
    [*_, document] = documents.values()
    transfers = {entry["country"]: entry for entry in document["thirdCountryTransfers"]}
    assert transfers["CH"]["adequacyDecision"]["available"] is True
