"""`polc export`: what every target has in common; and that its data name nothing that is not there."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.project.checking import check_paths
from polc.reference.law import norm
from polc.reference.package import read_text
from polc.reference.phrases import LANGUAGES
from polc.reference.vocabulary import classes, vocabulary
from polc.targets import registry
from polc.targets.exports import Export, Exporter, Request, lost, missing, target, unknown_term
from polc.targets.registry import Target, findings_of, targets
from tests.commands.run import run
from tests.commands.test_forged import seal
from tests.releasing import released, write

ROOT = Path(__file__).parents[2]
NAMES = sorted(targets())
TABLE = {
    "title": {"en": "a form", "fr": "une forme"},
    "of": "policy",
    "text": True,
    "fields": {"owner": {"en": "owner", "fr": "propriétaire", "norms": ["gdpr:30(1)(a)"]}, "kind": {"en": "kind"}},
}


@target("form")
def form(request: Request) -> Export:
    """A target that lacks something of each purpose, and knows neither channels nor the second purpose's kind."""
    policy = request.policy
    purposes = [purpose.declaration for purpose in policy.purposes]
    channel = policy.all("channel")[0]
    gaps = [missing("owner", declaration) for declaration in purposes]
    gaps.append(lost("kind", channel, channel.first("kind")))
    gaps.append(unknown_term("kind", purposes[0], purposes[0].place, "orders"))
    return Export({f"{policy.id}-{lang}.txt": lang.encode() for lang in request.languages}, tuple(gaps * 2))


@pytest.fixture
def form_target(monkeypatch: pytest.MonkeyPatch) -> Target:
    """A target `form` that polc knows while a test runs."""
    made = Target("form", TABLE)
    monkeypatch.setattr(registry, "_exporter", lambda _name: form)
    for module in ("polc.targets.registry", "polc.project.exporting", "polc.cli.commands.export"):
        monkeypatch.setattr(f"{module}.targets", lambda: {"form": made})
    return made


def squeezed(text: str) -> str:
    """A text with plain single spaces, wherever its lines end."""
    return " ".join(text.split())


def skeleton(path: Path) -> Path:
    """The complete policy that the rules' examples are laid over, as a file."""
    path.write_text(read_text("skeleton.pol"), encoding="utf-8")
    return path


# ------------------------------------------------------------------------------------------------------------ command
def test_list_names_every_target() -> None:
    result = run("export", "--list", "--lang", "fr")
    assert [line.split()[0] for line in result.output.splitlines()] == NAMES
    assert "les faits d’une politique" in result.output


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "polc: name what to export to with --to: "),
        (("--to", "fact"), "polc: there is no target fact; do you mean facts?"),
        (("--to", "xyz"), "polc: there is no target xyz; polc exports to "),
        (("--to", "facts", "--language", "de"), "polc: policy demo is not in “de”, only in en, fr"),
        (("--to", "facts", "--language", "english"), "polc: --language wants languages of two letters"),
    ],
)
def test_mistake_of_use_is_one_line(here: Path, arguments: tuple[str, ...], line: str) -> None:
    write(here / "demo.pol")
    result = run("export", "demo.pol", *arguments)
    assert (result.status, result.output) == (2, "")
    assert result.errors.startswith(line)
    assert result.errors.count("\n") == 1


def test_gaps_are_told_as_findings_and_count_when_asked(here: Path, form_target: Target) -> None:
    skeleton(here / "demo.pol")
    result = run("export", "demo.pol", "--to", "form", "--out", "out")
    assert result.status == 0
    assert result.output == "out/demo-en.txt written\nout/demo-fr.txt written\n"
    assert "warning[export/gap]: " in result.errors
    assert "“owner” stays empty in the export `form`" in squeezed(result.errors)
    assert "Art. 30(1)(a)" in result.errors
    assert result.errors.count("warning[export/gap]") == 1  # of one root
    assert result.errors.count("advice[export/gap]") == 2
    french = run("export", "demo.pol", "--to", "form", "--out", "out", "--language", "en", "--lang", "fr", "--strict")
    assert french.status == 1
    assert french.output == "out/demo-en.txt produit\n"
    assert "« propriétaire » reste vide dans l’export `form`" in squeezed(french.errors)


def test_several_files_want_a_folder(here: Path, form_target: Target) -> None:
    skeleton(here / "demo.pol")
    assert "name a folder with --out" in run("export", "demo.pol", "--to", "form").errors
    assert run("export", "demo.pol", "--to", "form", "--language", "fr").output == "fr"


def test_two_policies_of_one_name_are_refused_unwritten(here: Path) -> None:
    write(here / "a" / "demo.pol")
    write(here / "b" / "demo.pol")
    result = run("export", "--to", "facts", "--out", "out", "--draft")
    assert result.status == 2
    assert "two of these policies would both be exported to demo.facts.json" in result.errors
    assert not (here / "out").exists()


