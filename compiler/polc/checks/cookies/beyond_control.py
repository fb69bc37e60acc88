"""cookies/beyond-control: trackers that serve the controller are said to be beyond its control."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding, Related
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.subsumption import role_of
from polc.model.trackers import classes, label
from polc.model.transfers import is_meant

SOCIAL = "social"
PROCESSOR = "processor"


@rule("cookies/beyond-control")
def beyond_control(policy: Policy) -> Iterator[Finding]:
    """Trackers are said to be beyond the controller's control, and it lets them serve its own purposes.

    C-210/16, C-40/17: whoever lets others place trackers on its pages answers for it, so far as it decides on that.
    Shown by purposes of the trackers, or by whoever places them: a processor, or a recipient that a purpose names.
    Buttons of social networks are left to `recipient/social-joint`.
    """
    for block in policy.all("cookies"):
        statement = block.first("beyond-control")
        if statement is None or SOCIAL in classes(block):
            continue
        shown = tuple(_related_places(policy, block))
        if shown:
            yield finding(block, statement.span, related=shown, cookies=label(block))


def _related_places(policy: Policy, block: Declaration) -> Iterator[Related]:
    """Where the policy shows that the trackers of a block serve the controller."""
    own = block.listing("purposes")
    if own and own.span:
        yield related(own.span, "purpose")
    for placing in (r for word in block.listing("placed").words if (r := policy.get("recipient", word.text))):
        if role_of(policy, placing.id) == PROCESSOR:
            yield related(placing.place, "processor")
        for purpose in policy.purposes:
            named = purpose.declaration.listing("recipients")
            if any(is_meant(policy, word.text, placing) for word in named.words):
                yield related(purpose.place, "purpose")
