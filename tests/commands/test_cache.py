"""Outcomes that are kept: never another one than would be found anew, whatever becomes of files, settings and cache."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from polc.checks.engine import registry
from polc.project.cache.outcome import read
from polc.project.cache.store import EACH, FILES, Cache, Slot, cache_folder
from tests.commands.run import run
from tests.estates import write

ROOT = Path(__file__).parents[2]
FORMATS = ("text", "json", "sarif")


def checked(*arguments: str) -> tuple[int, str]:
    result = run("check", *arguments)
    assert result.errors == ""
    return result.status, result.output


def anew(*arguments: str) -> tuple[int, str]:
    return checked(*arguments, "--no-cache")


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The path of each policy whose rules are run, in order."""
    paths: list[str] = []
    rules = registry.check

    def watched(policy):
        paths.append(policy.path)
        return rules(policy)

    monkeypatch.setattr("polc.checks.engine.analysis.check", watched)
    return paths


# ------------------------------------------------------------------------------------------------ what is the same
@pytest.mark.parametrize(("places", "formats"), [(("policies",), FORMATS), (("policies", "tests/ok"), ("json",))])
def test_what_is_known_is_told_as_what_is_found(
    places: tuple[str, ...], formats: tuple[str, ...], judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every format where there are findings; the policies of `tests/ok` have none."""
    monkeypatch.chdir(ROOT)
    for arguments in (("--no-baseline",), ("--lang", "fr")):
        options = (*places, "--as-of", "2026-11-22", *arguments)
        expected = {name: anew(*options, "--format", name) for name in formats}
        checked(*options)
        judged.clear()
        assert {name: checked(*options, "--format", name) for name in formats} == expected
        assert judged == []


def test_the_rules_across_policies_see_what_is_known(here: Path, judged: list[str]) -> None:
    paths = write(here, 12)
    checked(".")
    judged.clear()
    paths[3].write_text(paths[3].read_text(encoding="utf-8").replace("located US", "located CH"), encoding="utf-8")
    status, output = checked(".")
    assert judged == [paths[3].relative_to(here).as_posix()]
    assert (status, output) == anew(".")
    assert output.count("estate/recipient") >= 2
    assert "names/policy-twice" in output


def test_one_policy_asked_for_alone_or_with_others(here: Path, judged: list[str]) -> None:
    paths = write(here, 6)
    checked(".")
    judged.clear()
    alone = paths[3].relative_to(here).as_posix()
    assert checked(alone) == anew(alone)
    assert judged == [alone]  # once, by the run without a cache


def test_pages_are_built_of_what_is_known(here: Path, judged: list[str]) -> None:
    write(here, 1)
    assert run("build", ".", "--out", "one", "--draft").status == 0
    assert judged
    judged.clear()
    assert run("build", ".", "--out", "two", "--draft").status == 0
    assert judged == []
    page = "demo-0/en/index.html"
    assert (here / "one" / page).read_bytes() == (here / "two" / page).read_bytes()


# ----------------------------------------------------------------------------------------------- what makes it another
def rewritten(path: str, old: str, new: str) -> Callable[[Path], tuple[str, ...]]:
    def change(here: Path) -> tuple[str, ...]:
        text = (here / path).read_text(encoding="utf-8")
        assert old in text
        (here / path).write_text(text.replace(old, new), encoding="utf-8")
        return ()

    return change


def settings(text: str) -> Callable[[Path], tuple[str, ...]]:
    def change(here: Path) -> tuple[str, ...]:
        (here / "house.pol").write_text(HOUSE, encoding="utf-8")
        (here / "polc.toml").write_text(text, encoding="utf-8")
        return ()

    return change


def gone(here: Path) -> tuple[str, ...]:
    (here / "shared" / "library.pol").unlink()
    return ()


def another_root(here: Path) -> tuple[str, ...]:
    (here / "part-0" / "polc.toml").write_text("", encoding="utf-8")
    return ()


HOUSE = """
rule no-nuage {
  forbid share with v
  severity error
  because en "we left" fr "nous sommes partis"
}
"""


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (rewritten("part-0/p000.pol", "located FR", "located US"), True),
        (rewritten("shared/library.pol", "located FR", "located IE"), True),
        (rewritten("shared/library.pol", "recipient v", "recipient"), True),
        (gone, True),
        (another_root, True),
        (settings('house-rules = ["house.pol"]\n'), False),
        (settings("[severity]\nomission = 'advice'\n"), True),
        (lambda here: ("--as-of", "2030-01-01"), True),
        (lambda here: ("--as-of", "2019-01-01"), True),
    ],
)
def test_what_changes_an_outcome_is_noticed(here: Path, change: Callable[[Path], tuple[str, ...]], seen: bool) -> None:
    write(here, 6)
    before = checked(".")
    options = change(here)
    after = checked(".", *options)
    assert after == anew(".", *options)
    assert after != before or not seen


def test_a_house_rule_that_changes(here: Path) -> None:
    write(here, 3)
    settings('house-rules = ["house.pol"]\n')(here)
    for text in (HOUSE, HOUSE.replace("no-nuage", "nothing-to-nuage"), "", HOUSE):
        (here / "house.pol").write_text(text, encoding="utf-8")
        assert checked(".") == anew(".")


def test_a_baseline_is_not_kept(here: Path) -> None:
    write(here, 6)
    open_ = checked(".")
    assert run("baseline", ".").status == 1  # one of the files cannot be read in full
    accepted = checked(".")
    assert accepted != open_
    assert accepted == anew(".")
    assert checked(".", "--no-baseline") == open_


def test_a_link_that_leads_elsewhere(here: Path) -> None:
    write(here, 3)
    other = here / "shared" / "other.pol"
    other.write_text('recipient v { name "Brume"   located US }\n', encoding="utf-8")
    library = here / "shared" / "library.pol"
    library.unlink()
    library.symlink_to("other.pol")
    assert checked(".") == anew(".")
    other.rename(here / "shared" / "third.pol")
    library.unlink()
    library.symlink_to("third.pol")
    assert checked(".") == anew(".")


def test_a_file_used_that_cannot_be_read_is_never_kept(here: Path, judged: list[str]) -> None:
    write(here, 1)
    library = here / "shared" / "library.pol"
    content = library.read_bytes()
    library.unlink()
    os.mkfifo(library)
    first = checked("part-0")
    assert first == anew("part-0")
    library.unlink()
    library.write_bytes(content)
    assert checked("part-0") != first


@pytest.mark.parametrize(
    "use",
    [
        'use # a comment "shared/none.pol"\n  "shared/library.pol"',
        'use"shared/library.pol"',
        'use\r\n"shared/library.pol"',
        'use "shared\\/library.pol"',
        'use "shared/../shared/library.pol"',
        'use "shared/nothing.pol"',
        'use "../outside.pol"',
        'use "shared/notes.txt"',
        'use "self.pol"',
        '# use "shared/nothing.pol"',
    ],
)
def test_every_way_to_use_a_file_is_seen(here: Path, use: str) -> None:
    write(here, 1)
    (here / "shared" / "notes.txt").write_text("notes", encoding="utf-8")
    own = here / "self.pol"
    own.write_bytes(f"{use}\npurpose p {{ recipients v }}\n".encode())
    library = here / "shared" / "library.pol"
    for text in (library.read_text(encoding="utf-8"), "", 'use "../self.pol"\nrecipient v'):
        library.write_text(text, encoding="utf-8")
        assert checked("self.pol") == anew("self.pol")


# ------------------------------------------------------------------------------------------------------- the cache
def damaged(content: bytes) -> list[bytes]:
    lines = content.split(b"\n")
    return [
        b"", b"\n\n", content[: len(content) // 2], content[7:], content.replace(b"Span", b"span"), b"\xff" * 400,
        content.replace(b"0", b"1"), b"\n".join(reversed(lines)), content + b"\0" * 100, b"x" * 56 + content,
    ]  # fmt: skip


def test_what_is_damaged_is_passed_over_and_replaced(here: Path, cache: Path, judged: list[str]) -> None:
    write(here, 6)
    expected = checked(".")
    whole = {path: path.read_bytes() for path in cache.iterdir()}
    for number in range(10):
        for path, content in whole.items():
            path.write_bytes(damaged(content)[number])
        assert checked(".") == expected
        judged.clear()
        assert checked(".") == expected
        assert judged == []


SUMMARY = '["a","b"]'
"""What is written of a policy that nothing of is compared."""


@pytest.mark.parametrize(
    "columns",
    [
        (), ("",), ("{}",), ("[]",), ("[]", ""), ("[]", "", ""), ("[]", "", "null"), ("[]", "", "[]"),
        ("[]", "", "[" * 100_000),
        ("", "", SUMMARY), ("null", "", SUMMARY), ("[[],[],[]]", "", SUMMARY), ('[[["F"]],[]]', "", SUMMARY),
        ("[]", "", '["a",3]'), ("[]", "", SUMMARY, "told"),
        ('[[["F","a/b",["s","x",0,"1"],{},["t"],["t","",""],"","",["t"]]],[]]', "", SUMMARY),
        ('[[["F","a/b",["s","x",0,1],{"k":{}},["t"],["t","",""],"","",["t"]]],[]]', "", SUMMARY),
        ('[[["os.system","true"]],[]]', "", SUMMARY),
        ("[]", "", '["a","b",["recipient","p",0,1,"s","n"]]'),
        ("[]", "", '["a","b",["recipient","p",0,"1","s","n"]]', "t"),
        ("[]", "", '["a","b",["recipient","p",0,1,"s",3]]', "t"), ("[]", "", '["a","b",["recipient"]]', "t"),
    ],
)  # fmt: skip
def test_what_is_made_up_is_no_outcome(columns: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read("\t".join(columns), "[]")


def test_what_is_written_is_read() -> None:
    assert read(f"[]\t\t{SUMMARY}", "[]").summary.path == "a"
    with pytest.raises(ValueError, match=r".*"):
        read(f"[]\t\t{SUMMARY}", '[["recipient","p",0,1,"s","n"]]')


def test_made_up_entries_with_a_right_checksum(here: Path, cache: Path) -> None:
    write(here, 2)
    expected = checked(".")
    for text in ("", "\t", "\t[]", "\t[]\t\t[]", f"{'0' * 32}\t[]\t\t{SUMMARY}", f"key\t[]\t\t{SUMMARY}", "no tab"):
        kept = Cache(cache)
        for path in sorted(cache.glob("*.txt")):
            for line in path.read_text(encoding="ascii").splitlines():
                kept.keep(Slot(line[:16], line[16:48]), text)
        kept.write()
        assert checked(".") == expected


def test_runs_at_the_same_time(here: Path, cache: Path) -> None:
    write(here, 30)
    expected = anew(".")[1]
    polc = [sys.executable, "-c", "from polc.cli.main import main; main()", "check", "."]
    for _ in range(2):
        runs = [subprocess.Popen(polc, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
        for started in runs:
            output, errors = started.communicate()
            assert (output.decode(), errors) == (expected, b"")
    assert checked(".")[1] == expected
    assert not [path for path in cache.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("kind", ["file", "folder of a file", "nothing to write", "forbidden"])
def test_a_folder_that_cannot_be_written(here: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, 2)
    expected = anew(".")
    place = here / "no-cache"
    if kind == "nothing to write":
        place = Path("/dev/null/polc")
    elif kind == "forbidden":
        place.mkdir(mode=0o500)
    else:
        place.write_text("", encoding="utf-8")
        place = place if kind == "file" else place / "inside"
    monkeypatch.setenv("POLC_CACHE_DIR", str(place))
    assert checked(".") == expected
    assert checked(".") == expected


def test_no_cache_writes_nothing(here: Path, cache: Path) -> None:
    write(here, 2)
    anew(".")
    assert not cache.exists()
    (here / "polc.toml").write_text("cache = false\n", encoding="utf-8")
    checked(".")
    assert not cache.exists()
    (here / "polc.toml").write_text("cache = 0\n", encoding="utf-8")
    assert run("check", ".").errors == "polc: polc.toml:1: cache must be true or false\n"


def test_standard_input_is_not_kept(here: Path, cache: Path) -> None:
    result = run("check", "-", stdin=b"purpose p {\n")
    assert result.status == 1
    assert not cache.exists()


def test_the_command_shows_and_clears(here: Path, cache: Path) -> None:
    assert run("cache").output == f"{cache}: 0 outcomes of checks, 0\u00a0bytes\n"
    write(here, 5)
    checked(".")
    shown = run("cache").output
    assert shown.startswith(f"{cache}: 7 outcomes of checks, ")
    assert "\u00a0kB" in shown
    (cache / "mine.md").write_text("mine", encoding="utf-8")
    assert run("cache", "--clear", "--lang", "fr").output.startswith(
        f"{cache}\u00a0: 7 résultats de contrôles supprimés, "
    )
    assert run("cache").output == f"{cache}: 0 outcomes of checks, 0\u00a0bytes\n"
    assert sorted(path.name for path in cache.iterdir()) == ["CACHEDIR.TAG", "mine.md"]
    (here / "polc.toml").write_text("cache = false\n", encoding="utf-8")
    assert "cache = false" in run("cache").output


def slot(policy: int, key: int) -> Slot:
    return Slot(f"{policy % FILES:02x}{policy:014x}", f"{key:032x}")


def test_only_the_latest_outcomes_of_a_policy_are_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    slots = [slot(1, key) for key in range(EACH + 3)]
    for number, slot_ in enumerate(slots):
        cache.keep(slot_, f"text {number}")
        cache.write()
    assert sorted(cache.found(slots).values()) == [f"text {n}" for n in range(3, EACH + 3)]


def test_the_oldest_go_when_there_is_no_more_room(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", most=FILES * 4000)
    slots = [slot(FILES * number, 0) for number in range(50)]
    for slot_ in slots:
        cache.keep(slot_, "x" * 400)
        cache.write()
    assert cache.size()[1] <= 4000
    assert list(cache.found(slots)) == slots[-len(cache.found(slots)) :]
    assert len(cache.found(slots)) > 5


def test_where_the_cache_is() -> None:
    assert cache_folder({"POLC_CACHE_DIR": "/x/y", "HOME": "/h"}) == Path("/x/y")
    if sys.platform == "linux":
        assert cache_folder({"XDG_CACHE_HOME": "/caches"}) == Path("/caches/polc")
        assert cache_folder({"XDG_CACHE_HOME": "relative"}) == Path.home() / ".cache" / "polc"


def test_another_state_of_the_program(here: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, 2)
    checked(".")
    judged.clear()
    monkeypatch.setattr("polc.project.cache.keys.state_of_program", lambda: "another")
    checked(".")
    assert judged


def test_moved_with_its_project(here: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    write(here, 4)
    checked(".", "--format", "json")
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "copy"
    shutil.copytree(here, elsewhere)
    (elsewhere / "shared" / "library.pol").write_text("", encoding="utf-8")
    absolute = str(elsewhere)
    assert checked(absolute, "--format", "json") == anew(absolute, "--format", "json")
    assert f"--> {absolute}/" in checked(absolute)[1]
    assert checked(absolute) == anew(absolute)


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_cache_that_is_no_files_is_none(kind: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, 1)
    expected = anew(".")
    folder = here / "cache"
    folder.mkdir()
    monkeypatch.setenv("POLC_CACHE_DIR", str(folder))
    for number in range(FILES):
        name = folder / f"{number:02x}.txt"
        os.mkfifo(name) if kind == "pipe" else name.symlink_to("/dev/zero")
    assert checked(".") == expected
