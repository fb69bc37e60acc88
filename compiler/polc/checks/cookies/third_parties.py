"""cookies/third-parties: those who place cookies are not named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polc.checks.cookies._details import asks_or_should
from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.closure import folded
from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.trackers import classes, described, label, with_consent


@rule("cookies/third-parties")
def third_parties(policy: Policy) -> Iterator[Finding]:
    """Third parties place trackers that need consent, and are not named (Art. 13(1)(e)).

    A category is no name. Nothing stated means the controller places them, unless the policies of others are named.
    """
    asking = [b for b in described(policy) if asks_or_should(policy, b)]
    for block in (*asking, *(b for b in with_consent(policy) if not b.id and not classes(b))):
        placed = block.listing("placed")
        unnamed = tuple(word for word in placed.words if not _is_named(policy, word.text))
        others = block.first("policy-of")
        if unnamed:
            names = tuple(policy.called(("recipient", "platform", "~recipients"), word) for word in unnamed)
            yield finding(block, unnamed[0].span, cookies=label(block), categories=names)
        elif others and others.own_text and not placed.stated and not block.has("cookie"):
            yield finding(block, others.span, variant="policies", cookies=label(block))


def _is_named(policy: Policy, name: str) -> bool:
    """True for a controller, a platform, a recipient with a name, and a category all of whose members are named."""
    own = policy.get("controller", name) or policy.get("platform", name)
    return own is not None or _named_recipients(policy).get(name, False)


@cached_on_policy
def _named_recipients(policy: Policy) -> dict[str, bool]:
    """Whether each declared recipient has a name, or includes only such as have."""

    def named(name: str, known: Mapping[str, bool]) -> bool:
        included = recipients[name].listing("includes")
        members = bool(included) and not included.open and all(e.name for e in included.entries)
        return recipients[name].has("name") or (
            members and all(n in platforms or known.get(n, False) for n in included.names - {name})
        )

    platforms = {d.id for d in policy.all("platform")}
    recipients = {d.id: d for d in reversed(policy.all("recipient"))}
    return folded({n: d.listing("includes").names for n, d in recipients.items()}, named)
