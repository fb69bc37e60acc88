"""What an author chose where the law leaves a choice, for counsel to validate one by one."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.findings import Fact
from polc.core.record import record
from polc.core.sources import Sources, Span
from polc.core.values import Duration, Listing, Word
from polc.model.legal_bases import ground_as_told
from polc.model.policy import Policy
from polc.model.retention.covered_cells import covered_cells, covered_purposes
from polc.model.retention.lengths import cited_statutes, concerning
from polc.model.retention.periods import RetentionPeriod
from polc.model.right_limits import refusals
from polc.model.transfer_tools import reliances
from polc.reference.phrases import phrase
from polc.reference.vocabulary import vocabulary
from polc.report.review.values import Choice
from polc.report.words import in_words

BOOK = "review.toml"
SCOPES = {
    "basis": ("~legal-bases",), "purposes": ("purpose", "~purposes"), "cookies": ("cookies", "~cookie-kinds"),
    "data": ("data", "~data"), "subjects": ("subject", "~subjects"),
}  # fmt: skip
"""What the names of each kind of scope of a right, or side of a period, stand for."""


@record
class _Chosen:
    subject: Fact
    facts: tuple[Fact, ...]
    span: Span
    key: str = ""


def choices_of(policy: Policy, sources: Sources, lang: str) -> tuple[Choice, ...]:
    """The choices of a policy by their kind: bases, periods, recipients, safeguards, rights; each in words."""
    found = {
        "basis": _bases(policy), "period": _periods(policy), "recipient": _recipients(policy),
        "safeguard": _safeguards(policy), "right": _rights(policy),
    }  # fmt: skip
    return tuple(_choice_in_words(kind, chosen, sources, lang) for kind, every in found.items() for chosen in every)


def _choice_in_words(kind: str, chosen: _Chosen, sources: Sources, lang: str) -> Choice:
    words = ", ".join(in_words(fact, lang) for fact in chosen.facts)
    if chosen.key:
        words = phrase(f"chosen-{chosen.key}", lang, BOOK, chosen=words)
    path = chosen.span.path
    return Choice(kind, in_words(chosen.subject, lang), words, path, sources[path].position(chosen.span.start).line)


def _bases(policy: Policy) -> Iterator[_Chosen]:
    """The bases that each purpose states."""
    for purpose in policy.purposes:
        if purpose.bases:
            grounds = tuple(ground_as_told(b.ground, b.text) for b in purpose.bases)
            yield _Chosen(purpose.label, grounds, purpose.bases[0].span)


def _periods(policy: Policy) -> Iterator[_Chosen]:
    """The periods whose length no statute that is known lays down."""
    for period in (*policy.retention_periods, *policy.cookie_periods):
        if period.retention_term and period.retention_term.periods and not _is_statutory(policy, period):
            titled = period.declaration.title or period.declaration.kind == "purpose"
            subject = (
                period.declaration.label if titled else _scope_terms(policy, period.sides) or period.declaration.label
            )
            yield _Chosen(subject, (period.retention_term,), period.span)


def _is_statutory(policy: Policy, period: RetentionPeriod) -> bool:
    """True when each length names its norm, or is that of a statute on something that the period covers."""
    links = period.retention_term.periods if period.retention_term else ()
    own = [link.duration for link in links if link.duration and not link.norm]
    if not own:
        return any(link.norm for link in links)
    lengths: list[Duration] = []
    for purpose in covered_purposes(policy, period):
        lengths += [r.length for r in cited_statutes(policy, purpose)]
        for cell in covered_cells(policy, period, purpose):
            found = (
                *concerning(policy, purpose, cell, longest=True),
                *concerning(policy, purpose, cell, longest=False),
            )
            lengths += [r.length for r in found if r.binding]
    return all(any(length.same_as(known) for known in lengths) for length in own)


def _recipients(policy: Policy) -> Iterator[_Chosen]:
    """Each recipient with its role, which is left out where none is stated."""
    for recipient in policy.all("recipient"):
        role = recipient.word("role")
        roles = (vocabulary("roles").term_of(role.text, role),) if role else ()
        yield _Chosen(recipient.label, roles, recipient.place)


def _safeguards(policy: Policy) -> Iterator[_Chosen]:
    """Each tool by which data leave for a third country."""
    for reliance in reliances(policy):
        yield _Chosen(reliance.declaration.label, (reliance.tool.term,), reliance.word.span)


def _rights(policy: Policy) -> Iterator[_Chosen]:
    """What each right is refused on, limited to, applied to and not given for."""
    for right in policy.rights.values():
        name = vocabulary("rights").term_of(right.id, right.declaration.label)
        for case in right.every:
            if refused := refusals(case):
                yield _Chosen(name, _terms("refusals", refused), refused[0].span, "refused")
            if limited := case.block.listing("limited-to").words:
                yield _Chosen(name, _terms("limits", limited), limited[0].span, "limited")
            if scope := _scope_terms(policy, case.scope):
                yield _Chosen(name, scope, case.span, "excepted" if case.exception else "applied")


def _terms(class_: str, words: tuple[Word, ...]) -> tuple[Fact, ...]:
    return tuple(vocabulary(class_).term_of(word.text, word) for word in words)


def _scope_terms(policy: Policy, scope: dict[str, Listing]) -> tuple[Fact, ...]:
    """What a right or a period is about, by the names that the policy and the vocabulary give it."""
    return tuple(policy.called(SCOPES.get(kind, ()), word) for kind, listing in scope.items() for word in listing.words)
