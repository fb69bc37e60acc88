"""Policies in the Data Privacy Vocabulary: read as linked data by rdflib; no term is used that version 2.3 has not."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
import rdflib

from polc.project.checking import check_paths
from polc.project.exporting import exported
from polc.reference.package import names_in, read_text
from polc.targets.exports import Export
from polc.targets.registry import targets

ROOT = Path(__file__).parents[2]
LINES = (Path(__file__).parent / "dpv-2.3.txt").read_text(encoding="utf-8").splitlines()
TERMS = frozenset(line for line in LINES if line and not line.startswith("#"))
SPACES = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
}
DPV = rdflib.Namespace(SPACES["dpv"])
GDPR = rdflib.Namespace(SPACES["eu-gdpr"])
BASE = "https://shop.example.org/privacy"
POLICIES = [
    *(ROOT / "policies" / f"{name}.pol" for name in ("luxim", "rmn")),
    *(ROOT / "tests" / "ok" / f"{name}.pol" for name in ("bank", "clinic", "school", "libreria", "insurer")),
]


def made(path: Path) -> tuple[Export, rdflib.Graph]:
    checked = check_paths([path], date(2026, 12, 1))
    export = exported(targets()["dpv"], checked.policies, checked.policies[0].languages, checked.sources)
    [content] = export.files.values()
    return export, rdflib.Graph().parse(data=content.decode(), format="json-ld", publicID=BASE)


def test_vocabulary_names_terms_of_the_version() -> None:
    tables = [tomllib.loads(read_text("vocabulary", name)) for name in names_in("vocabulary") if name.endswith(".toml")]
    used = {fields["dpv"] for table in tables for fields in table.values() if "dpv" in fields}
    assert len(used) > 200
    assert used - TERMS == set()


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_every_term_is_known(path: Path) -> None:
    _, graph = made(path)
    assert len(graph) > 100
    used = {str(node) for triple in graph for node in triple if isinstance(node, rdflib.URIRef)}
    for prefix, space in SPACES.items():
        names = {f"{prefix}:{iri.removeprefix(space)}" for iri in used if iri.startswith(space)}
        assert names - TERMS == set()


def test_a_purpose_is_a_process_with_what_it_states(tmp_path: Path) -> None:
    path = tmp_path / "demo.pol"
    path.write_text(read_text("skeleton.pol"), encoding="utf-8")
    export, graph = made(path)
    newsletter = rdflib.URIRef(f"{BASE}#purpose-newsletter")
    assert (newsletter, rdflib.RDF.type, DPV.Process) in graph
    assert set(graph.objects(newsletter, DPV.hasLegalBasis)) == {GDPR["A6-1-a"]}
    titles = {(str(o), o.language) for o in graph.objects(newsletter, rdflib.DCTERMS.title)}
    assert titles == {("Newsletter", "en"), ("Lettre d’information", "fr")}
    lengths = {
        str(o)
        for s in graph.subjects(rdflib.RDF.type, DPV.TemporalDuration)
        for o in graph.objects(s, rdflib.RDF.value)
    }
    assert {"P3Y", "P5Y", "P10Y", "P1Y"} <= lengths
    interest = rdflib.URIRef(f"{BASE}#interest-improvement")
    assert (interest, rdflib.RDF.type, GDPR["A6-1-f"]) in graph
    assert {str(o) for o in graph.objects(rdflib.URIRef(BASE), DPV.hasDataController)} == {f"{BASE}#controller-shop"}
    assert {(gap.field, gap.kind) for gap in export.gaps} == {("cookies", "lost"), ("right-limits", "lost")}


def test_what_is_not_stated_is_a_gap() -> None:
    export, _ = made(ROOT / "policies" / "luxim.pol")
    assert {gap.field for gap in export.gaps if gap.kind == "missing"} >= {"data", "recipients"}
    assert json.loads(next(iter(export.files.values())))["@graph"][0]["@type"] == "dpv:PrivacyNotice"
