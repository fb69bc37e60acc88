"""The record of processing activities: read back by three libraries that did not write it."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path

import odfdo
import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from polc.project.checking import check_paths
from polc.project.exporting import exported
from polc.reference.package import read_text, read_toml
from polc.reference.vocabulary import vocabulary
from polc.targets.exports import Export
from polc.targets.processing.labels import Labels
from polc.targets.registry import targets
from polc.targets.workbook.ods import ods
from polc.targets.workbook.sheets import LONGEST, Column, Sheet, Workbook
from polc.targets.workbook.xlsx import xlsx
from tests.commands.run import run

ROOT = Path(__file__).parents[2]
DAY = date(2026, 12, 1)
TABLE = read_toml("targets", "register.toml")
Rows = list[list[str]]


def made(*paths: Path, language: str = "en") -> Export:
    checked = check_paths(list(paths), DAY)
    return exported(targets()["register"], checked.policies, [language], checked.sources)


def sheets(content: bytes) -> dict[str, Rows]:
    """The sheets of a workbook by name, as rows of texts."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def column(rows: Rows, head: str) -> list[str]:
    return [row[rows[0].index(head)] for row in rows[1:]]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "demo.pol"
    path.write_text(read_text("skeleton.pol"), encoding="utf-8")
    return path


def test_what_the_law_wants_stands_in_the_row_of_each_purpose(shop: Path) -> None:
    export = made(shop)
    assert export.gaps == ()
    found = sheets(export.files["register-en.xlsx"])
    rows = found["Register"]
    assert column(rows, "Processing activity") == [
        "Orders", "Invoices and accounts", "Newsletter", "Better ordering pages",
    ]  # fmt: skip
    orders = dict(zip(rows[0], rows[1], strict=True))
    assert orders["Controller"] == "Lantern SAS"
    assert orders["Last update"] == "2026-09-01"
    assert orders["Legal basis"] == "performance of a contract"
    assert orders["Categories of data subjects"] == "customers"
    assert orders["Categories of personal data"].split("\n") == [
        "civil status, identity, identification data, images: first name, surname, e-mail address, postal address",
        "economic and financial information: purchase history, amounts, date of payment",
    ]
    assert orders["Special categories or offences"] == "no"
    assert orders["Recipients"] == "Nuage Breton\nColis Ouest"
    assert orders["Transfers outside the EEA"] == ""
    archived = "then in an archive until 5 years after the end of the contract"
    periods = f"during the contract, {archived}, then deletion"
    assert " ".join(orders["Time limits for erasure"].split()) == periods
    assert "encryption of data in transit" in orders["Security measures"]
    assert len(found["To complete"]) == 1
    [actor] = found["Controllers"][1:]
    assert actor[2:9] == ["controller", "Lantern SAS", "", "1 rue du Port", "29200", "Brest", "France"]


def test_a_record_is_in_the_register_and_on_no_page(shop: Path) -> None:
    record = (
        "record improvement {\n"
        '  reference "T-003" created 2021-05-04 reviewed 2026-03-01 owner en "Sales" fr "Ventes" system "Cart"\n'
        '  assessment none because en "no criterion is met" fr "aucun critère n’est rempli"\n'
        '  balancing dated 2026-01-15 filed "lia.docx" contract host dated 2023-01-12\n}\n'
    )
    before = run("render", str(shop), "--format", "text", "--language", "en").output
    shop.write_text(shop.read_text("utf-8") + record, encoding="utf-8")
    assert run("check", str(shop), "--as-of", DAY.isoformat(), "--fail-on", "advice").status == 0
    assert run("render", str(shop), "--format", "text", "--language", "en").output == before
    export = made(shop)
    assert export.gaps == ()
    rows = sheets(export.files["register-en.xlsx"])["Register"]
    improvement = dict(zip(rows[0], rows[-1], strict=True))
    wanted = {
        "Reference": "T-003", "Created": "2021-05-04", "Last update": "2026-03-01", "In charge": "Sales",
        "System": "Cart",
        "Impact assessment": "none; no criterion is met", "Balancing test": "2026-01-15; lia.docx",
        "Contracts": "Nuage Breton (2023-01-12)",
    }  # fmt: skip
    assert {head: improvement[head] for head in wanted} == wanted


def test_a_record_of_nothing_is_a_mistake(shop: Path) -> None:
    shop.write_text(shop.read_text("utf-8") + 'record nothing { reference "T-1" }\n', encoding="utf-8")
    result = run("check", str(shop), "--as-of", DAY.isoformat())
    assert result.status == 1
    assert "error[structure/undefined]" in result.output


def test_both_formats_hold_the_same(shop: Path) -> None:
    files = made(shop, ROOT / "policies" / "luxim.pol", language="fr").files
    first, second = sheets(files["register-fr.xlsx"]), sheets(files["register-fr.ods"])
    del first["Lists"]
    assert list(second) == [
        "Acteurs", "Registre", "Données et durées", "Destinataires", "Sécurité", "À compléter",
    ]  # fmt: skip
    assert first == second
    body = odfdo.Document(io.BytesIO(files["register-fr.ods"])).body
    assert [table.name for table in body.get_tables()] == list(second)
    table = body.get_tables()[1]
    texts = [[str(cell.value or "") for cell in row.cells] for row in table.rows]
    assert texts[1][2] == second["Registre"][1][2]


