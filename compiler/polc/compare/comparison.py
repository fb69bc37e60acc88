"""The comparison of two versions of a policy as one function. Knows no single kind of difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polc.compare.alignment import Versions, align
from polc.compare.bases import bases
from polc.compare.categories import data, sources, subjects
from polc.compare.channels import channels
from polc.compare.controllers import controllers
from polc.compare.cookies import cookies
from polc.compare.difference import Difference, Side, difference, in_order
from polc.compare.header import header
from polc.compare.holdings import Holdings
from polc.compare.machines import machines
from polc.compare.periods import retention
from polc.compare.promises import promises
from polc.compare.purposes import purposes
from polc.compare.recipients import recipients
from polc.compare.rights import rights
from polc.compare.statements import rest
from polc.compare.transfers import transfers
from polc.model.policy import Policy


def compare(before: Policy, after: Policy) -> tuple[Difference, ...]:
    """What differs between two versions of a policy, as of the day of both, what obliges to most first.

    Empty where both state the same, however they are written. Declarations are named as each version names them.
    """
    versions = align(before, after)
    told = tuple(_specific(versions))
    found = (*told, *rest(versions, told), *_renamed(versions))
    return in_order(_as_written(d, versions) for d in found)


def _specific(versions: Versions) -> Iterator[Difference]:
    holdings = Holdings(versions)
    yield from header(versions)
    yield from controllers(versions)
    yield from purposes(versions, holdings)
    yield from bases(versions)
    yield from data(versions, holdings)
    yield from subjects(versions)
    yield from sources(versions)
    yield from recipients(versions, holdings)
    yield from transfers(versions)
    yield from retention(versions)
    yield from rights(versions)
    yield from channels(versions)
    yield from cookies(versions, holdings)
    yield from machines(versions, holdings)
    yield from promises(versions)


def _renamed(versions: Versions) -> Iterator[Difference]:
    for old, new in versions.pairs:
        name = versions.written(new.key)[1]
        if name != old.id:
            yield difference("declaration/renamed", old, new, old_name=old.id, new_name=name)


def _as_written(found: Difference, versions: Versions) -> Difference:
    """The difference with the names that declarations have in the second version."""
    if not versions.names:
        return found
    named = tuple(versions.written(key) for key in found.after.declarations)
    return replace(found, after=Side(named, found.after.spans, found.after.value))
