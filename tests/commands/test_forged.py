"""Releases that somebody forged or damaged, with all digests made to fit: what is noticed, and by which commands."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from polc.release.manifest import Manifest, ManifestError, digest_of, read_manifest
from tests.commands.run import Result, run
from tests.releasing import contents, manifest, two, write

REFRESH = '<meta http-equiv="refresh" content="0;url=https://evil.example/"><script>document.title="x"</script>'

OWN = ("release.json", "release.json.sig")
"""What stands in a release and is not in its manifest."""


@pytest.fixture(scope="module")
def released_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a policy and two releases of it."""
    place = tmp_path_factory.mktemp("origin")
    two(place / "demo.pol")
    return place


@pytest.fixture
def first(here: Path, released_twice: Path) -> Path:
    """The older of two releases, in the current folder."""
    shutil.copytree(released_twice, here, dirs_exist_ok=True)
    return here / "releases" / "demo" / "1"


def seal(folder: Path, **changed: Any) -> None:
    """Makes the manifest of a release, and that of the next one, fit what stands in its folder now."""
    told = {**manifest(folder), **changed}
    told["files"] = {name: digest_of(c) for name, c in contents(folder).items() if name not in OWN}
    sealed = read_manifest(json.dumps(told)).sealed()
    (folder / "release.json").write_text(sealed.written(), encoding="utf-8")
    after = folder.with_name("2.0-bis") / "release.json"
    if folder.name == "1" and after.exists():
        next_ = read_manifest(json.dumps({**manifest(after.parent), "follows": sealed.digest})).sealed()
        after.write_text(next_.written(), encoding="utf-8")


def departures(result: Result) -> set[tuple[str, str]]:
    """The kinds of departures that `polc verify` names, each with its file."""
    assert result.errors == ""
    found = {
        (d["kind"], f"{r['path']}/{d['path']}") for r in json.loads(result.output)["releases"] for d in r["drifts"]
    }
    assert result.status == (1 if found else 0)
    return {(kind, path.removeprefix("releases/demo/")) for kind, path in found}


def verify() -> set[tuple[str, str]]:
    """What departs in the current folder."""
    return departures(run("verify", "--format", "json"))


def refused(result: Result) -> str:
    """The one line of a command that could not run."""
    assert result.status == 2, result
    assert result.errors.count("\n") == 1
    return result.errors


# -------------------------------------------------------------------------------------------------- pages that act
def test_build_of_page_of_another_polc_publishes_no_script(first: Path, here: Path) -> None:
    page = first / "pages" / "en.html"
    page.write_text(page.read_text(encoding="utf-8") + REFRESH, encoding="utf-8")
    seal(first, polc="0.0.9", renderer="")
    assert verify() == {("markup", "1/pages/en.html")}
    assert "releases/demo/1/pages/en.html" in refused(run("build", "demo.pol"))
    assert not (here / "build").exists()


def test_build_with_other_words_of_another_polc_says_so(first: Path, here: Path) -> None:
    page = first / "pages" / "en.html"
    page.write_text(page.read_text(encoding="utf-8").replace("3 years", "2 years"), encoding="utf-8")
    seal(first)
    assert "releases/demo/1/pages/en.html" in refused(run("build", "demo.pol"))
    seal(first, polc="0.0.9", renderer="")
    built = run("build", "demo.pol", "--lang", "fr")
    assert built.status == 0
    assert "polc 0.0.9" in built.output
    assert "pages/en.html" in built.output
    assert "2 years" in (here / "build/site/demo/en/index.html").read_text(encoding="utf-8")


def test_verify_of_a_frame_that_no_polc_wrote_names_it(first: Path) -> None:
    for lang, text in (("en", '{"title": "\\ud800"}'), ("fr", "[" * 100_000)):
        (first / "pages" / f"{lang}.json").write_text(text, encoding="utf-8")
    seal(first, polc="0.0.9", renderer="")
    assert verify() == {("frame", "1/pages/en.json"), ("frame", "1/pages/fr.json")}


