"""wording/belied: a text denies what the policy states."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.core.sources import Span
from polc.model.policy import Policy
from polc.model.subsumption import role_of
from polc.model.texts.assertions import assertions
from polc.model.texts.passages import SENTENCES
from polc.model.transfers import third_countries, transfers_of

INTERNAL = "internal"
CONTROLLER = "controller"
ADVERTISING = ("promotional-offers", "partner-offers", "telephone-marketing", "advertising")
PROFILING = ("profiling", "segmentation", "scoring")


@rule("wording/belied")
def belied(policy: Policy) -> Iterator[Finding]:
    """A text says that data stay in the Union or go to nobody else, and the policy states otherwise.

    Or that they serve no marketing or profiling (Art. 5(1)(a), 13(1)(c), (e), (f), 13(2)(f)). Processors are no third
    party (Art. 4(10)).
    """
    against = {
        "kept-inside": ("", _places_abroad(policy)),
        "shared-with-none": ("recipients", _third_parties(policy)),
        "no-marketing": ("marketing", _purposes(policy, ADVERTISING)),
        "no-profiling": ("profiling", _profiling(policy)),
    }
    for kind, (variant, places) in against.items():
        for said in assertions(policy, kind) if places else ():
            if said.statement in SENTENCES:
                yield finding(
                    said.declaration, said.span, variant=variant, words=said.words,
                    related=tuple(related(place, "stated") for place in places[:1]),
                )  # fmt: skip


def _places_abroad(policy: Policy) -> tuple[Span, ...]:
    """Where recipients and transfers are said to be in third countries; staff abroad receive no transfer."""
    outside = [d for d in policy.all("recipient") if role_of(policy, d.id) != INTERNAL]
    words = [word for d in (*transfers_of(policy), *outside) for word in third_countries(policy, d)]
    return tuple(word.span for word in words)


def _third_parties(policy: Policy) -> tuple[Span, ...]:
    return tuple(d.place for d in policy.all("recipient") if role_of(policy, d.id) == CONTROLLER)


def _purposes(policy: Policy, kinds: tuple[str, ...]) -> tuple[Span, ...]:
    return tuple(p.place for p in policy.purposes if any(policy.is_kind(p, kind) for kind in kinds))


def _profiling(policy: Policy) -> tuple[Span, ...]:
    """Purposes by which persons are profiled, and decisions that machines take alone."""
    return (*_purposes(policy, PROFILING), *(d.place for d in policy.all("decision") if d.has("solely")))
