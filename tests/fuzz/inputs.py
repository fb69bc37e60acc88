"""Inputs made by chance, the same for the same seed: policies changed, sentences of the grammar, too much of it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

from lark import Lark
from lark.grammar import NonTerminal, Rule

from polc.reference.package import read_text
from tests.fuzz.corpus import BYTES, TOKEN, policies, words

Chance = random.Random
LARGE = 1_000_000
"""The size in bytes of inputs that are too much of a thing."""
DEEPEST = 40
"""The most rules within rules of a generated sentence."""


def an_input(chance: Chance, asked: str | None = None) -> tuple[str, bytes]:
    """The name of the way an input was made, the one asked for if any, and the input."""
    way = asked or chance.choices(list(WAYS), weights=[weight for _, weight in WAYS.values()])[0]
    return way, WAYS[way][0](chance)


# ------------------------------------------------------------------------------------------------ changed policies
def bytes_changed(chance: Chance) -> bytes:
    """A policy with some bytes flipped, dropped, doubled, put in or taken from elsewhere."""
    content = bytearray(chance.choice(policies()))
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(content) + 1)
        end = min(len(content), at + chance.choice((1, 1, 2, 8, 64)))
        match chance.randrange(6):
            case 0 if at < len(content):
                content[at] ^= 1 << chance.randrange(8)
            case 1:
                del content[at:end]
            case 2:
                content[at:at] = content[at:end] * chance.choice((1, 2, 30))
            case 3:
                content[at:at] = chance.choice(BYTES)
            case 4:
                del content[at:]
            case _:
                other = chance.choice(policies())
                begin = chance.randrange(len(other) + 1)
                content[at:end] = other[begin : begin + chance.choice((1, 10, 400))]
    return bytes(content)


def words_changed(chance: Chance) -> bytes:
    """A policy with some words, texts or signs dropped, doubled, swapped or replaced."""
    text = chance.choice(policies()).decode("utf-8", "ignore")
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        tokens = list(TOKEN.finditer(text))
        if not tokens:
            break
        first, other = chance.choice(tokens), chance.choice(tokens)
        new = chance.choice(
            ("", f"{first[0]} {first[0]}", other[0], chance.choice(words()), f"{first[0]} {chance.choice(words())}")
        )
        text = text[: first.start()] + new + text[first.end() :]
    return text.encode("utf-8", "ignore")


def words_together(chance: Chance) -> bytes:
    """Words of the language and of policies, thrown together."""
    return "".join(chance.choice(words()) + chance.choice("   \n") for _ in range(chance.randint(1, 200))).encode(
        "utf-8", "ignore"
    )


# ---------------------------------------------------------------------------------------------------- the grammar
@cache
def grammar_rules() -> dict[str, list[Rule]]:
    """The rules of the grammar, by the name of what they make; what may be repeated has rules of its own."""
    grammar = Lark(read_text("pol.lark"), parser="lalr", maybe_placeholders=False, keep_all_tokens=True)
    rules: dict[str, list[Rule]] = {}
    for rule in grammar.rules:
        rules.setdefault(rule.origin.name, []).append(rule)
    for terminal in grammar.terminals:
        if terminal.pattern.type == "str":
            _WRITTEN.setdefault(terminal.name, (terminal.pattern.value,))
    return rules


def written(terminal: str) -> tuple[str, ...]:
    """Ways to write a terminal; none for a name, which is whatever one likes."""
    grammar_rules()
    return _WRITTEN[terminal]


_WRITTEN: dict[str, tuple[str, ...]] = {
    "WORD": (),
    "LANG": ("en", "fr", "es"),
    "PLACE": ("FR", "US", "EU", "XX"),
    "RULE_SLUG": ("omission/legal-basis",),
    "NORM_ID": ("gdpr:6.1", "fr-lil:82", "x:1"),
    "DATE": ("2026-01-01", "2026-02-30", "0000-00-00"),
    "FROM_DATE": ("from 2026-01-01",),
    "UNTIL_DATE": ("until 2027-01-01",),
    "INT": ("0", "1", "13", "999999999"),
    "URL": ("https://example.org/", "http://x"),
    "EMAIL": ("a@example.org",),
    "STRING": ('"text"', '""', '"{controller} and {right access}"', '"\\"a\\" **b**"'),
    "BLOCK": ('"""\n  # a\n\n  - b\n"""', '""""""'),
}


@cache
def _names() -> tuple[str, ...]:
    return tuple(word for word in words() if re.fullmatch(r"[^\W\d_](?:[^\W_]|-)*", word))


def a_sentence(chance: Chance) -> bytes:
    """A text that the grammar makes, most of it readable, little of it sensible."""
    known = chance.sample(_names(), 12)
    parts: list[str] = []
    for _ in range(chance.randint(1, 30)):
        _expand("_declaration", chance, known, parts, 0)
        parts.append("\n")
    return " ".join(parts).encode("utf-8", "ignore")


def _expand(name: str, chance: Chance, known: list[str], parts: list[str], depth: int) -> None:
    choices = grammar_rules()[name]
    rule = min(choices, key=lambda r: len(r.expansion)) if depth > DEEPEST else chance.choice(choices)
    for symbol in rule.expansion:
        if isinstance(symbol, NonTerminal):
            _expand(symbol.name, chance, known, parts, depth + 1)
        elif symbol.name == "WORD":
            parts.append(chance.choice(known) if chance.random() < 0.8 else chance.choice(_names()))
        else:
            parts.append(chance.choice(_WRITTEN[symbol.name]))


# ---------------------------------------------------------------------------------------------------- too much of it
def too_much(chance: Chance) -> bytes:
    """A megabyte of the same: a sign, a word, a declaration or a stretch of a policy, again and again."""
    content = chance.choice(policies()).decode("utf-8", "ignore")
    begin = chance.randrange(len(content) + 1)
    stretch = content[begin : begin + chance.choice((1, 3, 10, 100, 2000))]
    unit = chance.choice(
        (
            stretch,
            chance.choice(words()),
            f"{chance.choice(words())} {chance.choice(words())} ",
            a_sentence(chance).decode(),
        )
    )
    unit += chance.choice(("", " ", "\n", ", "))
    before, after = content[: chance.choice((0, begin))], content[begin : begin + chance.choice((0, 1000))]
    times = max(1, (LARGE - len(before.encode()) - len(after.encode())) // max(1, len(unit.encode())))
    return (before + unit * times + after).encode("utf-8", "ignore")[:LARGE]


def bytes_at_random(chance: Chance) -> bytes:
    """Any bytes."""
    return chance.randbytes(chance.choice((0, 1, 2, 30, 3000)))


WAYS: dict[str, tuple[Callable[[Chance], bytes], int]] = {
    "bytes changed": (bytes_changed, 300),
    "words changed": (words_changed, 300),
    "words together": (words_together, 150),
    "sentence of the grammar": (a_sentence, 220),
    "bytes at random": (bytes_at_random, 20),
    "too much of it": (too_much, 10),
}
"""The ways of making an input, and how often each is taken."""
