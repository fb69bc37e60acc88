"""`polc verify`: whatever was changed in a release or in a site is named, file by file, and nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from polc import __version__
from polc.reference.package import read_text
from polc.release.manifest import digest_of, read_manifest
from polc.site import verification
from tests.releasing import FIRST, contents, manifest, released, two, write
from tests.running import polc

Captured = pytest.CaptureFixture[str]


def verified(capsys: Captured, *arguments: str) -> dict[str, Any]:
    """What the command says as JSON; its exit status fits."""
    capsys.readouterr()
    status = polc("verify", *arguments, "--format", "json")
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.validate(told, json.loads(read_text("verification.schema.json")))
    assert status == (1 if told["drifts"] else 0)
    return told


def drifts(told: dict[str, Any]) -> list[tuple[str, str]]:
    """Every departure as its kind and its file."""
    parts = [*told["releases"], *([told["site"]] if told["site"] else [])]
    return [(d["kind"], f"{part['path']}/{d['path']}") for part in parts for d in part["drifts"]]


def test_releases_match_as_they_were_made(here: Path, capsys: Captured) -> None:
    two(here / "policies" / "demo.pol")
    told = verified(capsys, "policies")
    assert drifts(told) == []
    assert [(r["policy"], r["version"]) for r in told["releases"]] == [("demo", "1"), ("demo", "2.0 bis")]
    assert polc("verify", "policies", "--lang", "fr") == 0
    assert "2 versions figées vérifiées. Tout correspond." in capsys.readouterr().out.replace("\u00a0", " ")


def test_one_release_among_others_can_be_verified_alone(here: Path, capsys: Captured) -> None:
    _, second = two(here / "policies" / "demo.pol")
    told = verified(capsys, "policies/releases/demo/2.0-bis")
    assert drifts(told) == []
    assert [r["version"] for r in told["releases"]] == ["2.0 bis"]
    assert second.is_dir()


def test_each_file_that_is_changed_taken_away_or_added_is_named(here: Path, capsys: Captured) -> None:
    folder = released(here / "demo.pol")
    whole = contents(folder)
    for name in set(whole) - {"release.json"}:
        (folder / name).write_bytes(whole[name] + b" ")
        assert ("changed", f"releases/demo/1/{name}") in drifts(verified(capsys, "demo.pol"))
        (folder / name).unlink()
        assert ("missing", f"releases/demo/1/{name}") in drifts(verified(capsys, "demo.pol"))
        (folder / name).write_bytes(whole[name])
    assert drifts(verified(capsys, "demo.pol")) == []
    (folder / "pages" / "de.html").write_text("<p>Neu</p>", encoding="utf-8")
    assert drifts(verified(capsys, "demo.pol")) == [("extra", "releases/demo/1/pages/de.html")]


@pytest.mark.parametrize("name", ["pages/fr.html", "pages/en.json", "source/demo.pol"])
def test_one_change_is_one_departure(here: Path, capsys: Captured, name: str) -> None:
    folder = released(here / "demo.pol")
    (folder / name).write_bytes((folder / name).read_bytes() + b"\n")
    assert drifts(verified(capsys, ".")) == [("changed", f"releases/demo/1/{name}")]


def test_every_field_of_the_manifest_is_guarded(here: Path, capsys: Captured) -> None:
    folder = released(here / "demo.pol")
    told = manifest(folder)
    other: dict[str, Any] = {
        "policy": "shop", "version": "1.0", "effective": "2026-08-01", "number": 2, "languages": ["fr", "en"],
        "source": "pages/en.html", "house-rules": ["source/demo.pol"], "files": {}, "follows": "0" * 64,
        "polc": "0.0.1", "renderer": "0" * 64, "digest": "0" * 64,
    }  # fmt: skip
    assert set(other) == set(told)
    for field, value in other.items():
        (folder / "release.json").write_text(json.dumps({**told, field: value}), encoding="utf-8")
        assert ("seal", "releases/demo/1/release.json") in drifts(verified(capsys, ".")), field


def reseal(folder: Path, **changed: str) -> None:
    """Forges a manifest that fits whatever stands in the folder now."""
    told = {**manifest(folder), **changed}
    told["files"] = {name: digest_of(c) for name, c in contents(folder).items() if name != "release.json"}
    (folder / "release.json").write_text(read_manifest(json.dumps(told)).sealed().written(), encoding="utf-8")


def test_a_forged_page_is_not_what_its_source_gives(here: Path, capsys: Captured) -> None:
    folder = released(here / "demo.pol")
    forged(folder)
    assert drifts(verified(capsys, ".")) == [("rendering", "releases/demo/1/pages/en.html")]


@pytest.mark.parametrize(("field", "value"), [("version", "1 "), ("effective", "2026-08-01")])
def test_a_forged_header_is_not_that_of_the_source(here: Path, capsys: Captured, field: str, value: str) -> None:
    folder = released(here / "demo.pol")
    reseal(folder, **{field: value})
    assert (f"source-{field}", "releases/demo/1/source/demo.pol") in drifts(verified(capsys, "."))


def test_release_taken_out_of_the_series_or_replaced_is_noticed(here: Path, capsys: Captured) -> None:
    first, second = two(here / "demo.pol")
    (first / "pages" / "en.json").write_bytes((first / "pages" / "en.json").read_bytes() + b"\n")
    reseal(first)
    assert ("chain", "releases/demo/2.0-bis/release.json") in drifts(verified(capsys, "."))
    shutil.rmtree(first)
    assert drifts(verified(capsys, ".")) == [("chain-first", "releases/demo/2.0-bis/release.json")]
    assert second.exists()


def test_a_release_in_another_folder_is_noticed(here: Path, capsys: Captured) -> None:
    folder = released(here / "demo.pol")
    folder.rename(folder.with_name("2"))
    assert drifts(verified(capsys, ".")) == [("folder", "releases/demo/2/release.json")]
    assert polc("build", "demo.pol") == 2
    assert "polc verify" in capsys.readouterr().err


def test_a_manifest_that_is_gone_or_no_manifest_is_noticed(here: Path, capsys: Captured) -> None:
    folder = released(here / "demo.pol")
    (folder / "release.json").write_text("{", encoding="utf-8")
    assert drifts(verified(capsys, ".")) == [("broken", "releases/demo/1/release.json")]
    (folder / "release.json").write_bytes(b"\xff\xfe")
    assert drifts(verified(capsys, ".")) == [("broken", "releases/demo/1/release.json")]
    (folder / "release.json").unlink()
    assert drifts(verified(capsys, "demo.pol")) == [("missing", "releases/demo/1/release.json")]


def test_a_source_taken_away_is_noticed(here: Path, capsys: Captured) -> None:
    folder = released(here / "demo.pol")
    shutil.rmtree(folder / "source")
    assert drifts(verified(capsys, ".")) == [("missing", "releases/demo/1/source/demo.pol")]


def test_a_link_that_leads_away_is_noticed(here: Path, capsys: Captured) -> None:
    folder = released(here / "demo.pol")
    shutil.move(folder / "pages", here / "elsewhere")
    (folder / "pages").symlink_to(here / "elsewhere")
    assert ("extra", "releases/demo/1/pages") in drifts(verified(capsys, "."))


def forged(folder: Path, **changed: str) -> None:
    """Another page in a release, with a manifest that fits it."""
    page = folder / "pages" / "en.html"
    page.write_text(page.read_text(encoding="utf-8").replace("3 years", "2 years"), encoding="utf-8")
    reseal(folder, **changed)


@pytest.mark.parametrize("changed", [{"polc": "0.0.1"}, {"renderer": "0" * 64}, {"renderer": ""}], ids=str)
def test_what_another_polc_rendered_is_noted_and_no_departure(
    here: Path, capsys: Captured, changed: dict[str, str]
) -> None:
    folder = released(here / "demo.pol")
    reseal(folder, **changed)
    told = verified(capsys, ".")
    assert (drifts(told), told["releases"][0]["notes"]) == ([], [])
    forged(folder, **changed)
    told = verified(capsys, ".")
    assert drifts(told) == []
    (note,) = told["releases"][0]["notes"]
    assert note["kind"] == "other-rendering"
    assert "pages/en.html" in note["message"]
    assert "pages/fr.html" not in note["message"]
    assert manifest(folder)["polc"] in note["message"]
    assert polc("verify", ".") == 0
    said = capsys.readouterr().out
    assert "All match" not in said
    assert "Nothing departs, but for what is noted above." in said
    (folder / "pages" / "en.html").unlink()
    assert drifts(verified(capsys, ".")) == [("missing", "releases/demo/1/pages/en.html")]


def test_a_source_that_only_another_polc_could_read_is_noted(here: Path, capsys: Captured) -> None:
    folder = released(here / "demo.pol")
    source = folder / "source" / "demo.pol"
    source.write_text(f"{source.read_text(encoding='utf-8')}\nnovelty {{ }}\n", encoding="utf-8")
    reseal(folder, polc="99.0")
    told = verified(capsys, ".")
    assert drifts(told) == []
    assert [n["kind"] for n in told["releases"][0]["notes"]] == ["other-source"]
    reseal(folder, polc=__version__)
    assert drifts(verified(capsys, ".")) == [("unreadable", "releases/demo/1/source/demo.pol")]


def test_a_site_of_another_version_is_noted_and_not_compared(
    here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    released(here / "demo.pol")
    assert polc("build", "demo.pol") == 0
    monkeypatch.setattr(verification, "__version__", "99.0")
    told = verified(capsys, ".", "--site", "build/site")
    assert drifts(told) == []
    (note,) = told["site"]["notes"]
    assert note["kind"] == "other-polc"
    assert __version__ in note["message"]
    assert "99.0" in note["message"]


# ------------------------------------------------------------------------------------------------------------ a site
def site(here: Path, *arguments: str) -> Path:
    two(here / "policies" / "demo.pol")
    assert polc("build", "policies", *arguments) == 0
    return here / "build" / "site"


@pytest.mark.parametrize(
    "arguments",
    [(), ("--site-url", "https://example.org/privacy"), ("--as-of", FIRST), ("--draft",), ("--files", "markdown,text")],
    ids=" ".join,
)
def test_a_site_as_it_was_built_matches(
    here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    site(here, *arguments)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    told = verified(capsys, "policies", "--site", "build/site")
    assert drifts(told) == []
    assert told["site"]["notes"] == []


def test_each_file_of_a_site_that_departs_is_named(here: Path, capsys: Captured) -> None:
    built = site(here, "--site-url", "https://example.org")
    whole = contents(built)
    names = sorted(set(whole) - {".polc-site"})
    for name in names:
        (built / name).write_bytes(whole[name] + b" ")
    assert drifts(verified(capsys, "policies", "--site", "build/site")) == [
        ("site-changed", f"build/site/{name}") for name in names
    ]
    for name in names:
        (built / name).write_bytes(whole[name])
    (built / "demo" / "en" / "index.html").unlink()
    (built / "demo" / "new.html").write_text("<p>New</p>", encoding="utf-8")
    assert drifts(verified(capsys, "policies", "--site", "build/site")) == [
        ("site-missing", "build/site/demo/en/index.html"),
        ("site-extra", "build/site/demo/new.html"),
    ]


def test_a_site_departs_when_its_source_changes(here: Path, capsys: Captured) -> None:
    write(here / "demo.pol")
    assert polc("build", "demo.pol") == 0
    write(here / "demo.pol", years=2)
    found = drifts(verified(capsys, "demo.pol", "--site", "build/site"))
    assert {path for _, path in found} >= {f"build/site/demo/{lang}/index.html" for lang in ("en", "fr")}
    assert {kind for kind, _ in found} == {"site-changed"}


def test_a_site_shows_the_release_whatever_its_source_becomes(here: Path, capsys: Captured) -> None:
    site(here)
    write(here / "policies" / "demo.pol", "3", "2027-06-01", years=9)
    assert drifts(verified(capsys, "policies", "--site", "build/site")) == []


def test_a_site_of_releases_that_drifted_is_not_compared(here: Path, capsys: Captured) -> None:
    site(here)
    (here / "policies/releases/demo/1/pages/en.html").write_text("<p>Anything</p>", encoding="utf-8")
    told = verified(capsys, "policies", "--site", "build/site")
    assert drifts(told) == [("changed", "policies/releases/demo/1/pages/en.html")]
    assert [n["kind"] for n in told["site"]["notes"]] == ["site-not-compared"]


def broken(here: Path) -> None:
    text = (here / "demo.pol").read_text(encoding="utf-8")
    (here / "demo.pol").write_text(text.replace("basis contract", "", 1), encoding="utf-8")


def unrecorded(here: Path) -> None:
    (here / "build" / "site" / ".polc-site").write_text("polc\n", encoding="utf-8")


@pytest.mark.parametrize(("spoil", "said"), [(broken, "have errors"), (unrecorded, "how it was built")])
def test_a_site_that_cannot_be_compared_is_one_line(
    here: Path, capsys: Captured, spoil: Callable[[Path], None], said: str
) -> None:
    write(here / "demo.pol")
    assert polc("build", "demo.pol") == 0
    spoil(here)
    capsys.readouterr()
    assert polc("verify", "demo.pol", "--site", "build/site") == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_nothing_to_verify_is_no_success(here: Path, capsys: Captured) -> None:
    write(here / "demo.pol")
    for paths in (["."], ["demo.pol"], ["missing"]):
        capsys.readouterr()
        assert polc("verify", *paths) == 2
        assert capsys.readouterr().err.count("\n") == 1
