"""cookies/consent-missing: trackers that need consent are placed without it."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.national import national_of_controllers
from polc.model.policy import Policy
from polc.model.trackers import (
    PIXEL,
    classes,
    consent_of,
    described,
    exempting,
    freed_classes,
    has_law_on_pixels,
    label,
    needing,
    tasks_needing,
)

AUDIENCE = "audience"


@rule("cookies/consent-missing")
def consent_missing(policy: Policy) -> Iterator[Finding]:
    """Trackers that need consent are exempted from it, or placed without a word on it (Directive 2002/58/EC Art. 5(3)).

    The class decides, and so do tasks that need consent, such as advertising. Where a class may be exempt under
    conditions (audience measurement), saying neither is a warning, and so is an exemption that the law of the country
    of the controller does not know. Pixels in e-mails have a rule of their own where a country tells more of them.
    """
    freed = freed_classes(policy)
    for block in described(policy):
        kinds = classes(block)
        if kinds and freed.issuperset(kinds):
            continue
        if not kinds or (PIXEL in kinds and has_law_on_pixels(policy)):
            continue
        tasks, consent = tasks_needing(block), consent_of(policy, block)
        name = label(block)
        exemption = exempting(policy, block)
        if consent == "exempt" and exemption:
            if needing(block):
                yield finding(block, exemption.span, cookies=name)
            elif tasks:
                yield _tasks(policy, block, tasks)
            elif AUDIENCE in kinds:
                for law, word in national_of_controllers(policy, "audience-consent")[:1]:
                    yield finding(
                        block, exemption.span, related=(related(word.span, "established"),), variant="no-exemption",
                        severity="warning", law=law, cookies=name,
                    )  # fmt: skip
        elif consent == "" and policy.header is not None:
            if needing(block):
                out = block.first("opt-out") or block.first("withdrawn")
                yield finding(block, out.span if out else None, variant="opt-out" if out else "unsaid", cookies=name)
            elif tasks:
                yield _tasks(policy, block, tasks)
            elif AUDIENCE in kinds or PIXEL in kinds:
                yield finding(block, variant="neither", severity="warning", cookies=name)


def _tasks(policy: Policy, block: Declaration, tasks: tuple[Word, ...]) -> Finding:
    names = tuple(policy.called(("~tasks",), word) for word in tasks)
    statement = exempting(policy, block)
    places = (related(statement.span, "exempt"),) if statement else ()
    return finding(block, tasks[0].span, related=places, variant="tasks", tasks=names, cookies=label(block))
