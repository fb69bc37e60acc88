"""`polc check`: what it reads, what it says, and how it ends."""

from __future__ import annotations

import json
import os
import re
import socket
from pathlib import Path

import jsonschema
import pytest

from polc.reference.package import read_text
from tests.commands.run import Result, run
from tests.shop import SHOP

SOUND = SHOP
BROKEN = 'subject client {\n  titel "customers"\n}\n'
WARNED = "# Nothing is declared here.\n"
DAY = "2026-11-22"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in, in an English locale, on a fixed day."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
    return tmp_path


def write(place: str, text: str | bytes) -> Path:
    path = Path(place)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def findings(*arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("check", "--format", "json", *arguments).output)["findings"]
    return found


def rules(*arguments: str) -> list[object]:
    return [f["rule"] for f in findings(*arguments)]


# ---------------------------------------------------------------------------------------------------- how it ends
def test_nothing_found_is_0() -> None:
    write("sound.pol", SOUND)
    result = run("check", "sound.pol")
    assert (result.status, result.errors) == (0, "")
    assert result.output == "No findings. 1 file checked as of 2026-11-22.\n"


def test_an_error_is_1_and_a_warning_is_not() -> None:
    write("broken.pol", BROKEN)
    write("warned.pol", WARNED)
    assert run("check", "broken.pol").status == 1
    assert run("check", "warned.pol").status == 0
    assert run("check", "--fail-on", "warning", "warned.pol").status == 1
    assert run("check", "--fail-on", "advice", "warned.pol").status == 1
    assert run("check", "--fail-on", "error", "warned.pol").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.pol"], "no such file or folder: missing.pol"),
        (["empty-folder"], "no .pol file in empty-folder"),
        (["sound.pol", "--select", "omision"], "no rule or group is called omision; did you mean omission?"),
        (["sound.pol", "--ignore", "syntax/unexpectd"], "did you mean syntax/unexpected?"),
        (["sound.pol", "--ignore", "zzzzzz"], "`polc rules` lists them all"),
        (["sound.pol", "--as-of", "2026-02-30"], "2026-02-30"),
        (["sound.pol", "--format", "yaml"], "yaml"),
        (["sound.pol", "--lang", "de"], "de"),
        (["sound.pol", "--fail-on", "never"], "never"),
        (["sound.pol", "--output-file", "no/such/folder/out.txt"], "cannot write no/such/folder/out.txt"),
        (["sound.pol", "--output-file", "sound.pol/out.txt"], "cannot write sound.pol/out.txt"),
        (["sound.pol", "--output-file", ""], "cannot write"),
        (["sound.pol", "--output-file", "empty-folder"], "empty-folder"),
        (["x" * 5000], "too long"),
        (["a\x1b[31mb.pol"], "no such file or folder: a\ufffd[31mb.pol"),
    ],
)
def test_what_cannot_run_is_2_and_says_why(arguments: list[str], said: str) -> None:
    write("sound.pol", SOUND)
    Path("empty-folder").mkdir()
    result = run("check", *arguments)
    assert (result.status, result.output) == (2, "")
    assert said in result.errors
    assert "Traceback" not in result.errors


