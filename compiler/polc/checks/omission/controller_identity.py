"""omission/controller-identity: the controller has no legal name."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.declaration import Declaration
from polc.model.policy import Policy

KNOWN_BY_NAME = frozenset({"person", "public-body"})
"""Kinds of controllers that have no other name than the one they are called by."""


@rule("omission/controller-identity")
def controller_identity(policy: Policy) -> Iterator[Finding]:
    """Nobody is named as controller, or one is known by a trade name only (Art. 13(1)(a)).

    Also where nothing says in which country one with a legal name is established, nor at what address: then nobody can
    tell which authority is competent, or whether it needs a representative.
    Silent about persons and public bodies that state a name, and where the policy is made by somebody it names but does
    not declare.
    """
    if policy.header is None:
        return
    if not policy.controllers and not policy.header.has("made"):
        yield finding(policy.header, variant="nobody")
    for controller in policy.controllers:
        if controller.has("legal-name"):
            if controller.span.path == policy.path and not _has_seat(controller):
                yield finding(controller, variant="nowhere")
            continue
        name = controller.first("name")
        if name is None:
            yield finding(controller, variant="nameless")
        elif not controller.listing("kind").names & KNOWN_BY_NAME:
            yield finding(controller, name.span)


def _has_seat(controller: Declaration) -> bool:
    """True where a controller says in which country it is or is registered, or gives an address or a link to one."""
    places = any(controller.has(statement) for statement in ("country", "registered"))
    addressed = (reach.has(way) for reach in controller.all("reach") for way in ("reach-post", "reach-document"))
    return places or any(addressed) or "public-body" in controller.listing("kind").names
