"""`polc release`: what is frozen, what is refused, and that a release is whole or not there."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polc.project.releases import freezing
from polc.reference.package import read_text
from polc.release.layout import folder_name
from polc.release.manifest import Manifest, ManifestError, read_manifest
from polc.release.schedule import Standing, shown, tenures
from tests.overlay import laid_over
from tests.releasing import FIRST, contents, manifest, released, two, write
from tests.running import polc

ROOT = Path(__file__).parents[2]
WRONG = 'purpose extra { title en "Extra" fr "Supplément" kind statistics }'


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line with which a command says that it could not run."""
    capsys.readouterr()
    assert polc(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("polc: ")
    assert captured.err.count("\n") == 1
    return captured.err


# ------------------------------------------------------------------------------------------------------ what is frozen
def test_a_release_holds_source_pages_and_digests(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = released(here / "policies" / "demo.pol")
    assert folder == here / "policies" / "releases" / "demo" / "1"
    told = manifest(folder)
    jsonschema.validate(told, json.loads(read_text("release.schema.json")))
    assert (told["policy"], told["version"], told["effective"], told["number"]) == ("demo", "1", "2026-09-01", 1)
    files = {name: hashlib.sha256(content).hexdigest() for name, content in contents(folder).items()}
    del files["release.json"]
    assert told["files"] == files
    assert list(told["files"]) == sorted(files)
    assert (folder / told["source"]).read_bytes() == (here / "policies" / "demo.pol").read_bytes()
    assert {f"pages/{lang}.{kind}" for lang in told["languages"] for kind in ("html", "json")} < set(files)
    assert told["digest"] in capsys.readouterr().out


def test_the_digest_is_that_of_all_the_rest(here: Path) -> None:
    told = manifest(released(here / "demo.pol"))
    digest = told.pop("digest")
    canonical = json.dumps(told, sort_keys=True, separators=(",", ":")).encode("ascii")
    assert hashlib.sha256(canonical).hexdigest() == digest


def test_used_files_are_frozen_where_use_finds_them(here: Path) -> None:
    write(here / "polc.toml").write_text("", encoding="utf-8")
    write(here / "shop" / "demo.pol")
    text = (here / "shop" / "demo.pol").read_text(encoding="utf-8")
    prospect = re.search(r"^subject prospect .*\n", text, re.MULTILINE)
    assert prospect
    (here / "shop" / "demo.pol").write_text('use "../shared/a.pol"\n' + text.replace(prospect.group(), ""), "utf-8")
    (here / "shared").mkdir()
    (here / "shared" / "a.pol").write_text('use "b.pol"\n', encoding="utf-8")
    (here / "shared" / "b.pol").write_text(prospect.group(), encoding="utf-8")
    assert polc("release", "shop/demo.pol") == 0
    folder = here / "shop" / "releases" / "demo" / "1"
    assert {n for n in contents(folder) if n.startswith("source/")} == {
        "source/shop/demo.pol", "source/shared/a.pol", "source/shared/b.pol",
    }  # fmt: skip
    assert manifest(folder)["source"] == "source/shop/demo.pol"
    shutil.rmtree(here / "shared")
    assert polc("check", str(folder / "source" / "shop" / "demo.pol")) == 0
    assert polc("verify", str(folder)) == 0


def test_house_rules_are_frozen_with_the_policy(here: Path) -> None:
    (here / "house.pol").write_text("rule eea-only { forbid transfer outside EEA }\n", encoding="utf-8")
    (here / "polc.toml").write_text('house-rules = ["house.pol"]\n', encoding="utf-8")
    folder = released(here / "demo.pol")
    assert manifest(folder)["house-rules"] == ["source/house.pol"]
    assert (folder / "source" / "house.pol").read_bytes() == (here / "house.pol").read_bytes()


def test_same_policy_gives_the_same_release(here: Path) -> None:
    first = released(here / "one" / "demo.pol")
    other = released(here / "two" / "demo.pol")
    assert contents(first) == contents(other)


def test_a_later_release_follows_the_one_before(here: Path) -> None:
    first, second = two(here / "demo.pol")
    assert second.name == "2.0-bis"
    assert manifest(second)["number"] == 2
    assert manifest(second)["follows"] == manifest(first)["digest"]


def test_releases_can_stand_elsewhere(here: Path) -> None:
    write(here / "demo.pol")
    assert polc("release", "demo.pol", "--out", "kept") == 0
    assert (here / "kept" / "demo" / "1" / "release.json").is_file()
    assert not (here / "releases").exists()
    assert polc("build", "demo.pol", "--releases", "kept") == 0
    assert (here / "build" / "site" / "demo" / "versions" / "1" / "en" / "index.html").is_file()


@pytest.mark.parametrize("name", ["luxim", "rmn"])
def test_a_second_release_of_a_published_policy(here: Path, name: str) -> None:
    shutil.copy(ROOT / "policies" / "polc-baseline.txt", here)
    text = (ROOT / "policies" / f"{name}.pol").read_text(encoding="utf-8")
    for version, day, title in (("1", "2026-12-01", "Extra"), ("2", "2027-03-01", "Supplementary")):
        header = f'policy {name} {{\n  version "{version}"   effective {day}'
        section = f'section added {{ kind other title en "{title}" fr "{title}" text en "{title}." fr "{title}." }}'
        stated = text.replace(f"policy {name} {{", header, 1) + section
        (here / f"{name}.pol").write_text(stated, encoding="utf-8")
        assert polc("release", f"{name}.pol") == 0
    assert polc("verify", ".") == 0
    assert polc("build", ".", "--as-of", "2026-12-02") == 0
    pages = here / "build" / "site" / name
    assert "Extra." in (pages / "en" / "index.html").read_text(encoding="utf-8")
    assert "Supplementary." in (pages / "versions" / "2" / "fr" / "index.html").read_text(encoding="utf-8")


# --------------------------------------------------------------------------------------------------- what is refused
def test_errors_stop_a_release(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "demo.pol").write_text(laid_over(WRONG), encoding="utf-8")
    assert polc("release", "demo.pol") == 1
    said = capsys.readouterr().out
    assert "omission/legal-basis" in said
    assert "Nothing was released" in said
    assert not (here / "releases").exists()


def test_errors_that_a_baseline_accepts_do_not(here: Path) -> None:
    (here / "demo.pol").write_text(laid_over(WRONG), encoding="utf-8")
    assert polc("baseline", "demo.pol") == 0
    assert polc("release", "demo.pol", "--no-baseline") == 1
    assert polc("release", "demo.pol") == 0


def test_the_law_of_the_first_day_counts(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The decision on the United Kingdom ends on 27 December 2031."""
    site_cache = (
        'recipient carrier { name "Colis" role processor does delivery receives identity, contact '
        "located GB safeguard adequacy under-contract }\n# without transfer\n"
    )
    write(here / "demo.pol").write_text(laid_over(site_cache), encoding="utf-8")
    assert polc("check", "demo.pol") == 0
    text = laid_over(site_cache).replace("effective 2026-09-01", "effective 2032-01-01")
    (here / "demo.pol").write_text(text, encoding="utf-8")
    assert polc("check", "demo.pol") == 0
    assert polc("release", "demo.pol") == 1
    assert "transfer/adequacy-not-in-force" in capsys.readouterr().out


@pytest.mark.parametrize(("statement", "hint"), [('version "1"', "version"), ("effective 2026-09-01", "effective")])
def test_version_and_day_are_needed(here: Path, capsys: pytest.CaptureFixture[str], statement: str, hint: str) -> None:
    path = write(here / "demo.pol")
    path.write_text(path.read_text(encoding="utf-8").replace(statement, ""), encoding="utf-8")
    assert f"`{hint} " in refused(capsys, "release", "demo.pol")
    assert f"`{hint} " in refused(capsys, "release", "demo.pol", "--lang", "fr")
    assert not (here / "releases").exists()


def test_an_empty_version_is_none(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "demo.pol", version=" ")
    assert polc("release", "demo.pol") == 1
    assert "syntax/blank-text" in capsys.readouterr().out


def test_the_same_again_is_nothing_to_do(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = released(here / "demo.pol")
    before = contents(folder)
    assert polc("release", "demo.pol") == 0
    assert "nothing to do" in capsys.readouterr().out
    released(here / "demo.pol", "2", FIRST)
    write(here / "demo.pol")
    assert polc("release", "demo.pol") == 0
    assert contents(folder) == before


def test_a_release_is_never_rewritten(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = released(here / "demo.pol")
    before = contents(folder)
    write(here / "demo.pol", years=5)
    assert "never rewritten" in refused(capsys, "release", "demo.pol")
    assert contents(folder) == before


def test_nor_is_one_that_was_tampered_with(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = released(here / "demo.pol")
    (folder / "pages" / "en.html").write_text("<p>Anything</p>", encoding="utf-8")
    before = contents(folder)
    assert "never rewritten" in refused(capsys, "release", "demo.pol")
    assert contents(folder) == before


@pytest.mark.parametrize("version", ["V-1", "v/1"])
def test_two_versions_never_share_a_folder(here: Path, capsys: pytest.CaptureFixture[str], version: str) -> None:
    released(here / "demo.pol", "v-1")
    write(here / "demo.pol", version, FIRST)
    assert "version v-1 stands" in refused(capsys, "release", "demo.pol")


def test_no_release_applies_before_an_earlier_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    released(here / "demo.pol")
    write(here / "demo.pol", "2", "2026-08-31")
    assert "2026-09-01" in refused(capsys, "release", "demo.pol")
    assert [p.name for p in (here / "releases" / "demo").iterdir()] == ["1"]


def test_a_folder_of_the_users_is_left_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "releases" / "demo" / "1" / "mine.txt")
    write(here / "demo.pol")
    assert "already there" in refused(capsys, "release", "demo.pol")
    assert [p.name for p in (here / "releases" / "demo" / "1").iterdir()] == ["mine.txt"]


def test_what_is_no_policy_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "shared.pol").write_text('subject client { title en "customers" fr "clients" }\n', encoding="utf-8")
    assert "no `policy` declaration" in refused(capsys, "release", "shared.pol")
    assert "is a folder" in refused(capsys, "release", ".")
    assert "no such file" in refused(capsys, "release", "missing.pol")


# ------------------------------------------------------------------------------------------- what stands in a release
def test_folders_leave_releases_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, _ = two(here / "policies" / "demo.pol")
    capsys.readouterr()
    assert polc("check", "policies", "--as-of", "2026-11-22") == 0
    assert "1 file checked" in capsys.readouterr().out
    assert polc("baseline", "policies") == 0
    assert "releases" not in (here / "policies" / "polc-baseline.txt").read_text(encoding="utf-8")
    for named in (first, first / "source" / "demo.pol"):
        assert polc("check", str(named)) == 0
        assert "1 file checked" in capsys.readouterr().out
    assert "no .pol file" in refused(capsys, "check", "policies/releases")


def test_a_file_called_release_json_hides_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "policies" / "demo.pol")
    (here / "policies" / "release.json").write_text("{}", encoding="utf-8")
    assert polc("check", ".") == 0
    assert "1 file checked" in capsys.readouterr().out


# ---------------------------------------------------------------------------------------------------- names and days
@given(st.text(min_size=1, max_size=120))
def test_every_version_has_a_safe_folder(version: str) -> None:
    name = folder_name(version)
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?", name)
    assert len(name) <= 60
    assert ".." not in name
    assert name.split(".")[0] not in {"con", "nul", "aux", "prn", "com1"}
    assert folder_name(name) == name or name.startswith("v-") or len(version) >= 60


@pytest.mark.parametrize(
    ("version", "name"),
    [
        ("2.1", "2.1"), ("Version 3", "version-3"), ("été 2026", "ete-2026"), ("../../etc", "etc"),
        ("a/b\\c", "a-b-c"), ("NUL", "v-nul"), (".hidden", "hidden"), ("1..2", "1.2"),
    ],
)  # fmt: skip
def test_names_stay_readable(version: str, name: str) -> None:
    assert folder_name(version) == name


def made(version: str, day: str, number: int) -> Manifest:
    return Manifest("demo", version, date.fromisoformat(day), number, ("en",), "source/demo.pol", {}, "0").sealed()


def test_which_release_applies_on_a_day() -> None:
    first, two_, three, four = (
        made("1", "2026-01-01", 1), made("2", "2026-06-01", 2), made("3", "2026-06-01", 3), made("4", "2027-01-01", 4),
    )  # fmt: skip
    series = tenures([four, two_, first, three])
    assert [t.release.version for t in series] == ["1", "2", "3", "4"]
    standings = {
        day: [t.standing(date.fromisoformat(day)).value for t in series]
        for day in ("2025-12-31", "2026-01-01", "2026-05-31", "2026-06-01", "2026-12-31", "2027-01-01")
    }
    assert standings == {
        "2025-12-31": ["coming", "never", "coming", "coming"],
        "2026-01-01": ["current", "never", "coming", "coming"],
        "2026-05-31": ["current", "never", "coming", "coming"],
        "2026-06-01": ["past", "never", "current", "coming"],
        "2026-12-31": ["past", "never", "current", "coming"],
        "2027-01-01": ["past", "never", "past", "current"],
    }
    first = shown(series, date(2025, 1, 1))
    assert first is not None
    assert (first.release.version, first.standing(date(2025, 1, 1))) == ("1", Standing.COMING)
    assert shown((), date(2025, 1, 1)) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("policy", ""), ("version", 1), ("effective", "soon"), ("number", 0), ("number", True), ("languages", []),
        ("languages", ["../en"]), ("source", "../demo.pol"), ("source", "/etc/passwd"), ("files", {"a/../b": "0" * 64}),
        ("files", {"a": "short"}), ("files", []), ("follows", None), ("digest", None), ("house-rules", "a"),
    ],
)  # fmt: skip
def test_a_manifest_that_is_none_is_told_by_its_field(field: str, value: object) -> None:
    told = json.loads(made("1", "2026-01-01", 1).written())
    told[field] = value
    with pytest.raises(ManifestError, match=f"^{field}$"):
        read_manifest(json.dumps(told))


def test_a_manifest_reads_as_it_was_written() -> None:
    manifest_ = made("été ” \u2028", "2026-01-01", 1)
    assert read_manifest(manifest_.written()) == manifest_


def test_a_release_is_not_rendered_again_by_another_polc(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = released(here / "demo.pol")
    before = contents(folder)
    monkeypatch.setattr(freezing, "renderer", lambda: "0" * 64)
    assert polc("release", "demo.pol") == 0
    assert "nothing to do" in capsys.readouterr().out
    pages = freezing.rendered
    monkeypatch.setattr(freezing, "rendered", lambda *of: {k: v + b" " for k, v in pages(*of).items()})
    assert "never rendered again" in refused(capsys, "release", "demo.pol")
    assert contents(folder) == before