def test_source_date_epoch_that_is_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    write("sound.pol", SOUND)
    for value in ("yesterday", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
        result = run("check", "sound.pol")
        assert (result.status, result.errors.count("\n")) == (2, 1)
        assert "SOURCE_DATE_EPOCH" in result.errors


# ---------------------------------------------------------------------------------------------------- day, language
def test_the_day_is_that_of_the_option_then_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    write("sound.pol", SOUND)
    assert "as of 2026-11-22" in run("check", "sound.pol").output
    assert "as of 2026-08-11" in run("check", "--as-of", "2026-08-11", "sound.pol").output
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert json.loads(run("check", "sound.pol", "--format", "json").output)["as_of"] == "1970-01-01"


def test_the_language_is_that_of_the_option_then_of_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    write("broken.pol", BROKEN)
    assert run("check", "broken.pol").output.startswith("error[")
    assert run("check", "--lang", "fr", "broken.pol").output.startswith("erreur[")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert run("check", "broken.pol").output.startswith("erreur[")
    assert run("check", "--lang", "en", "broken.pol").output.startswith("error[")
    assert "cannot stand here" in run("check", "--format", "json", "broken.pol").output
    assert "ne peut pas figurer" in run("check", "--format", "json", "--lang", "fr", "broken.pol").output
    monkeypatch.delenv("LC_ALL")
    monkeypatch.setenv("LANG", "fr_CA")
    assert run("check", "broken.pol").output.startswith("erreur[")
    monkeypatch.setenv("LC_MESSAGES", "en_GB")
    assert run("check", "broken.pol").output.startswith("error[")


def test_french_output_has_french_spaces() -> None:
    write("broken.pol", BROKEN)
    output = run("check", "--lang", "fr", "broken.pol").output
    assert re.search(r"[^\u00a0] ?[;!?»]|«[^\u00a0]", output.replace("\u202f", "\u00a0")) is None


# ------------------------------------------------------------------------------------------------------- selection
def test_select_and_ignore_rules_and_groups() -> None:
    twice = "recipient host { role processor   role controller   located ZZ }\n"
    write("both.pol", twice)
    assert rules("both.pol", "--select", "names") == ["names/given-twice", "names/unknown-country"]
    assert rules("both.pol", "--select", "names", "--ignore", "names/given-twice") == ["names/unknown-country"]
    write("both.pol", BROKEN + twice)
    assert rules("both.pol") == ["syntax/unknown-property", "names/given-twice", "names/unknown-country"]
    assert rules("both.pol", "--ignore", "names/given-twice") == ["syntax/unknown-property", "names/unknown-country"]


def test_no_selection_hides_that_a_file_was_not_judged() -> None:
    write("both.pol", BROKEN + "recipient host { role processor   role controller   located ZZ }\n")
    assert rules("both.pol", "--select", "omission") == ["syntax/unknown-property"]
    assert rules("both.pol", "--ignore", "names,syntax") == ["syntax/unknown-property"]
    assert run("check", "both.pol", "--ignore", "names,syntax").status == 1


# ------------------------------------------------------------------------------------------------------------ JSON
def test_json_is_as_its_schema_says(monkeypatch: pytest.MonkeyPatch) -> None:
    schema = json.loads(read_text("findings.schema.json"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    err = Path(__file__).parents[1] / "err"
    monkeypatch.chdir(err)
    for lang in ("en", "fr"):
        result = run("check", ".", "--format", "json", "--lang", lang)
        validator.validate(json.loads(result.output))
        assert result.status == 1
    monkeypatch.chdir(err.parent / "ok")
    validator.validate(json.loads(run("check", ".", "--format", "json").output))


def test_json_places_and_summary() -> None:
    write("broken.pol", BROKEN)
    report = json.loads(run("check", "broken.pol", "--format", "json").output)
    (finding,) = report["findings"]
    assert report["summary"] == {"error": 1, "warning": 0, "advice": 0, "files": 1, "off": 0}
    assert (finding["path"], finding["start"], finding["end"]) == (
        "broken.pol",
        {"line": 2, "column": 3},
        {"line": 2, "column": 8},
    )


def test_fingerprint_stays_with_lines_and_differs_by_finding() -> None:
    text = "recipient host { role proccessor }\nrecipient mailer { role proccessor }\n"
    write("names.pol", text)
    before = [f["fingerprint"] for f in findings("names.pol", "--select", "names")]
    write("names.pol", "# A comment.\n\n" + 'subject client { title "customers" }\n\n' + text.replace("{ ", "{\n  "))
    after = [f["fingerprint"] for f in findings("names.pol", "--select", "names")]
    assert before == after
    assert len(set(before)) == 2


# ---------------------------------------------------------------------------------------------------- output files
def test_output_file_is_whole() -> None:
    write("broken.pol", BROKEN)
    printed = run("check", "broken.pol").output
    result = run("check", "broken.pol", "--output-file", "report.txt")
    assert (result.status, result.output) == (1, "")
    assert Path("report.txt").read_text(encoding="utf-8") == printed
    assert sorted(os.listdir()) == ["broken.pol", "report.txt"]  # noqa: PTH208


def test_output_file_is_not_touched_when_the_command_cannot_run() -> None:
    write("report.txt", "old")
    assert run("check", "missing.pol", "--output-file", "report.txt").status == 2
    assert Path("report.txt").read_text(encoding="utf-8") == "old"


def test_output_of_a_path_with_bytes_that_are_no_text() -> None:
    Path(os.fsdecode(b"caf\xe9.pol")).write_text(BROKEN, encoding="utf-8")
    assert run("check", ".").status == 1
    assert run("check", ".", "--output-file", "report.txt").status == 1
    assert r"caf\xe9.pol:2:3" in Path("report.txt").read_text(encoding="utf-8")


# ----------------------------------------------------------------------------------------------- files and folders
def test_folders_are_searched_and_each_file_is_checked_once() -> None:
    write("policies/a.pol", SOUND.replace("policy demo", "policy a"))
    write("policies/deep/b.pol", SOUND.replace("policy demo", "policy b"))
    write("policies/.hidden/c.pol", BROKEN)
    write("policies/d.txt", BROKEN)
    Path("policies/folder.pol").mkdir()
    assert "2 files checked" in run("check", "policies").output
    assert "2 files checked" in run("check").output
    assert "1 file checked" in run("check", "policies/a.pol", "./policies/../policies/a.pol").output
    assert "2 files checked" in run("check", "policies/a.pol", "policies", ".").output
    Path("link.pol").symlink_to("policies/a.pol")
    assert "1 file checked" in run("check", "policies/a.pol", "link.pol").output


def test_a_folder_called_like_a_file_is_searched() -> None:
    write("folder.pol/a.pol", SOUND)
    result = run("check", "folder.pol")
    assert (result.status, result.output) == (0, "No findings. 1 file checked as of 2026-11-22.\n")


def test_order_is_that_of_the_arguments_then_of_the_places() -> None:
    write("b.pol", BROKEN + "recipient host { located ZZ }\nrecipient mailer { located YY }\n")
    write("a.pol", 'use "lib/c.pol"\n' + BROKEN)
    write("lib/c.pol", BROKEN)
    places = [(f["path"], f["start"]["line"]) for f in findings("b.pol", "a.pol")]  # type: ignore[index]
    assert places == [("b.pol", 2), ("b.pol", 4), ("b.pol", 5), ("a.pol", 3), ("lib/c.pol", 2)]
    assert run("check", "b.pol", "a.pol").output == run("check", "b.pol", "a.pol").output


def test_a_library_is_not_asked_for_a_policy() -> None:
    write("library.pol", 'subject client { title en "customers" fr "clients" }\n')
    assert run("check", "library.pol").output == "No findings. 1 file checked as of 2026-11-22.\n"


def test_two_policies_of_one_name() -> None:
    write("a.pol", SOUND)
    write("b.pol", SOUND)
    (finding,) = findings("a.pol", "b.pol")
    assert (finding["rule"], finding["path"]) == ("names/policy-twice", "b.pol")
    assert finding["related"][0]["path"] == "a.pol"  # type: ignore[index]
    output = run("check", "a.pol", "b.pol").output
    assert "--> b.pol:" in output
    assert "= in a.pol, line " in output


def test_a_file_that_cannot_be_read_leaves_the_others(folder: Path) -> None:
    write("sound.pol", SOUND)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket.pol")
        result = run("check", "socket.pol", "sound.pol")
    assert result.status == 1
    assert result.output.startswith("error[file/unreadable]: This file cannot be read (")
    assert result.output.endswith("1 error. 2 files checked as of 2026-11-22.\n")


def test_a_file_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refuse(path: str, *arguments: int) -> int:
        if str(path).endswith("secret.pol"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments)

    write("secret.pol", SOUND)
    monkeypatch.setattr(os, "open", refuse)
    assert "You do not have the right to read this file." in " ".join(run("check", "secret.pol").output.split())


def test_a_device_is_not_read_to_its_end() -> None:
    assert rules("/dev/zero") == ["file/unreadable"]


# -------------------------------------------------------------------------------------------------------------- use
def test_use_inside_the_project_and_nowhere_else(folder: Path) -> None:
    write("project/polc.toml", "")
    write("project/policies/a.pol", 'use "../shared/lib.pol"\nuse "link.pol"\nuse "../../outside.pol"\n')
    write("project/shared/lib.pol", 'subject client { title "customers" }\n')
    write("outside.pol", 'subject client { title "customers" }\n')
    Path("project/policies/link.pol").symlink_to(folder / "outside.pol")
    found = findings("project/policies/a.pol")
    assert [(f["rule"], f["start"]["line"]) for f in found] == [  # type: ignore[index]
        ("file/use-outside-root", 2),
        ("file/use-outside-root", 3),
    ]


def test_without_a_project_the_folder_asked_for_is_the_limit() -> None:
    write("policies/deep/a.pol", 'use "../lib.pol"\nsubject client { title "customers" }\n')
    write("policies/lib.pol", 'subject other { title "others" }\n')
    assert rules("policies") == []
    assert rules("policies/deep/a.pol") == ["file/use-outside-root"]


def test_circle_of_three_shows_the_way_round() -> None:
    write("a.pol", 'use "b.pol"\nsubject a { title "a" }\n')
    write("b.pol", '# The second.\nuse "c.pol"\nsubject b { title "b" }\n')
    write("c.pol", 'use "a.pol"\nsubject c { title "c" }\n')
    (finding,) = findings("a.pol")
    assert (finding["rule"], finding["path"]) == ("file/use-circular", "c.pol")
    way = [(r["path"], r["start"]["line"]) for r in finding["related"]]  # type: ignore[union-attr, attr-defined]
    assert way == [("a.pol", 1), ("b.pol", 2)]


@pytest.mark.parametrize("name", ["x" * 300 + ".pol", "loop.pol", ".", "", "folder.pol", "no/such.pol"])
def test_use_of_what_is_no_file(name: str) -> None:
    Path("loop.pol").symlink_to("loop.pol")
    Path("folder.pol").mkdir()
    write("a.pol", f'use "{name}"\n')
    assert rules("a.pol") == ["file/use-missing"]


# ---------------------------------------------------------------------------------------------------- what is shown
def test_no_line_is_wider_than_80_columns_apart_from_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "x" * 300
    write("wide.pol", f'subject {long} {{ titel "{long}" }}\n' + "\n" * 1200 + f"recipient {long} {{ role {long} }}\n")
    write("cjk.pol", 'subject a { title "' + "漢" * 60 + '" titel "b" }\nsubject ' + "漢" * 60 + " { titel }\n")
    monkeypatch.setenv("COLUMNS", "200")
    for lang in ("en", "fr"):
        outputs = [run("check", ".", "--lang", lang).output]
        monkeypatch.chdir(Path(__file__).parents[1] / "err")
        outputs.append(run("check", ".", "--lang", lang).output)
        monkeypatch.chdir(Path(__file__).parents[1] / "ok")
        outputs.append(run("check", ".", "--lang", lang, "--as-of", "2016-01-01").output)
        for line in "".join(outputs).splitlines():
            wide = sum(2 if "\u2e80" < c < "\uffef" else 1 for c in line)
            count = line[:1].isdigit()  # the last line, which is one for whoever looks for it
            assert wide <= 80 or "://" in line or line.startswith("  -->") or count, line


def test_characters_that_steer_a_terminal_never_reach_it() -> None:
    evil = "\x1b[31m\x07\x9b2J\u202e\u2028"
    write("evil.pol", f'subject a {{ note "{evil}" titel "{evil}" }}\nrecipient b {{ role "{evil}" }}\n{evil}\n')
    write(f"folder{evil[:6]}/a.pol", BROKEN)
    for form in ("text", "json"):
        output = run("check", ".", "--format", form).output
        assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e]", output) is None


def test_no_colour_in_a_file_or_a_pipe() -> None:
    write("broken.pol", BROKEN)
    assert "\x1b" not in run("check", "broken.pol").output
    run("check", "broken.pol", "--output-file", "report.txt")
    assert "\x1b" not in Path("report.txt").read_text(encoding="utf-8")


def test_standard_input_has_the_name_given() -> None:
    def read(*arguments: str) -> Result:
        return run("check", *arguments, stdin=BROKEN.encode())

    assert "--> stdin.pol:2:3" in read("-").output
    assert "--> policies/new.pol:2:3" in read("-", "--stdin-filename", "policies/new.pol").output
    write("other.pol", BROKEN)
    assert read("other.pol", "-").output.endswith("2 errors. 2 files checked as of 2026-11-22.\n")
    assert read("-", "-").output.endswith("1 error. 1 file checked as of 2026-11-22.\n")


def test_standard_input_uses_files_beside_its_name() -> None:
    write("policies/lib.pol", BROKEN)
    result = run("check", "-", "--stdin-filename", "policies/new.pol", stdin=b'use "lib.pol"\n')
    assert "--> policies/lib.pol:2:3" in result.output


def test_a_number_too_long_to_be_one() -> None:
    write("long.pol", f"retention a {{ keep {'9' * 5000} years after contract-end }}\n")
    result = run("check", "long.pol")
    assert result.status == 1
    assert "Traceback" not in result.errors
