"""automation/ai-purpose-undeclared: artificial intelligence is used for no declared purpose."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.automation._ai import called
from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary


@rule("automation/ai-purpose-undeclared")
def ai_purpose_undeclared(policy: Policy) -> Iterator[Finding]:
    """Artificial intelligence is used, and no purpose says what for and on which legal basis (Art. 13(1)(c)).

    Silent where no personal data go into it, and where a declared purpose is artificial intelligence itself.
    """
    if policy.header is None or any(policy.kind_flag(p, "ai") for p in policy.purposes):
        return
    for ai in policy.all("ai"):
        stated = ai.listing("purposes")
        if _without_personal_data(policy, ai) or policy.named_purposes(stated):
            continue
        unknown = [word for word in stated.words if vocabulary("purposes").get(word.text)]
        if len(unknown) < len(stated.words):
            continue  # a name that nothing declares has its own finding
        if unknown:
            named = tuple(policy.called(("~purposes",), word) for word in unknown)
            yield finding(ai, unknown[0].span, variant="undeclared", ai=called(ai), purposes=named)
        else:
            yield finding(ai, stated.span, variant="possible" if ai.has("possible") else "", ai=called(ai))


def _without_personal_data(policy: Policy, ai: Declaration) -> bool:
    data = ai.listing("data")
    declared = [policy.get("data", word.text) for word in data.words]
    return data.none or (bool(declared) and all(d is not None and d.has("anonymous") for d in declared))
