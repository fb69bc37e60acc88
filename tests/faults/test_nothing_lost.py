"""One file, folder or setting that is out of the ordinary: what is said of it, and that nothing else is lost."""

from __future__ import annotations

import json
import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from polc.cli.commands import release
from tests.commands.run import Result, run
from tests.releasing import manifest, write

BROKEN = 'subject client {\n  titel "customers"\n}\n'
FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "markdown", "html")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in, and no cache."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("POLC_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
    return tmp_path


def one_line(result: Result) -> str:
    """What a run says that could not be done."""
    assert (result.status, result.output) == (2, "")
    assert result.errors.startswith("polc: ")
    assert result.errors.count("\n") == 1
    return result.errors.removeprefix("polc: ").rstrip("\n")


def found(*arguments: str) -> list[tuple[str, str]]:
    """Rule and path of each finding of a check."""
    result = run("check", "--format", "json", *arguments)
    assert result.errors == ""
    assert result.status in (0, 1)
    return [(f["rule"], f["path"]) for f in json.loads(result.output)["findings"]]


# ------------------------------------------------------------------------------------------------------------ calendar
@pytest.mark.parametrize("day", ["0001-01-01", "9997-06-30", "9998-02-28", "9999-12-31"])
def test_a_day_at_either_end_of_the_calendar_hides_no_other_file(here: Path, day: str) -> None:
    write(here / "a.pol", effective=day)
    (here / "b.pol").write_text(BROKEN, encoding="utf-8")
    assert any(path == "b.pol" for _, path in found("."))
    (here / "b.pol").unlink()
    for command in (("upcoming", "a.pol"), ("render", "a.pol", "--format", "docx", "--draft", "--output", "a.docx")):
        assert run(*command, "--as-of", day).errors == "", command


@pytest.mark.parametrize("day", ["0001-01-01", "0001-12-31", "9999-12-31"])
def test_a_waiver_until_either_end_of_the_calendar_is_judged(here: Path, day: str) -> None:
    path = write(here / "a.pol")
    waiver = f'waive omission/retention on purpose newsletter until {day} "until counsel answers" by "Ada"\n'
    path.write_text(path.read_text(encoding="utf-8") + waiver, encoding="utf-8")
    rule = "waiver/too-long" if day.startswith("9") else "waiver/expired"
    assert (rule, "a.pol") in found(".")
    assert run("upcoming", "a.pol").errors == ""
    assert run("check", "--as-of", day).errors == ""


# --------------------------------------------------------------------------------------------------------------- names
@pytest.fixture
def no_utf8(here: Path) -> Path:
    """A file, in a folder, whose names are not UTF-8."""
    folder = os.fsencode(here) + b"/caf\xe9"
    try:
        Path(os.fsdecode(folder)).mkdir()
        Path(os.fsdecode(folder + b"/c\xff.pol")).write_text(BROKEN, encoding="utf-8")
    except OSError:
        pytest.skip("the disk has no such names")
    return Path(os.fsdecode(b"caf\xe9/c\xff.pol"))


@pytest.mark.parametrize("format_", FORMATS)
def test_a_name_that_is_not_utf_8_is_shown_in_every_format(here: Path, no_utf8: Path, format_: str) -> None:
    (here / "b.pol").write_text(BROKEN, encoding="utf-8")
    result = run("check", "--format", format_)
    assert (result.status, result.errors) == (1, "")
    assert "xff" in result.output
    assert "b.pol" in result.output


def test_name_that_is_not_utf_8_is_error_that_baseline_can_hold(here: Path, no_utf8: Path) -> None:
    write(no_utf8)
    rules = found(".")
    assert ("file/name", r"caf\xe9/c\xff.pol") in rules
    assert run("baseline", "--reason", "known to counsel").status == 0
    assert found(".") == []
    assert run("release", str(no_utf8), "--no-baseline").status == 1


def test_a_baseline_stands_in_a_folder_that_is_not_utf_8(here: Path, no_utf8: Path) -> None:
    write(no_utf8)
    assert run("baseline", str(no_utf8.parent), "--reason", "known to counsel").status == 0
    assert found(str(no_utf8)) == []


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("Shop.pol", "shop.pol"), ["shop.pol"]),
        (("A/x.pol", "a/y.pol"), ["a/y.pol"]),
        (("con.pol", "nullable.pol"), ["con.pol"]),
        (("LPT1.old.pol", "com10.pol"), ["LPT1.old.pol"]),
        (("old./x.pol", "old.new/x.pol"), ["old./x.pol"]),
        (("a:b.pol", "a|b.pol", "a-b.pol", "ça va.pol"), ["a:b.pol", "a|b.pol"]),
        (("x/a.pol", "y/a.pol", "x/b.pol"), []),
    ],
)
def test_a_name_that_not_every_system_can_have_is_a_finding(
    here: Path, names: tuple[str, ...], told: list[str]
) -> None:
    for number, name in enumerate(names):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text(f'term t{number} {{ means "x" }}\n', encoding="utf-8")
    assert [path for rule, path in found(".") if rule == "file/name"] == told


@pytest.mark.parametrize(
    ("name", "variant"), [("aux", "device"), ("COM1", "device"), ("css", "site"), ("a" * 101, "more than 100")]
)
def test_policy_cannot_be_called_like_device_or_a_folder_of_site(here: Path, name: str, variant: str) -> None:
    path = write(here / "a.pol")
    path.write_text(path.read_text(encoding="utf-8").replace("policy demo", f"policy {name}"), encoding="utf-8")
    assert ("names/reserved", "a.pol") in found(".")
    assert variant in run("check").output


