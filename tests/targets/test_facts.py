"""Facts of a policy for programs: the JSON follows its schema and holds everything; `polc.load` gives the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import polc
from polc.facts.json_text import json_text
from polc.reference.package import read_text
from tests.commands.run import run
from tests.releasing import write

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(read_text("facts.schema.json"))
DAY = date(2026, 12, 1)
SAMPLE = ("bank", "clinic", "school", "libreria", "staff-notice")
POLICIES = [
    *(ROOT / "policies" / f"{name}.pol" for name in ("luxim", "rmn")),
    *(ROOT / "tests" / "ok" / f"{n}.pol" for n in SAMPLE),
]


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_facts_follow_their_schema(path: Path) -> None:
    facts = polc.load(path, DAY)
    told = json.loads(json_text(facts))
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    assert told["policy"] == path.stem
    assert len(told["declarations"]) == len(facts.declarations) > 10


def test_command_and_python_give_the_same(here: Path) -> None:
    path = write(here / "demo.pol")
    result = run("export", "demo.pol", "--to", "facts", "--as-of", DAY.isoformat())
    assert (result.status, result.errors) == (0, "")
    assert result.output == json_text(polc.load(path, DAY))


def test_facts_tell_three_things_apart(here: Path) -> None:
    path = here / "demo.pol"
    path.write_text(
        read_text("skeleton.pol") + "\npurpose extra { kind statistics  recipients none }\n", encoding="utf-8"
    )
    facts = polc.load(path, DAY)
    extra, orders = facts.purposes[-1], facts.purposes[0]
    assert (extra.recipients.state, extra.data.state, orders.data.state) == ("none", "not-stated", "stated")
    assert orders.data.names == ("identity", "contact", "order-data")
    assert "email" in orders.data_terms
    assert [(basis.ground, basis.alternative) for basis in orders.bases] == [("contract", False)]
    [keep] = orders.keeps
    assert [(link.form, link.archived) for link in keep.stretches] == [("during", False), ("after", True)]
    assert keep.stretches[1].length is not None
    assert (keep.stretches[1].length.number, keep.stretches[1].length.unit) == (5, "year")
    assert keep.fates == ("delete",)
    [orders_declared, *_] = facts.all("purpose")
    assert orders_declared.title == {"en": "Orders", "fr": "Commandes"}
    assert [statement.word for statement in orders_declared.statements] == [
        "title", "kind", "basis", "subjects", "data", "recipients",
    ]  # fmt: skip


def test_facts_hold_as_of_their_day(here: Path) -> None:
    path = write(here / "demo.pol")
    path.write_text(
        path.read_text("utf-8") + "\nsubject child { below 15 consent of parents } from 2027-01-01\n", "utf-8"
    )
    assert "child" not in [d.name for d in polc.load(path, DAY).all("subject")]
    assert "child" in [d.name for d in polc.load(path, date(2027, 1, 1)).all("subject")]


def test_places_lead_to_the_words(here: Path) -> None:
    path = write(here / "shop" / "demo.pol")
    lines = path.read_text("utf-8").split("\n")
    for purpose in polc.load(path, DAY).purposes:
        assert purpose.place.file == "demo.pol"
        assert lines[purpose.place.line - 1][purpose.place.column - 1 :].startswith(f"purpose {purpose.name} ")


def test_what_cannot_be_read_is_an_error_with_its_place(here: Path) -> None:
    path = write(here / "demo.pol")
    with pytest.raises(FileNotFoundError):
        polc.load(here / "other.pol")
    path.write_text(path.read_text("utf-8") + "\npurpose {\n", encoding="utf-8")
    with pytest.raises(polc.PolicyError, match=r"demo\.pol:\d+:\d+: "):
        polc.load(path)
    path.write_text('term a { title en "a" }\n', encoding="utf-8")
    with pytest.raises(polc.PolicyError, match="no policy"):
        polc.load(path)
    (here / "polc.toml").write_text("nothing = 1\n", encoding="utf-8")
    with pytest.raises(polc.PolicyError, match="nothing"):
        polc.load(str(path))
