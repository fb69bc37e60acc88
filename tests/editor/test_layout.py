"""The layout: the same policy, the same comments, the author's lines; laid out once is laid out for good."""

from __future__ import annotations

import random
from pathlib import Path
from time import process_time

import pytest

from polc.core.sources import Source
from polc.editor.layout import WIDTH, laid_out
from polc.editor.layout_structure import comments_of, tokens_of
from polc.editor.same_policy import is_same_policy
from polc.reference.package import read_text
from polc.syntax.parse import parse
from polc.syntax.tree import File
from tests.running import polc

POLICIES = sorted(
    (*Path("tests/ok").glob("*.pol"), *Path("policies").rglob("*.pol"), *Path("tests/real").glob("*.pol"))
)
SCATTERED = 120
"""Inputs made by chance."""


def _file(text: str) -> File:
    file, mistakes = parse(Source("p.pol", text))
    assert not mistakes, text
    return file


def _laid_out(text: str) -> str:
    return laid_out(_file(text))


def _agrees(text: str) -> bool:
    """True where the layout states the same, keeps the comments, and is laid out itself."""
    file = _file(text)
    after = laid_out(file)
    again = _file(after)
    return is_same_policy(file, again) and comments_of(text) == comments_of(after) and laid_out(again) == after


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_policy_states_the_same_laid_out(path: Path) -> None:
    assert _agrees(path.read_text(encoding="utf-8"))


def test_skeleton_states_the_same_laid_out() -> None:
    assert _agrees(read_text("skeleton.pol"))


def _scattered(text: str, chance: random.Random) -> str:
    """Some declarations of a text with blanks, line ends and comments put in by chance between its words."""
    file = _file(text)
    declarations = chance.sample(file.declarations, min(5, len(file.declarations)))
    piece = "\n".join(text[d.span.start : d.span.end] for d in declarations)
    written, before = [], ""
    for token in tokens_of(piece):
        gaps = [" ", " ", " ", "   ", "\n", "\n\n\n  "] + (["  # why\n", "\n# whole\n"] if len(before) != 2 else [])
        gap = "\n" if before.startswith("#") else chance.choice(gaps) if before else ""
        written.append(gap + token.written)
        before = token.written
    return "".join(written) + "\n"


def test_text_scattered_by_chance_states_the_same_laid_out() -> None:
    chance, tried = random.Random(7), 0  # noqa: S311 - the same inputs each time
    texts = [path.read_text(encoding="utf-8") for path in POLICIES]

    for _ in range(SCATTERED):
        text = _scattered(chance.choice(texts), chance)
        if not parse(Source("p.pol", text))[1]:
            tried += 1
            assert _agrees(text), text

    assert tried > SCATTERED / 3


def test_statements_keep_their_lines_and_get_their_columns() -> None:
    text = 'purpose orders {\ntitle "Orders"     basis contract\n\n\n\n      data email,phone }\n'

    assert _laid_out(text) == 'purpose orders {\n  title "Orders"  basis contract\n\n  data email, phone\n}\n'


def test_second_language_goes_under_the_first() -> None:
    text = 'data d {\n  title en "a"\n    fr "b"\n}\n'

    assert _laid_out(text) == 'data d {\n  title en "a"\n        fr "b"\n}\n'


def test_list_goes_on_under_its_first_member() -> None:
    text = "data d {\n  includes email,\n  phone\n}\n"

    assert _laid_out(text) == "data d {\n  includes email,\n           phone\n}\n"


def test_declaration_that_is_too_long_has_a_statement_a_line() -> None:
    text = f'channel c {{ kind post  title en "{"a" * 60}" fr "b"  offers withdraw  note "{"c" * 20}" }}\n'

    lines = _laid_out(text).splitlines()

    assert lines[0] == "channel c {"
    assert lines[-1] == "}"
    assert len(lines) == 6


def test_list_that_is_too_long_is_parted_between_its_members() -> None:
    names = ", ".join(f"member-number-{number}" for number in range(20))

    lines = _laid_out(f"data d {{\n  includes {names}\n}}\n").splitlines()

    assert all(len(line) <= WIDTH for line in lines)
    assert lines[2].startswith(" " * len("  includes ") + "member")


def test_comment_at_the_end_of_a_line_keeps_its_column() -> None:
    text = "data d {\n  includes email      # why\n}\n"

    assert _laid_out(text) == text


def test_comment_on_its_own_line_goes_with_what_follows() -> None:
    assert _laid_out('data d {\n# why\n title "x" }\n') == 'data d {\n  # why\n  title "x"\n}\n'


def test_block_of_text_keeps_its_lines() -> None:
    text = 'section s {\n  text """\n    One.\n\n      Two.\n  """\n}\n'

    assert _laid_out(text) == text


def test_command_lays_out_in_place_and_keeps_line_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy = tmp_path / "p.pol"
    policy.write_bytes(b'\xef\xbb\xbfdata d {\r\ntitle "x"\r\n}\r\n')

    assert polc("format", str(policy), "--lang", "en") == 0

    assert policy.read_bytes() == b'\xef\xbb\xbfdata d {\r\n  title "x"\r\n}\r\n'
    assert "1 of 1 files" in capsys.readouterr().out


def test_check_writes_nothing_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy = tmp_path / "p.pol"
    policy.write_text('data d {\ntitle "x" }\n', encoding="utf-8")

    assert polc("format", "--check", str(policy)) == 1
    assert polc("format", "--diff", str(policy)) == 1

    assert '+  title "x"' in capsys.readouterr().out
    assert policy.read_text(encoding="utf-8") == 'data d {\ntitle "x" }\n'


def test_file_with_a_mistake_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy = tmp_path / "p.pol"
    policy.write_text("data d {", encoding="utf-8")
    other = tmp_path / "q.pol"
    other.write_text('data d {\ntitle "x" }\n', encoding="utf-8")

    assert polc("format", str(tmp_path)) == 1

    assert policy.read_text(encoding="utf-8") == "data d {"
    assert other.read_text(encoding="utf-8") == 'data d {\n  title "x"\n}\n'
    assert "p.pol:1" in capsys.readouterr().err


def test_list_of_thousands_is_laid_out_in_time_in_proportion() -> None:
    def seconds(names: int) -> float:
        listed = ", ".join(f"name{n}" for n in range(names))
        read, _ = parse(Source("a.pol", f"data big {{ includes {listed} from person }}\n"))
        before = process_time()
        laid_out(read)
        return process_time() - before

    few = min(seconds(2_000) for _ in range(3))
    assert seconds(8_000) < 10 * few
