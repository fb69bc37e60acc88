"""Extreme values in the place of every kind of literal that the grammar has, through every command.

    python -m tests.safety.literals [--seed 7] [--seconds 600] [--kind INT]

The kinds are the terminals of the grammar that are no fixed words; the places are where the sound policies have them,
one for each kind after each word of the language, so that a statement that is new is tried without being asked. Exit
status: 0 nothing found, 1 something failed.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from lark import Lark

from polc.reference.package import read_text
from tests.commands.run import run
from tests.fuzz.judge import TooLongError, stopped
from tests.policies import FOLDER, NAMES
from tests.safety.harmless import assert_harmless, assert_plain

LONGEST = 60.0
"""Seconds after which a command is taken to hang, on a computer that does much else."""
LONG = 100_000
HIDDEN = ("\u200f", "\u202e", "\x00", "\ud800", "\u0301", "\ufeff", "\u2028", "\x1b[2J", "\x85")
"""Marks of direction, NUL, half a character, an accent alone, no character, ends of lines, a command to a terminal."""
FIGURES = ("٣", "१२", "³", "Ⅷ", "①", "𝟗", "五", "-1", "0", "1.5", "1e400", "9" * 9, "9" * 10, "1" + "0" * 400)
"""Digits of every class, and numbers at and beyond the limits."""
DATES = (
    *("0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "-001-01-01", "2026-02-30", "2026-13-45"),
    *("٢٠٢٦-٠١-٠١", "2026-1-1", "9" * LONG + "-01-01"),
)
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)> ]]> [a](javascript:alert(1)) {{7*7}} {x} %0A::error::x"
ADDRESSES = (
    "https://[::1",
    "https://😀:99999/<>&'",
    "https://u:p@x",
    "http://%00",
    "https://x/" + "a" * LONG,
    "https://x/\u202e",
)
TEXTS = (
    "",
    " ",
    "{",
    "}",
    "\\\\",
    "\\\\n",
    MARKUP,
    "a" * LONG,
    "a " * (LONG // 2),
    "[" * 2000,
    "* " * 2000,
    *HIDDEN,
    *FIGURES,
)
SHAPED: Mapping[str, tuple[str, ...]] = {
    "DATE": DATES,
    "FROM_DATE": tuple(f"from {day}" for day in DATES),
    "UNTIL_DATE": tuple(f"until {day}" for day in DATES),
    "INT": FIGURES,
    "URL": (*ADDRESSES, *(f"https://x/{mark}" for mark in HIDDEN)),
    "EMAIL": (".@-.-", "a@" + "b." * (LONG // 2) + "c", "a@b", "ａ@ｂ.ｃ", *(f"a{mark}@b.c" for mark in HIDDEN)),
    "LANG": ("xx", "zz", "is", "EN", "éé", "e", "eng"),
    "PLACE": ("ZZ", "EEA", "AAA", "EU", "ÉÉ", "fr"),
    "NORM_ID": ("a:b", "gdpr:" + "9" * LONG, "gdpr:(", "x:../../etc/passwd", "gdpr:٣"),
    "RULE_SLUG": ("a/b", "../x", "omission/" + "x" * LONG, "omission/legal-basis/x"),
    "WORD": ("None", "class", "none", "x" * LONG, "-".join("x" * 5000), "𠀀", "é", "e\u0301", "ﬁ", "Ω", *(f"x{mark}" for mark in HIDDEN)),
    "STRING": tuple(f'"{text}"' for text in TEXTS),
    "BLOCK": tuple(f'"""\n{text}\n"""' for text in TEXTS),
}  # fmt: skip
"""Extreme values of the shape of a literal, or nearly."""
ANYWHERE = ("", "-", '"', "{", "}", "#", *HIDDEN, "9" * LONG, "x" * LONG, "٣")
"""What is put in the place of any literal."""

HTML = "html"
PLAIN = "plain"
USES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    *((PLAIN, ("check", "t.pol", "--format", name), "") for name in ("text", "json", "sarif", "junit", "github", "gitlab")),
    (PLAIN, ("check", "t.pol", "--lang", "fr", "--format", "markdown"), ""),
    (HTML, ("check", "t.pol", "--format", "html", "--output-file", "t.html"), "t.html"),
    *((PLAIN, ("render", "t.pol", "--draft", "--format", name), "") for name in ("text", "markdown")),
    (HTML, ("render", "t.pol", "--draft", "--format", "html-fragment", "--output", "t.html"), "t.html"),
    *((PLAIN, ("render", "t.pol", "--draft", "--format", name, "--output", f"t.{name}"), "") for name in ("docx", "pdf")),
    (PLAIN, ("build", "t.pol", "--draft", "--no-cache"), ""),
    *((PLAIN, ("diff", "before.pol", "t.pol", "--format", name), "") for name in ("text", "json", "markdown")),
    (HTML, ("diff", "t.pol", "before.pol", "--format", "redline-html", "--output", "t.html"), "t.html"),
    (PLAIN, ("diff", "before.pol", "t.pol", "--format", "redline-docx", "--output", "t.docx"), ""),
    (PLAIN, ("upcoming", "t.pol"), ""),
    (PLAIN, ("explain", "t.pol:LINE"), ""),
    (HTML, ("review", "t.pol", "--output", "t.html"), "t.html"),
    (PLAIN, ("review", "t.pol", "--output", "r.docx"), ""),
    (PLAIN, ("release", "t.pol"), ""),
    (PLAIN, ("baseline", "t.pol", "--reason", "x"), ""),
)  # fmt: skip
"""What is done with a policy, what comes out, and the file that it stands in where that is no standard output."""


class Place(NamedTuple):
    """Where a literal stands: the policy, the kind, the word before it, and from where to where."""

    policy: str
    kind: str
    after: str
    start: int
    end: int


class Trial(NamedTuple):
    """A value in a place, and the number of what is done with it."""

    place: Place
    value: str
    use: int


@cache
def _grammar() -> Lark:
    return Lark(read_text("pol.lark"), parser="lalr", maybe_placeholders=False, keep_all_tokens=True)


@cache
def literals() -> frozenset[str]:
    """The terminals of the grammar that are no fixed words."""
    ignored = frozenset(_grammar().ignore_tokens)
    return frozenset(t.name for t in _grammar().terminals if t.pattern.type == "re" and t.name not in ignored)


@cache
def _text(policy: str) -> str:
    return (FOLDER / f"{policy}.pol").read_text(encoding="utf-8")


@cache
def places() -> tuple[Place, ...]:
    """The first place in the sound policies of each kind of literal after each word of the language."""
    found: dict[tuple[str, str], Place] = {}
    for policy in NAMES:
        before = ""
        for token in _grammar().parse_interactive(_text(policy)).exhaust_lexer():
            start, end = token.start_pos, token.end_pos
            if token.type in literals() and start is not None and end is not None:
                found.setdefault((token.type, before), Place(policy, token.type, before, start, end))
            else:
                before = str(token)
    return tuple(found.values())


def trials(chance: Random) -> Iterator[Trial]:
    """Every value in every place, in an order made by chance, with what is done in turn."""
    pairs = [(place, value) for place in places() for value in (*SHAPED[place.kind], *ANYWHERE)]
    chance.shuffle(pairs)
    for number, (place, value) in enumerate(pairs):
        yield Trial(place, value, number % len(USES))


def tried(trial: Trial, folder: Path) -> None:
    """Does what a trial says in an empty folder, the current one. Fails where that ends otherwise than it may."""
    place, (kind, arguments, output) = trial.place, USES[trial.use]
    before = _text(place.policy)
    text = before[: place.start] + trial.value + before[place.end :]
    line = str(before.count("\n", 0, place.start) + 1)
    (folder / "before.pol").write_text(before, encoding="utf-8")
    (folder / "t.pol").write_bytes(text.encode("utf-8", "surrogatepass"))
    with stopped(LONGEST):
        result = run(*(a.replace("LINE", line) for a in arguments))
    assert result.status in (0, 1, 2), result.status
    assert result.status != 2 or (result.errors.startswith("polc: ") and result.errors.count("\n") == 1), result.errors
    assert_plain(result.output, trial.value[:80])
    assert_plain(result.errors, trial.value[:80])
    if kind == HTML and (folder / output).exists():
        page = (folder / output).read_text(encoding="utf-8")
        assert_harmless(page, trial.value[:80], whole=True)  # a fragment has a style of its own as well


def main() -> int:
    """Tries as much as there is time for; what fails is shown with its place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--kind", choices=sorted(literals()))
    asked = parser.parse_args()
    end, count, failed = time.monotonic() + asked.seconds, 0, 0
    for trial in trials(Random(asked.seed)):
        if asked.kind and trial.place.kind != asked.kind:
            continue
        if time.monotonic() > end:
            break
        count += 1
        with tempfile.TemporaryDirectory() as name:
            os.chdir(name)
            try:
                tried(trial, Path(name))
            except (Exception, TooLongError):
                failed += 1
                command = " ".join(USES[trial.use][1])
                print(f"{trial.place} {trial.value[:60]!r} {command}\n{traceback.format_exc(limit=-6)}", flush=True)
            finally:
                os.chdir(tempfile.gettempdir())
    print(f"{count} trials in {len(places())} places of {len(literals())} kinds, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
