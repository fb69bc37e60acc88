"""cookies/lifetime-missing: nothing says how long cookies last."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.cookies._details import asks_or_should, may_need_consent
from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Fact, Finding
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.trackers import classes, described, flagged, general, label, with_consent


@rule("cookies/lifetime-missing")
def lifetime_missing(policy: Policy) -> Iterator[Finding]:
    """Nothing says how long trackers that need consent stay on the device (C-673/17 on Art. 13(2)). One finding in all.

    How long data are kept is another thing. A length for all trackers, or for each one named, is enough. Where
    nothing is said of consent to a class that is exempt on conditions, it is not certain that it needs one: a warning.
    """
    if policy.header is None or any(b.has("lifetime") for b in general(policy)):
        return
    stored = (b for b in described(policy) if not any(flagged(c, "not-stored") for c in classes(b)))
    blocks = [b for b in stored if may_need_consent(policy, b)]
    silent = [b for b in blocks if not _lasts(b)] if blocks else list(_only_classes(policy))
    if silent:
        places = tuple(related(b.place, "also") for b in silent[1:])
        certain = not blocks or any(asks_or_should(policy, b) for b in silent)
        yield finding(
            silent[0], related=places, severity="" if certain else "warning",
            cookies=tuple(_cookie_kinds(policy, b) for b in silent),
        )  # fmt: skip


def _only_classes(policy: Policy) -> Iterator[Declaration]:
    """Where no block describes trackers: the blocks that ask consent for classes."""
    if not described(policy):
        yield from with_consent(policy)


def _cookie_kinds(policy: Policy, block: Declaration) -> Fact:
    names = [word for s in block.all("consent") for c in s.all("for") for word in c.own_listing.words]
    if block.id or block.listing("kind") or not names:
        return label(block)
    return tuple(policy.called(("~cookie-kinds",), word) for word in names)


def _lasts(block: Declaration) -> bool:
    named = block.all("cookie")
    return block.has("lifetime") or (bool(named) and all(c.has("lifetime") for c in named))
