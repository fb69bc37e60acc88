"""Which rules read which statements, terms and flags of the language, and why none reads the others.

The rules stand in `dsl/readers.toml`, which is derived; the reasons in `dsl/unread.toml`.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

from polc.core.record import record
from polc.reference.package import read_toml

KINDS = ("statements", "terms", "flags")


@record
class Line:
    """A line of the matrix: a statement (`purpose basis withdrawn`), a term (`claims eu-only`) or a flag.

    `rules` are the slugs of the rules that read it, sorted; `why` says per language why none does, where that is so,
    and `law` the norms that this stands on.
    """

    kind: str
    name: str
    rules: tuple[str, ...]
    why: dict[str, str]
    law: tuple[str, ...] = ()


def readers() -> tuple[Line, ...]:
    """Return every line of the matrix by kind and name.

    `why` is empty where rules read it, or nobody gave a reason.
    """
    table = read_toml("readers.toml")
    return tuple(_line(kind, name, tuple(rules)) for kind in KINDS for name, rules in sorted(table[kind].items()))


def _line(kind: str, name: str, rules: tuple[str, ...]) -> Line:
    if rules:
        return Line(kind, name, rules, {})
    for reason in read_toml("unread.toml")["reason"]:
        if any(fnmatchcase(name, pattern) for pattern in reason["lines"]):
            return Line(kind, name, (), {lang: reason[lang] for lang in ("en", "fr")}, tuple(reason.get("law", ())))
    return Line(kind, name, (), {})