# ----------------------------------------------------------------------------------------------- files that are none
def test_verify_of_links_pipes_and_devices_names_them(first: Path, here: Path) -> None:
    pages = first / "pages"
    shutil.copy(pages / "en.html", here / "same.html")
    for name in ("en.html", "en.json", "fr.html", "fr.json"):
        (pages / name).unlink()
    (pages / "en.html").symlink_to(here / "same.html")
    (pages / "en.json").symlink_to("/dev/zero")
    os.mkfifo(pages / "fr.html")
    (pages / "fr.json").mkdir()
    (first / "more" / "and" / "more").mkdir(parents=True)
    assert verify() == {
        ("link", "1/pages/en.html"), ("link", "1/pages/en.json"), ("no-file", "1/pages/fr.html"),
        ("no-file", "1/pages/fr.json"), ("extra", "1/more"),
    }  # fmt: skip
    for command in (("build", "demo.pol"), ("diff", "demo@1", "demo.pol"), ("serve", "--port", "0", "demo.pol")):
        assert "releases/demo/1/" in refused(run(*command))


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "huge"])
def test_verify_of_a_manifest_that_is_no_file_names_it(first: Path, kind: str) -> None:
    path = first / "release.json"
    path.unlink()
    if kind == "link":
        path.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        with path.open("wb") as file:
            file.truncate(1 << 40)
    ((found, where),) = {d for d in verify() if d[1].startswith("1/")}
    assert (found, where) == ({"link": "link", "huge": "too-large"}.get(kind, "no-file"), "1/release.json")
    assert "releases/demo/1/release.json" in refused(run("build", "."))


def test_verify_of_a_release_that_is_a_link_names_it(first: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "1"
    first.rename(elsewhere)
    first.symlink_to(elsewhere)
    assert ("link", "1/release.json") in verify()
    assert "is a link" in refused(run("build", "demo.pol"))


# ------------------------------------------------------------------------------------------- sources, days and chains
def tighten(folder: Path, _here: Path) -> None:
    source = folder / "source" / "demo.pol"
    source.write_text(source.read_text(encoding="utf-8").replace("keep 3 years", "keep 1 years"), encoding="utf-8")


def date_back(folder: Path, _here: Path) -> None:
    seal(folder, effective="2026-08-01")


def take_out(folder: Path, _here: Path) -> None:
    shutil.rmtree(folder)


def lose_manifest(folder: Path, _here: Path) -> None:
    (folder / "release.json").unlink()


def list_more(folder: Path, _here: Path) -> None:
    (folder / "evil.js").write_text("1", encoding="utf-8")
    seal(folder)


@pytest.mark.parametrize("forge", [tighten, date_back, take_out, lose_manifest, list_more], ids=lambda f: f.__name__)
def test_whatever_uses_a_release_that_departs_stops(first: Path, here: Path, forge: Callable[..., None]) -> None:
    forge(first, here)
    for command in (("build", "demo.pol"), ("diff", "demo@1", "demo.pol"), ("serve", "--port", "0", "demo.pol")):
        assert "releases/demo/" in refused(run(*command))
    assert not (here / "build").exists()


def test_verify_of_a_later_release_for_an_earlier_day_names_it(first: Path) -> None:
    later = first.with_name("2.0-bis")
    source = later / "source" / "demo.pol"
    source.write_text(source.read_text(encoding="utf-8").replace("2027-03-01", "2026-08-01"), encoding="utf-8")
    seal(later, effective="2026-08-01")
    assert ("chain-day", "2.0-bis/release.json") in verify()


def test_release_of_file_with_impossible_name_is_one_line(here: Path) -> None:
    write(here / "demo\\2.pol")
    assert "release cannot hold" in refused(run("release", "demo\\2.pol"))


# --------------------------------------------------------------------------------------------------------- manifests
def text_of(**changed: Any) -> str:
    told = json.loads(
        Manifest("demo", "1", date(2026, 1, 1), 1, ("en",), "source/a.pol", {}, "0", renderer="0" * 64)
        .sealed()
        .written()
    )
    return json.dumps({**told, **changed})


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (text_of(note="x"), "note"), (text_of(**{"\x1b[31m": 1}), ""),
        (text_of()[:-1] + ', "policy": "demo"}', "policy"),
        (text_of(files={})[:-1] + ', "source": "source/b.pol"}', "source"), (text_of(number=float("nan")), ""),
        (text_of(number=10**9), "number"), (text_of()[:-1] + ', "number": ' + "9" * 5000 + "}", ""),
        (text_of(number=1.0), "number"), ("[" * 100_000, ""), (text_of(version="\ud800"), "version"),
        (text_of(version="1\x00"), "version"), (text_of(languages=["en\n"]), "languages"),
        (text_of(languages=["en", "en"]), "languages"), (text_of(digest="0" * 64 + "\n"), "digest"),
        (text_of(follows="0"), "follows"), (text_of(effective="2026-W01-1"), "effective"),
        (text_of(effective="20260101"), "effective"), (text_of(files={"C:/x": "0" * 64}), "files"),
        (text_of(files={"a//b": "0" * 64}), "files"), (text_of(files={"source/\n": "0" * 64}), "files"),
        (text_of(policy="../demo"), "policy"), (text_of(policy=".demo"), "policy"), (text_of(polc="\x1b"), "polc"),
        (text_of()[:-1] + ', "files": {"a": "x", "a": "y"}}', "a"),
    ],
    ids=range(24),
)  # fmt: skip
def test_a_manifest_that_polc_did_not_write_is_told_by_its_field(text: str, field: str) -> None:
    assert read_manifest(text_of()).policy == "demo"
    with pytest.raises(ManifestError) as error:
        read_manifest(text)
    assert str(error.value) == field


