"""What is compared of the declarations that several policies may have: by what two are the same, and which properties.

Each is about one declaration; `rules` compares them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from polc.checks.workspace.comparable_purposes import (
    differ_in_length,
    same_purpose,
    stated_bases,
    stated_period,
)
from polc.checks.workspace.summary import PACKING, Compared, Declared, Header, Stated, Summary
from polc.core.findings import Fact
from polc.core.record import record
from polc.core.values import Listing, Text, Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.law import authorities, inside
from polc.reference.vocabulary import vocabulary

NUMBER = re.compile(r"\d+")
WORDS = re.compile(r"\w+")
NATIONAL_DIGITS = 9
"""The last digits of a telephone number, which are the same with and without the prefix of the country."""


@record
class Property:
    """What is compared: the statement's word, how to read it, and whether two statements of it differ."""

    word: str
    read: Callable[[Declaration], Stated | None]
    differ: Callable[[Stated, Stated], bool]
    severity: str = ""


# ------------------------------------------------------------------------------------------------------ identity
def texts(text: Text | None) -> frozenset[str]:
    """The passages of a text as they are compared: whatever the case of their letters and the blanks between words."""
    return frozenset(" ".join(p.text.casefold().split()) for p in text.passages) if text else frozenset()


def _vendor(_policy: Policy, recipient: Declaration) -> frozenset[str]:
    return texts(recipient.text("name"))


def _company(_policy: Policy, controller: Declaration) -> frozenset[str]:
    return texts(controller.text("legal-name"))


def _authority(_policy: Policy, authority: Declaration) -> frozenset[str]:
    """The authority that the law's data know by this name, else the name that it bears."""
    if authority.id in authorities():
        return frozenset({f"~{authority.id}"})
    return texts(authority.text("name"))


# ---------------------------------------------------------------------------------------------------- properties
def _term(class_: str, word: Word) -> tuple[str, Fact]:
    entry = vocabulary(class_).get(word.text)
    return (entry.id, entry.term) if entry else (word.text, word)


def _list(statement: str, class_: str) -> Callable[[Declaration], Stated | None]:
    def read(declaration: Declaration) -> Stated | None:
        first = declaration.first(statement)
        listing: Listing = declaration.listing(statement)
        words = listing.words or declaration.words(statement)
        return (
            Stated(first.span, dict(_term(class_, word) for word in words), listing.open) if first and words else None
        )

    return read


def _tools(declaration: Declaration) -> Stated | None:
    statements = declaration.all("safeguard")
    words = [word for s in statements for word in s.own_words]
    return Stated(statements[0].span, dict(_term("safeguards", word) for word in words)) if words else None


def _reach_reader(entry: str, key: Callable[[str], str]) -> Callable[[Declaration], Stated | None]:
    def read(declaration: Declaration) -> Stated | None:
        entries = [e for r in declaration.all("reach") for e in r.all(entry)]
        values: dict[str, Fact] = {key(word.text): word for e in entries for word in e.own_words}
        for text in (e.own_text for e in entries):
            values |= {key(p.text): p.text for p in text.passages} if text else {}
        return Stated(entries[0].span, values) if values else None

    return read


def _unequal(here: Stated, there: Stated) -> bool:
    """True when one states what the other, whose list is closed, does not."""
    more = bool(here.values.keys() - there.values.keys()) and not there.open
    less = bool(there.values.keys() - here.values.keys()) and not here.open
    return more or less


def _elsewhere(here: Stated, there: Stated) -> bool:
    """True when one states a place that the other has neither in full nor in part: `FR` is part of `EEA`."""
    pairs = ((here, there), (there, here))
    return any(
        not b.open and any(not any(inside(p, q) or inside(q, p) for q in b.values) for p in a.values) for a, b in pairs
    )


def _disjoint(here: Stated, there: Stated) -> bool:
    return not here.values.keys() & there.values.keys()


def _each_lacks(here: Stated, there: Stated) -> bool:
    """True when each states what the other does not.

    One that states less than the other is no difference.
    """
    return bool(here.values.keys() - there.values.keys()) and bool(there.values.keys() - here.values.keys())


def _other_address(here: Stated, there: Stated) -> bool:
    """True when no address of one is one of the other, by the numbers in it: street, box and postal code."""
    return not any(_same_address(a, b) for a in here.values for b in there.values)


def _same_address(first: str, second: str) -> bool:
    by = NUMBER if NUMBER.search(first) and NUMBER.search(second) else WORDS
    mine, theirs = set(by.findall(first)), set(by.findall(second))
    return mine <= theirs or theirs <= mine


def _as_is(text: str) -> str:
    return " ".join(text.casefold().split())


def _digits(text: str) -> str:
    return "".join(NUMBER.findall(text))[-NATIONAL_DIGITS:]


CONTACT = (
    Property("post", _reach_reader("reach-post", _as_is), _other_address, "advice"),
    Property("email", _reach_reader("reach-email", _as_is), _disjoint, "advice"),
    Property("phone", _reach_reader("reach-phone", _digits), _disjoint, "advice"),
)
COUNTRY = Property("country", _list("country", "countries"), _unequal)
KINDS: dict[str, tuple[Callable[[Policy, Declaration], frozenset[str]], tuple[Property, ...]]] = {
    "recipient": (
        _vendor,
        (
            Property("role", _list("role", "roles"), _unequal),
            Property("located", _list("located", "countries"), _elsewhere),
            Property("safeguard", _tools, _unequal),
        ),
    ),
    "controller": (_company, (Property("kind", _list("kind", "controller-kinds"), _unequal), COUNTRY, *CONTACT)),
    "authority": (_authority, (COUNTRY, *CONTACT)),
    "purpose": (
        same_purpose,
        (Property("basis", stated_bases, _each_lacks), Property("keep", stated_period, differ_in_length)),
    ),
}
"""What is compared of each kind of declaration: by what two are the same, and which properties."""


# ------------------------------------------------------------------------------------------------------ summaries
def summary_of(policy: Policy) -> Summary:
    """What the other policies of its run are compared with."""
    header = policy.header
    told = ""
    if header is not None:
        told = PACKING.written(Header(header.place, header.id, header.label, tuple(sorted(texts(header.title)))))
    found = [c for kind in KINDS for declaration in policy.all(kind) if (c := _compared(policy, kind, declaration))]
    own = tuple(c for c in found if c.span.path == policy.path)
    lent = tuple(c for c in found if c.span.path != policy.path)
    return Summary(policy.path, policy.id, told, own, lent)


def _compared(policy: Policy, kind: str, declaration: Declaration) -> Compared | None:
    """The declaration as others are compared with it.

    None where it has no name to know it by, or states nothing.
    """
    identity, properties = KINDS[kind]
    names = identity(policy, declaration)
    stated = {p.word: s for p in properties if (s := p.read(declaration))} if names else {}
    if not stated:
        return None
    does = declaration.listing("does")
    services = () if does.open else tuple(sorted(does.names))
    keys = [[word, sorted(s.values), s.open] for word, s in stated.items()]
    told = PACKING.written(Declared(declaration.id, declaration.label, services, stated))
    return Compared(kind, declaration.span, tuple(sorted(names)), json.dumps([services, keys]), told)
