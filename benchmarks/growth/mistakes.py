"""Files that cannot be read: one mistake, or one thing that is no policy, again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.growth.case import BASE, Case

UNITS = {
    "characters": ("?", "é?", "{", "}", "{}", '"', '""', '"""', '"""\n', '"\n', "'", "«", "“a”", ",", ", ", ";", "(", "\\", "#", "\0"),
    "words": ("a", "a-", "-", "_", "a_", "1", "1 ", "a ", "a1", "AB ", "gdpr:6 ", "2026-01-01 ", "https://a ", "a@b.cc ", "A. "),
    "comments": ("# a\n", "#", "#\n", ' # "\n', '# use "a.pol"\n', "\n", " ", "\t", "\r", "\u2028", "\ufeff", "\u202e", "\u0430b "),
    "texts": ('"a" ', 'en "a" ', '"""a""" ', '"a\\" ', '"\\', 'en "a\n', '"{', '"a\nb" ', "en '", '"""a\n'),
    "statements": (
        "data a { title } ", 'data a { titel "a" } ', "data a { includes email ", "data a { includes } ", "purpose { ",
        "data a { includes email, } ", "data a { from } ", 'use "a" ', "use ", "purpose a { keep at most } ", "datta a { } ",
        'data a { includes email } "x" ', "data a {{ ", "data a }} ", 'data a { title en "a ', 'waive a on b "c" by "d" ',
        'data a { includes title "a" } ', 'data a { includes, title "a" } ', "retention a { keep 99999999999 years } ",
    ),
}  # fmt: skip


def cases() -> Iterator[Case]:
    """Each unit after a sound policy, and each within a declaration, that is then never closed."""
    for kind, units in UNITS.items():
        for unit in units:
            yield Case(f"{kind} {unit!r}", _after(BASE, unit))
            if kind != "statements":
                yield Case(f"{kind} {unit!r} in data", _after(f"{BASE}data z {{ includes ", unit))


def _after(begun: str, unit: str) -> Callable[[int], str]:
    return lambda times: begun + unit * times