# ------------------------------------------------------------------------------------- the newest, and who signed it
def test_verify_without_newest_release_names_what_records_it(first: Path, here: Path) -> None:
    shutil.rmtree(first.with_name("2.0-bis"))
    assert verify() == {("newest", "releases/demo.json")}
    for command in (("build", "demo.pol"), ("release", "demo.pol")):
        assert "releases/demo.json" in refused(run(*command))
    shutil.rmtree(first.parent)
    assert verify() == {("newest", "releases/demo.json")}
    assert "releases/demo.json" in refused(run("build", "demo.pol"))


def test_verify_without_a_record_of_the_newest_release_notes_it(first: Path, here: Path) -> None:
    (here / "releases" / "demo.json").unlink()
    told = run("verify", "--format", "json")
    assert [n["kind"] for r in json.loads(told.output)["releases"] for n in r["notes"]] == ["no-newest"]
    assert run("release", "demo.pol").status == 0
    assert run("verify").output.endswith("All match.\n")
    (here / "releases" / "demo.json").write_text('{"policy": 1}', encoding="utf-8")
    assert verify() == {("newest-broken", "releases/demo.json")}


def new_key(place: Path) -> str:
    """Makes a key without a passphrase, and returns the line of it in a file of signers."""
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(place)]
    subprocess.run(made, check=True, stdin=subprocess.DEVNULL)
    return f"counsel@example.org {place.with_suffix('.pub').read_text(encoding='utf-8')}"


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not there")
def test_series_sealed_again_is_noticed_by_whoever_knows_signers(
    first: Path, here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    keys = tmp_path_factory.mktemp("keys")
    signers = keys / "signers"
    signers.write_text(new_key(keys / "counsel"), encoding="utf-8")
    new_key(keys / "stranger")
    asked = ("verify", "--signers", str(signers), "--format", "json")
    assert departures(run(*asked)) == {("unsigned", "1/release.json.sig"), ("unsigned", "2.0-bis/release.json.sig")}
    assert run("release", "demo.pol", "--sign", str(keys / "counsel")).status == 0
    write(here / "demo.pol")
    assert run("release", "demo.pol", "--sign", str(keys / "stranger")).status == 0
    assert departures(run(*asked)) == {("signature", "1/release.json.sig")}
    (first / "release.json.sig").unlink()
    assert run("release", "demo.pol", "--sign", str(keys / "counsel")).status == 0
    assert departures(run(*asked)) == set()
    assert verify() == set()
    seal(first, polc="0.0.9")
    assert departures(run(*asked)) == {("signature", "1/release.json.sig"), ("signature", "2.0-bis/release.json.sig")}
    assert verify() == set()


def test_release_by_a_key_that_is_none_releases_nothing(here: Path) -> None:
    write(here / "demo.pol")
    (here / "key").write_text("no key", encoding="utf-8")
    assert refused(run("release", "demo.pol", "--sign", "key"))
    assert not (here / "releases" / "demo").exists()
    assert refused(run("verify", "--signers", "nowhere"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
@pytest.mark.parametrize("kind", ["a pipe", "a device", "a folder", "nothing", "a public key that is a pipe"])
def test_a_key_or_a_list_of_signers_that_is_no_file_is_refused(here: Path, kind: str) -> None:
    write(here / "shop.pol")
    key = here / "key"
    match kind:
        case "a pipe":
            os.mkfifo(key)
        case "a device":
            key.symlink_to("/dev/zero")
        case "a folder":
            key.mkdir()
        case "a public key that is a pipe":
            key.write_text("x", encoding="utf-8")
            os.mkfifo(here / "key.pub")
    result = run("release", "shop.pol", "--sign", "key")
    assert (result.status, result.output, result.errors.count("\n")) == (2, "", 1)
    assert result.errors.startswith("polc: cannot read key")
    assert not (here / "releases" / "demo").exists() or not [*(here / "releases" / "demo").glob("1*")]
    if "public" not in kind:
        assert run("verify", "--signers", "key").errors.startswith("polc: cannot read key")
