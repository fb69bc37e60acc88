"""What is read of a file with slips: everything but the declarations that they are in."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.core.sources import Source
from polc.syntax.parse import parse
from polc.syntax.parser.outline import outline_of

ERR = Path(__file__).parents[1] / "err"


def read(text: str) -> tuple[list[str], list[str]]:
    """The names of the declarations read, and the rules found."""
    file, findings = parse(Source("policy.pol", text))
    names = [f"{d.rule} {d.name.text}" if d.name else d.rule for d in file.declarations]
    return names, [f"{f.rule}{f.variant and ':'}{f.variant}" for f in findings]


def test_sound_declarations_around_broken_ones_are_read() -> None:
    names, rules = read((ERR / "several-errors.pol").read_text(encoding="utf-8"))
    assert names == ["controller shop", "subject client"]
    assert len(rules) == 5


READABLE = [p for p in sorted(ERR.glob("*.pol")) if not p.stem.startswith(("latin", "utf", "binary", "mixed"))]


@pytest.mark.parametrize("path", READABLE, ids=lambda p: p.stem)
def test_each_place_is_found_once(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    file, findings = parse(Source(path.name, text))
    places = [f.span for f in findings]
    assert sorted(places) == places
    assert len({(f.span, f.rule) for f in findings}) == len(findings)
    starts = [d.span.start for d in file.declarations]
    assert sorted(set(starts)) == starts
    for finding in findings:
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        if finding.rule == "syntax/missing-value":
            continue  # a named member of a list, in a declaration that could be read
        assert not any(d.span.start < finding.span.start < d.span.end for d in file.declarations)


@pytest.mark.parametrize(
    ("text", "names", "rules"),
    [
        # A word that is no declaration, after a broken declaration.
        (
            'purpose a { bassis b }\nprpose x { title "x" }\nsubject c { title "c" }',
            ["subject c"],
            ["syntax/unknown-property:near", "syntax/unknown-declaration:near"],
        ),
        # A missing brace does not take the next declaration with it.
        ('purpose a {\n  basis contract\nsubject c { title "c" }', ["subject c"], ["syntax/unclosed-declaration"]),
        # A brace too many inside braces.
        ('right a { case { reasons none } }\n}\nsubject c { title "c" }', ["right a", "subject c"],
         ["syntax/unexpected:stray-brace"]),
        # Slips inside inner braces.
        ('right a { case { reason none } }\nsubject c { title "c" }', ["subject c"], ["syntax/unknown-property:near"]),
        ('retention a { except purposes b { keep 2 } keep 3 }\nsubject c { title "c" }', ["subject c"],
         ["syntax/unexpected:unit"]),
        ('cookies a { cookie { lifetime 2 days } }\nsubject c { title "c" }', ["subject c"], ["syntax/unexpected"]),
        ('retention a { except { keep 2 years } }\nsubject c { title "c" }', ["subject c"], ["syntax/unexpected"]),
        # Two on a line.
        ('purpose a { bassis b } subject c { title "c" }', ["subject c"], ["syntax/unknown-property:near"]),
        # A declaration of one word takes the next for its name.
        ('authority\ncookies a { kind necessary }', ["cookies a"], ["syntax/missing-value"]),
        ('transfer\nmeasure a { against loss }', ["measure a"], ["syntax/missing-value"]),
        ('decisions\ntransfer none', ["transfer"], ["syntax/missing-value"]),
        # What stands complete before the slip is kept even where it has no braces.
        ('authority cnil\nprpose a { }', ["authority cnil"], ["syntax/unknown-declaration:near"]),
        ('use "a.pol"\nnonsense', ["use"], ["syntax/unknown-declaration"]),
        # Braces and declarations inside texts and comments do not count.
        ('section a { titel """\n  purpose b {\n""" }\nsubject c { title "c" }', ["subject c"],
         ["syntax/unknown-property:near"]),
        ('subject a { titel "{" # {\n}\nsubject c { title "c" }', ["subject c"], ["syntax/unknown-property:near"]),
        # Nothing, or nearly nothing.
        ("", [], []),
        ("{", [], ["syntax/unexpected:between"]),
        ("}", [], ["syntax/unexpected:stray-brace"]),
        ('"', [], ["syntax/unclosed-text"]),
        ('"""', [], ["syntax/unclosed-text:block"]),
        ("purpose", [], ["syntax/unexpected:end"]),
        ("purpose a", [], ["syntax/unexpected:end"]),
        ("purpose a {", [], ["syntax/unclosed-declaration:end"]),
        ("purpose a { title", [], ["syntax/unclosed-declaration:end"]),
        ("\ufeff", [], ["syntax/unexpected-character:invisible"]),
    ],
)  # fmt: skip
def test_resumes(text: str, names: list[str], rules: list[str]) -> None:
    assert read(text) == (names, rules)


def test_many_slips_take_no_longer_than_their_number() -> None:
    names, rules = read('purpose a { bassis b }\nsubject c { title "c" }\n' * 100)
    assert len(names) == len(rules) == 100


def test_outline_blanks_what_is_not_structure() -> None:
    text = 'at https://x.org/{a} "b{" # {\n"""\n{\n""" } "c'
    masked = outline_of(text).masked
    assert len(masked) == len(text)
    assert masked.count("\n") == text.count("\n")
    assert "".join(masked.split()) == "at{a}}"


def test_outline_finds_the_margin() -> None:
    assert outline_of("  purpose a {\n    data b\n  }\n  data c {\n").starts == [2, 31]
    assert outline_of("purpose a {\n  purpose b {\n").starts == [0]


def test_reading_stops_after_a_hundred_mistakes_and_says_so() -> None:
    names, rules = read('subject a { title "a" }\n' + 'subject b { titel "b" }\n' * 5000 + 'subject c { title "c" }\n')
    assert names == ["subject a"]
    assert rules == ["syntax/unknown-property:near"] * 100 + ["syntax/too-many"]
    names, rules = read('subject b { titel "b" }\n' * 100 + 'subject c { title "c" }\n')
    assert names == ["subject c"]
    assert rules == ["syntax/unknown-property:near"] * 100


@pytest.mark.parametrize(
    "day", ["31 mai 2027", "31 May 2027", "1er juin 2027", "May 31, 2027", "mai 2027", "31/05/2027"]
)
def test_a_day_in_words_is_told_how_days_are_written(day: str) -> None:
    text = f'waive omission/retention on purpose orders until {day} "Being settled." by "Claire"\n'

    [found] = parse(Source("a.pol", text))[1]

    assert (found.rule, found.variant) == ("syntax/unexpected", "date")
    assert (found.facts["found"], found.facts["statement"]) == (day, "until")
