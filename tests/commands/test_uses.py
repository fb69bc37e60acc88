"""What a policy uses is found without parsing it, and is what the parser finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.core.sources import Source
from polc.project.input_collector import uses_in
from polc.syntax.parse import parse
from tests.commands.run import run
from tests.fuzz.corpus import policies

TEXTS = (
    'use "a.pol"\n',
    '# use "a.pol"\nuse "b.pol"',
    'use # which\n  "a.pol" use"b.pol"',
    'term t { title "we use \\"a.pol\\"" } use "b.pol"',
    'term t { title """\nuse "a.pol"\n""" }',
    'term t { title "use" means """ use """ } use "c\\"d.pol"',
    'document d { title "x" at https://x.example/#use } # use "a.pol"\nuse "b.pol"',
    'used "a.pol"',
    'use ""',
)


def found_by_parsing(text: str) -> tuple[bytes, ...]:
    """What `use` statements say, as the parser reads them, with their escapes."""
    file, _ = parse(Source("a.pol", text))
    used = [n for n in file.declarations if n.rule == "use"]
    return tuple(text[n.values[0].span.start + 1 : n.values[0].span.end - 1].encode() for n in used)  # type: ignore[union-attr]


@pytest.mark.parametrize("text", TEXTS)
def test_uses_are_those_that_the_parser_finds(text: str) -> None:
    assert uses_in(text.encode()) == tuple(name for name in found_by_parsing(text) if name)


def test_a_word_that_ends_in_use_is_none() -> None:
    assert uses_in('reuse "a.pol" re-use "b.pol" éuse "c.pol"'.encode()) == ()


def test_uses_of_sound_policies_are_those_that_the_parser_finds() -> None:
    texts = [content.decode("utf-8", "ignore") for content in policies()[::3]]
    sound = [text for text in texts if not parse(Source("a.pol", text))[1]]
    assert len(sound) > 5
    for text in sound:
        assert uses_in(text.encode()) == found_by_parsing(text)


def test_a_use_in_a_comment_is_not_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    looked: list[str] = []
    real = Path.resolve

    def resolve(path: Path, *rest: bool) -> Path:
        looked.append(path.name)
        return real(path, *rest)

    monkeypatch.setattr(Path, "resolve", resolve)
    (tmp_path / "a.pol").write_text('# use "secret.pol"\nterm t { title "use \\"hidden.pol\\"" }\n', encoding="utf-8")
    run("check", "a.pol", "--no-cache")
    assert not {"secret.pol", "hidden.pol"} & set(looked)