def test_policies_whose_names_differ_by_capitals_are_an_error(here: Path) -> None:
    text = write(here / "a.pol").read_text(encoding="utf-8")
    (here / "b.pol").write_text(text.replace("policy demo", "policy Demo"), encoding="utf-8")
    assert [rule for rule, _ in found(".")] == ["names/policy-twice"]
    assert "“demo”" in run("check").output


def test_a_name_as_long_as_the_disk_allows_can_be_written_to(here: Path) -> None:
    path = write(here / f"{'é' * 125}.pol")
    output = f"{'é' * 125}.txt"
    assert run("check", path.name, "--output-file", output).status == 0
    assert (here / output).exists()
    assert run("review", path.name, "--output", f"{'é' * 125}.html").errors == ""
    assert not list(here.glob("*.polc-new"))


# ------------------------------------------------------------------------------------------------------------- folders
@contextmanager
def nested(top: Path, name: str, levels: int) -> Iterator[None]:
    """Folders in one another, with a policy in the last one, however long its path; they are gone again afterwards."""
    at = [os.open(top, os.O_RDONLY)]
    for _ in range(levels):
        os.mkdir(name, dir_fd=at[0])
        at.append(os.open(name, os.O_RDONLY, dir_fd=at[0]))
        os.close(at.pop(0))
    file = os.open("x.pol", os.O_CREAT | os.O_WRONLY, dir_fd=at[0])
    os.write(file, BROKEN.encode())
    os.close(file)
    try:
        yield
    finally:
        os.unlink("x.pol", dir_fd=at[0])
        for _ in range(levels):
            at.append(os.open("..", os.O_RDONLY, dir_fd=at[0]))
            os.close(at.pop(0))
            os.rmdir(name, dir_fd=at[0])
        os.close(at[0])


@pytest.mark.skipif(os.mkdir not in os.supports_dir_fd, reason="no such deep folders")
def test_folders_in_one_another_are_gone_through_to_the_last(here: Path) -> None:
    (here / "b.pol").write_text(BROKEN, encoding="utf-8")
    with nested(here, "d", 1100):
        assert {path.rpartition("/")[2] for _, path in found(".")} == {"b.pol", "x.pol"}


@pytest.mark.skipif(os.mkdir not in os.supports_dir_fd, reason="no such deep folders")
def test_folder_that_cannot_be_listed_is_finding_and_hides_none(here: Path) -> None:
    (here / "b.pol").write_text(BROKEN, encoding="utf-8")
    with nested(here, "folder" * 30, 40):
        rules = found(".")
        assert [rule for rule, path in rules if path != "b.pol"] == ["file/unreadable"]
        assert any(path == "b.pol" for _, path in rules)
        (here / "b.pol").unlink()
        assert one_line(run("check")).endswith(": the name is too long")


# ------------------------------------------------------------------------------------------------------------ settings
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('paths = ["no/such/place"]', "polc.toml:1: paths names no/such/place, which is not there"),
        ('paths = ["a\\u0000b"]', "polc.toml:1: paths names a\ufffdb, which leads out of the project"),
        (
            f'paths = ["{"x" * 300}"]',
            f"polc.toml:1: paths names {'x' * 300}, which cannot be read: the name is too long",
        ),
        ('house-rules = ["."]', "polc.toml:1: house-rules names ., which is no file; name .pol files one by one"),
        ('house-rules = ["none.pol"]', "polc.toml:1: house-rules names none.pol, which is not there"),
        ('paths = ["\ud800"]', "polc.toml is not valid TOML: it is not saved as UTF-8"),
    ],
)
@pytest.mark.parametrize("command", ["check", "config"])
def test_a_setting_that_leads_nowhere_is_one_line(here: Path, settings: str, said: str, command: str) -> None:
    write(here / "a.pol")
    (here / "polc.toml").write_bytes(settings.encode("utf-8", "surrogatepass"))
    assert one_line(run(command)).startswith(said)


def test_a_site_in_a_language_that_no_policy_has_is_one_line(here: Path) -> None:
    write(here / "a.pol")
    (here / "polc.toml").write_text('languages = ["de"]', encoding="utf-8")
    said = "no policy is in any of the languages that the configuration asks for (de)"
    assert one_line(run("build", "--out", "site")) == said
    assert not (here / "site").exists()


def test_a_site_is_built_where_no_folder_is_for_temporary_files(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here / "a.pol")
    monkeypatch.setenv("TMPDIR", "/nonexistent")
    monkeypatch.setattr("tempfile.gettempdir", _no_folder)
    assert run("build", "--out", "site").status == 0
    assert sorted(p.name for p in (here / "site").iterdir() if p.name.startswith(".")) == [".polc-site"]
    assert one_line(run("serve")).startswith("there is no folder for temporary files")


def _no_folder() -> str:
    raise FileNotFoundError(2, "No usable temporary directory found")


# ------------------------------------------------------------------------------------------------------------ releases
@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no processes that begin as copies")
def test_releases_made_at_once_follow_one_another(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here / "warm.pol")
    assert run("release", "warm.pol", "--out", "warm").status == 0  # so that the copies have all loaded
    slow = release.add_folder

    def slowly(*given: object) -> None:
        time.sleep(0.2)
        slow(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(release, "add_folder", slowly)
    copies = multiprocessing.get_context("fork")
    paths = [write(here / f"{version}.pol", version=version) for version in "12345678"]
    started = [copies.Process(target=run, args=("release", str(path), "--out", "releases")) for path in paths]
    for process in started:
        process.start()
    for process in started:
        process.join(60)
    numbers = [manifest(folder)["number"] for folder in (here / "releases/demo").iterdir()]
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert run("verify", "releases").status == 0