def test_errors_stop_it_and_file_that_cannot_be_read_does_always(here: Path) -> None:
    path = write(here / "demo.pol")
    path.write_text(path.read_text() + '\npurpose raffle { title en "raffle" fr "tombola" kind contests }\n', "utf-8")
    stopped = run("export", "demo.pol", "--to", "facts", "--out", "out")
    assert (stopped.status, stopped.output) == (1, "")
    assert "error[omission/legal-basis]" in stopped.errors
    assert "Nothing was exported" in stopped.errors
    assert not (here / "out").exists()
    assert run("export", "demo.pol", "--to", "facts", "--out", "out", "--draft").status == 0
    path.write_text(path.read_text() + "\npurpose {\n", "utf-8")
    broken = run("export", "demo.pol", "--to", "facts", "--draft")
    assert (broken.status, broken.output) == (1, "")
    assert "error[syntax/" in broken.errors


def test_an_export_has_the_same_bytes_each_time(here: Path) -> None:
    write(here / "demo.pol")
    for name in NAMES:
        made = []
        for folder in ("first", "second"):
            assert run("export", "demo.pol", "--to", name, "--out", folder).status == 0
            made.append({path.name: path.read_bytes() for path in sorted((here / folder).iterdir())})
        assert made[0] == made[1]


# ----------------------------------------------------------------------------------------------------------- releases
def test_release_keeps_exports_of_settings_and_verify_proves(here: Path) -> None:
    write(here / "demo.pol")
    (here / "polc.toml").write_text('exports = ["facts"]\n', encoding="utf-8")
    folder = released(here / "demo.pol")
    kept = folder / "exports" / "facts" / "demo.facts.json"
    assert json.loads(kept.read_text(encoding="utf-8"))["as_of"] == "2026-09-01"
    assert run("verify").status == 0
    assert run("release", "demo.pol").status == 0  # again: nothing to do
    kept.write_bytes(kept.read_bytes() + b" ")
    result = run("verify")
    assert result.status == 1
    assert "exports/facts/demo.facts.json" in result.errors + result.output


def test_an_export_that_the_source_does_not_give_is_a_departure(here: Path) -> None:
    write(here / "demo.pol")
    (here / "polc.toml").write_text('exports = ["facts"]\n', encoding="utf-8")
    folder = released(here / "demo.pol")
    (folder / "exports" / "facts" / "demo.facts.json").write_text("{}\n", encoding="utf-8")
    seal(folder)
    result = run("verify")
    assert result.status == 1
    assert "is not what the released source gives" in result.output


def test_a_setting_names_targets_alone(here: Path) -> None:
    write(here / "demo.pol")
    (here / "polc.toml").write_text('exports = ["nothing"]\n', encoding="utf-8")
    assert "there is no target nothing; polc exports to" in run("check", "demo.pol").errors


def test_schema_of_settings_knows_the_targets() -> None:
    schema = json.loads(read_text("config.schema.json"))
    assert schema["properties"]["exports"]["items"]["enum"] == NAMES


# --------------------------------------------------------------------------------------------------------------- data
@pytest.mark.parametrize("name", NAMES)
def test_data_of_a_target_name_what_is_there(name: str) -> None:
    table = tomllib.loads(read_text("targets", f"{name}.toml"))
    assert set(table["title"]) == set(LANGUAGES)
    assert table["of"] in ("policy", "estate")
    assert isinstance(table["text"], bool)
    for field, fields in table["fields"].items():
        assert set(LANGUAGES) <= set(fields), field
        assert [provision for provision in fields.get("norms", ()) if norm(provision) is None] == [], field
    for class_, terms in table.get("terms", {}).items():
        assert class_ in classes()
        assert set(terms) <= set(vocabulary(class_).entries), class_


@pytest.mark.parametrize("name", NAMES)
def test_module_of_a_target_declares_it(name: str) -> None:
    found = registry._exporter(name)
    assert isinstance(found, Exporter)
    assert found.target == name


def test_findings_stand_in_the_order_of_places(form_target: Target, here: Path) -> None:
    skeleton(here / "demo.pol")
    checked = check_paths([here / "demo.pol"], date(2026, 12, 1))
    export = form_target.export(Request(checked.policies, ("en",), checked.sources))
    found = findings_of(form_target, export)
    assert all(isinstance(finding, Finding) for finding in found)
    assert [f.span for f in found] == sorted(f.span for f in found)
    assert len(found) == len(checked.policies[0].purposes) + 2
    assert all(isinstance(d, Declaration) for d in checked.policies[0].declarations)
