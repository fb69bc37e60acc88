"""What stands in a file: its encoding, its size, what kind of file it is, and the files it uses."""

from __future__ import annotations

import json
import os
import time
import unicodedata
from pathlib import Path

import pytest

from polc.checks.engine.analysis import MOST_FINDINGS
from polc.project import limits
from tests.commands.run import run
from tests.shop import SHOP

SOUND = SHOP
NAMED = """use "é.pol"
policy démo { title "Démo" languages fr made by société }
section s { title "S" text "{term résumé}" }
"""
LIBRARY = 'controller société { name "Société Lumen" }\nterm résumé { means "curriculum" }\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in, in an English locale, on a fixed day."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
    return tmp_path


def write(place: str, content: str | bytes) -> Path:
    path = Path(place)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def told(*arguments: str, stdin: bytes = b"") -> list[tuple[object, str]]:
    """Rule and message of each finding, which stands inside its file."""
    result = run("check", "--format", "json", *arguments, stdin=stdin)
    assert result.errors == ""
    found = json.loads(result.output)["findings"]
    assert result.status == (1 if any(f["severity"] == "error" for f in found) else 0)
    return [(f["rule"], f["message"]) for f in found]


def rules(*arguments: str, stdin: bytes = b"") -> list[object]:
    return [rule for rule, _ in told(*arguments, stdin=stdin)]


# ------------------------------------------------------------------------------------------------------- encodings
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with-mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_utf_8_with_and_without_mark_whatever_ends_its_lines(mark: bytes, end: str) -> None:
    write("a.pol", mark + SOUND.replace("\n", end).encode())
    assert rules("a.pol") == []


def test_a_finding_stands_in_its_line_whatever_ends_the_lines() -> None:
    for end in ("\n", "\r\n", "\r"):
        write("a.pol", f'subject a {{ title "é" }}{end}{end}subject b {{ titel "é" }}{end}')
        assert "--> a.pol:3:13" in run("check", "a.pol").output


@pytest.mark.parametrize(
    ("encoding", "mark", "name"),
    [
        ("utf-16-le", b"\xff\xfe", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "UTF-16"),
        ("utf-16-le", b"", "UTF-16"),
        ("utf-16-be", b"", "UTF-16"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "UTF-32"),
        ("utf-32-be", b"\x00\x00\xfe\xff", "UTF-32"),
        ("latin-1", b"", "Windows-1252"),
        ("cp1252", b"", "Windows-1252"),
    ],
)
@pytest.mark.parametrize("words", ["clientèle d'été", "clientèle"])
def test_other_encodings_are_one_finding_that_says_how_to_save(
    encoding: str, mark: bytes, name: str, words: str
) -> None:
    text = f'subject client {{\r\n  title "{words}"\r\n}}\r\n' * 50
    write("a.pol", mark + text.encode(encoding))
    ((rule, message),) = told("a.pol")
    assert (rule, name in message) == ("file/encoding", True)
    for lang, wanted in (("en", "Save as"), ("fr", "Enregistrer sous")):
        result = run("check", "a.pol", "--lang", lang)
        assert result.status == 1
        assert wanted in " ".join(result.output.split())
        assert "UTF-8" in result.output