def test_heads_are_bold_and_stay_and_types_are_chosen_from_lists(shop: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(shop, language="fr").files["register-fr.xlsx"]))
    assert book.properties.title == "Registre"
    labels = Labels(TABLE, "fr")
    for page in book.worksheets[:-1]:
        assert page.freeze_panes == "A2"
        assert all(cell.font.bold for cell in page[1])
        assert page.auto_filter.ref.startswith("A1:")
        assert all(page.column_dimensions[cell.column_letter].width > 8 for cell in page[1])
    lists = book.worksheets[-1]
    assert (lists.title, lists.sheet_state) == ("Lists", "hidden")
    [first, second] = book["Destinataires"].data_validations.dataValidation
    choices = {}
    for rule in (first, second):
        area = rule.formula1.removeprefix("Lists!").replace("$", "")
        choices[str(rule.sqref)[0]] = tuple(str(cell[0].value) for cell in lists[area])
    assert choices == {"E": labels.choices("types"), "H": labels.choices("tools")}


@pytest.mark.parametrize("name", ["luxim", "rmn"])
def test_what_published_policies_leave_out_is_to_be_completed(name: str) -> None:
    export = made(ROOT / "policies" / f"{name}.pol")
    assert {gap.field for gap in export.gaps} >= {"subjects", "data", "recipients"}
    rows = sheets(export.files["register-en.xlsx"])["To complete"]
    assert len(rows) == len(export.gaps) + 1
    assert {"GDPR Art. 30(1)(c)", "GDPR Art. 30(1)(d)"} <= set(column(rows, "Provision"))
    assert all(place.startswith(f"{name}.pol:") for place in column(rows, "Place in the policy"))
    assert set(column(rows, "To complete here")) == {""}


def test_an_estate_is_grouped_by_controller(shop: Path) -> None:
    names = ("bank", "clinic", "school", "insurer", "staff-notice")
    export = made(shop, *(ROOT / "tests" / "ok" / f"{name}.pol" for name in names))
    found = sheets(export.files["register-en.xlsx"])
    owners = column(found["Register"], "Controller")
    assert len(set(owners)) == 6
    assert owners == sorted(owners, key=str.casefold)
    recipients = found["Recipients"]
    abroad = {r[3]: (r[4], r[6], r[7]) for r in recipients[1:] if r[6]}
    third_country = "recipient in a third country or international organisation"
    assert abroad["Rhein Rück AG"] == (third_country, "Switzerland", "adequacy decision")
    assert abroad["Cascade Aerospace Inc."] == (third_country, "United States", "binding corporate rules")
    health = [row for row in found["Data and periods"][1:] if row[3] == "health"]
    assert health
    assert {row[5] for row in health} == {"yes"}


def test_a_transfer_without_safeguard_is_a_gap(shop: Path) -> None:
    text = shop.read_text("utf-8").replace("transfer none\n", "")
    shop.write_text(
        text.replace("does delivery   receives identity, contact   located FR", "does delivery located IN"), "utf-8"
    )
    gaps = made(shop).gaps
    assert {(gap.field, gap.kind, gap.subject) for gap in gaps} == {("safeguard", "missing", ("recipient", "carrier"))}


def test_a_period_for_others_is_not_that_of_a_purpose() -> None:
    rows = sheets(made(ROOT / "policies" / "luxim.pol").files["register-en.xlsx"])["Register"]
    customers = dict(zip(rows[0], rows[1], strict=True))
    persons = customers["Categories of data subjects"].split("\n")
    assert persons[1:] == ["users of the Site or of the Services", "prospects", "clients (or customers)"]
    assert "prospects: " in customers["Time limits for erasure"]
    assert "job applicants" not in customers["Time limits for erasure"]


def test_cells_hold_what_programs_can_read() -> None:
    hostile = ("=1+1", "@SUM(A1)", "a\x00b\ud800", "x" * 40_000, "quotes \"<&>'")
    columns = (Column("head", 10, ('a "b"', "c;d")), *(Column(f"h{n}", 9) for n in range(4)))
    book = Workbook("t", "en", DAY, (Sheet("It's <one>", columns, (hostile,)),))
    for content in (xlsx(book), ods(book)):
        row = sheets(content)["It's <one>"][1]
        assert row[:3] == ["=1+1", "@SUM(A1)", "ab"]
        assert len(row[3]) == LONGEST
        assert row[4] == hostile[4]
    cell = openpyxl.load_workbook(io.BytesIO(xlsx(book))).worksheets[0]["A2"]
    assert cell.data_type == "s"


def test_every_value_of_the_tables_is_one_of_the_lists() -> None:
    groups = {"data": "lines", "roles": "types", "safeguards": "tools", "tasks": "measures"}
    for class_, group in groups.items():
        assert set(TABLE["terms"][class_].values()) <= set(TABLE[group]), class_
    labels = Labels(TABLE, "en")
    for class_ in ("data", "roles"):
        for id_ in vocabulary(class_).entries:
            assert id_ == "personal-data" or labels.mapped(class_, id_), id_
    tools = [id_ for id_, entry in vocabulary("safeguards").entries.items() if "tool" in entry.fields]
    assert [id_ for id_ in tools if not labels.mapped("safeguards", id_)] == []
    special = [
        id_
        for id_ in vocabulary("data").entries
        if vocabulary("data").field(id_, "sensitivity") in ("special", "offence")
    ]
    assert [id_ for id_ in special if not labels.is_sensitive(labels.mapped("data", id_))] == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_libreoffice_opens_both(shop: Path, tmp_path: Path) -> None:
    for name, content in made(shop).files.items():
        (tmp_path / name).write_bytes(content)
        call = ["soffice", "--headless", "--convert-to", "csv", "--outdir", str(tmp_path / "out"), str(tmp_path / name)]
        subprocess.run(call, check=True, capture_output=True)
        assert "Lantern SAS" in (tmp_path / "out" / f"{Path(name).stem}.csv").read_text("utf-8")