@pytest.mark.parametrize("words", ["клиенты", "πελάτες", "عملاء"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_mark_in_other_alphabets(encoding: str, words: str) -> None:
    write("a.pol", f'subject client {{\n  title "{words}"\n}}\n'.encode(encoding))
    ((rule, message),) = told("a.pol")
    assert (rule, "UTF-16" in message) == ("file/encoding", True)


def test_a_mix_of_encodings_names_the_line() -> None:
    write("a.pol", 'subject a { title "é" }\n\n'.encode() + 'subject b { title "é" }\n'.encode("cp1252"))
    ((rule, message),) = told("a.pol")
    assert rule == "file/encoding"
    assert "mixes two encodings: line 3" in message


@pytest.mark.parametrize("content", [b"PK\x03\x04rest", b"%PDF-1.7\n", b"{\\rtf1 x}", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_document_of_another_program(content: bytes) -> None:
    write("a.pol", content)
    ((rule, message),) = told("a.pol")
    assert (rule, "not a file of plain text" in message) == ("file/encoding", True)


def test_a_single_zero_byte_is_a_control_character() -> None:
    write("a.pol", b'subject a { title "customers\x00 of the shop, and whoever asks" }\n')
    assert rules("a.pol", "--select", "file") == ["file/invisible"]


# ------------------------------------------------------------------------------------------------ letters, accents
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("other", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["NFC", "NFD"])
def test_a_name_is_the_same_however_its_accents_are_written(form: str, other: str, name: str) -> None:
    write("a.pol", unicodedata.normalize(form, NAMED))
    write(unicodedata.normalize(name, "é.pol"), unicodedata.normalize(other, LIBRARY))
    assert rules("a.pol", "--select", "names,file,syntax,structure") == []


def test_one_name_in_two_forms_is_declared_twice() -> None:
    write("a.pol", f'subject é {{ title "a" }}\nsubject {unicodedata.normalize("NFD", "é")} {{ title "b" }}\n')
    assert "structure/duplicate-id" in rules("a.pol")


# ---------------------------------------------------------------------------------------------------------- limits
def test_a_hundred_megabytes_are_not_read() -> None:
    with Path("a.pol").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert rules("a.pol") == ["file/too-large"]


@pytest.mark.parametrize("text", [SOUND + "# " + "x" * limits.LARGEST_FILE, "{" * (limits.LARGEST_FILE + 1)])
def test_what_is_larger_than_the_limit_is_not_judged(text: str) -> None:
    write("a.pol", text)
    assert rules("a.pol") == ["file/too-large"]
    assert rules("-", stdin=text.encode()) == ["file/too-large"]


def test_what_is_as_large_as_the_limit_is_read() -> None:
    write("a.pol", SOUND + "#" * (limits.LARGEST_FILE - len(SOUND.encode())))
    assert rules("a.pol") == []


def test_number_of_declarations() -> None:
    most = limits.MOST_DECLARATIONS
    write("a.pol", "".join(f'term t{n} {{ means "m" }}\n' for n in range(most + 1)))
    ((rule, message),) = told("a.pol")
    assert rule == "file/too-large"
    assert str(most) in message


@pytest.mark.parametrize(
    "text",
    [
        "{" * 100_000,
        "}" * 100_000,
        "purpose x { " + "case { " * 60_000,
        '"' * 100_001,
        '"""' * 50_001,
        'subject a { note "' + "\\" * 300_001,
        "subject " * 100_000,
        "9" * 500_000,
        "a" * 500_000,
        "a,\n" * 200_000,
    ],
    ids=lambda value: value[:12],
)
def test_much_of_one_thing_is_a_few_findings(text: str) -> None:
    found = rules("-", stdin=text.encode())
    assert 1 <= len(found) <= 101
    assert all(str(rule).startswith(("syntax/", "file/too-large")) for rule in found)


@pytest.mark.parametrize(("texts", "told"), [(9_999, []), (10_001, ["file/too-large"])])
def test_number_of_texts(texts: int, told: list[str]) -> None:
    members = ", ".join(f'"member {n}"' for n in range(texts))
    write("a.pol", f'# "no text"\ndata big {{ includes {members} from person }}\n')
    assert rules("a.pol", "--select", "file") == told
    assert "more than 10000 texts" in run("check", "a.pol").output.replace("\n  ", " ") or not told


@pytest.mark.parametrize(("words", "told"), [(40_000, []), (40_001, ["file/too-large"])])
def test_number_of_words_outside_texts(words: int, told: list[str]) -> None:
    names = ", ".join(f"name{n}" for n in range(words - 8))  # eight words stand around them
    rest = 'subject b { title "words in a text" }\n'
    write("a.pol", f"# words in a comment\ndata big {{ includes {names} from person }}\n{rest}")
    assert [rule for rule in rules("a.pol", "--select", "file") if rule != "file/too-many-findings"] == told
    assert "more than 40000 words" in run("check", "a.pol").output.replace("\n  ", " ") or not told


def test_texts_that_nothing_closes_are_counted_in_one_pass() -> None:
    opened = 'subject a { title "' + '\\"' * 200_000 + "\n" + '"' + '\\"' * 200_000
    before = time.process_time()
    assert rules("-", stdin=opened.encode())
    assert time.process_time() - before < 5


@pytest.mark.parametrize("end", [200, 0], ids=["chain", "ring"])
def test_declarations_that_build_on_one_another(end: int) -> None:
    text = "".join(f"data d{n} {{ includes d{(n + 1) if n < 199 else end} }}\n" for n in range(200))
    assert "names/unknown" not in rules("-", stdin=(SOUND + text).encode())


def test_a_chain_without_end_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_end(_policy: object) -> None:
        raise RecursionError

    monkeypatch.setattr("polc.checks.engine.analysis.check", without_end)
    ((rule, message),) = told("-", stdin=SOUND.encode())
    assert rule == "file/too-large"
    assert "chain" in message


def test_number_of_declarations_together() -> None:
    each = limits.MOST_DECLARATIONS - 10
    write("a.pol", "".join(f'use "{n}.pol"\n' for n in range(5)))
    for number in range(5):
        write(f"{number}.pol", "".join(f'term t{number}x{n} {{ means "m" }}\n' for n in range(each)))
    assert rules("a.pol", "--select", "file") == ["file/use-too-many"]


def test_number_of_findings() -> None:
    def repeated(times: int) -> str:
        return SOUND + "recipient shop {\n" + '  title "Shop"\n' * times + "}\n"

    few = MOST_FINDINGS - 100
    assert rules("-", "--select", "names,file", stdin=repeated(few + 1).encode()) == ["names/given-twice"] * few
    told_of = rules("-", stdin=repeated(3 * MOST_FINDINGS).encode())
    assert len(told_of) == MOST_FINDINGS + 1
    assert told_of[-1] == "file/too-many-findings"


def test_pipe_folder_and_devices_are_no_files() -> None:
    os.mkfifo("pipe.pol")
    write("folder.pol/a.pol", 'subject a { title "a" }\n')
    for path in ("pipe.pol", "/dev/zero", "/dev/null"):
        assert rules(path) == ["file/unreadable"], path
    assert rules("folder.pol") == []
    write("a.pol", 'use "pipe.pol"\nuse "folder.pol"\n')
    assert rules("a.pol") == ["file/use-missing", "file/use-missing"]


# -------------------------------------------------------------------------------------------------------------- use
def test_use_of_use_of_use() -> None:
    deepest = limits.DEEPEST_USE
    for number in range(deepest + 5):
        write(f"{number}.pol", f'use "{number + 1}.pol"\nsubject s{number} {{ title "s" }}\n')
    write(f"{deepest + 5}.pol", 'subject last { title "last" }\n')
    assert rules("5.pol", "--select", "file") == []
    ((rule, message),) = told("0.pol", "--select", "file")
    assert rule == "file/use-too-many"
    assert f"{deepest + 1}.pol" in message


def test_use_of_very_many() -> None:
    most = limits.MOST_USED
    write("a.pol", "".join(f'use "lib/{n}.pol"\n' for n in range(most + 3)))
    for number in range(most + 3):
        write(f"lib/{number}.pol", f'subject s{number} {{ title "s" }}\n')
    assert rules("a.pol", "--select", "file") == ["file/use-too-many"]


def test_use_of_very_much() -> None:
    write("a.pol", "".join(f'use "{n}.pol"\n' for n in range(20)))
    for number in range(20):
        write(f"{number}.pol", "#" * (limits.LARGEST_FILE // 2))
    assert rules("a.pol", "--select", "file/use-too-many") == ["file/use-too-many"]


def test_links_in_a_folder_stay_in_the_project(folder: Path) -> None:
    write("project/polc.toml", "")
    write("project/shared/a.pol", 'subject a { title "a" }\n')
    secret = write("secret.txt", "subject secret {{{\n")
    Path("project/policies").mkdir()
    Path("project/policies/inside.pol").symlink_to("../shared/a.pol")
    assert rules("project/policies") == []
    Path("project/policies/outside.pol").symlink_to(secret.resolve())
    result = run("check", "project/policies")
    assert (result.status, result.output) == (2, "")
    assert result.errors.startswith("polc: project/policies/outside.pol is a link that leads out of the project")


def test_links_among_folders_do_not_lead_out() -> None:
    write("project/polc.toml", "")
    write("outside/a.pol", 'subject a { title "a" }\n')
    Path("project/lib").symlink_to("../outside")
    write("project/a.pol", 'use "lib/a.pol"\n')
    assert rules("project/a.pol") == ["file/use-outside-root"]


def test_policy_beside_what_looks_like_a_release_is_judged(folder: Path) -> None:
    write("project/policies/a.pol", "subject a {{{\n")
    write("project/policies/release.json", "")
    write("project/policies/source/b.pol", "")
    assert rules("project") != []
