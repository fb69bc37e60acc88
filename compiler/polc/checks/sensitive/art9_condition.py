"""sensitive/art9-condition: special categories of data without a condition of Article 9."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding, related
from polc.checks.engine.rule import rule
from polc.checks.sensitive._special import ARTICLE_9
from polc.core.findings import Finding, Related
from polc.core.values import Word
from polc.model.commitments.conflicts import is_held
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.model.special_categories import (
    SPECIAL,
    conditions_of,
    data_labels,
    is_expression,
    sensitive_within,
    sensitive_words,
)
from polc.reference.vocabulary import vocabulary


@rule("sensitive/art9-condition")
def art9_condition(policy: Policy) -> Iterator[Finding]:
    """Special categories of data are used, and no condition of Art. 9(2) is stated beside the legal basis.

    In a purpose or a watch list that lists such data; or, where no purpose says which data it uses, in data held.
    Or one that the law gives for purposes of another kind, such as research for following each person. Silent on
    journalism and academic, artistic or literary expression, for which national law derogates (Art. 85(2)).
    """
    for purpose in policy.purposes:
        words = sensitive_words(policy, purpose.declaration, SPECIAL)
        if words and not purpose.anonymous and not _states_condition(policy, purpose):
            yield finding(
                purpose.declaration, words[0].span, related=_related_words(words), data=data_labels(policy, words)
            )
        elif misfit := _misfit(policy, purpose):
            yield finding(
                purpose.declaration,
                misfit.span,
                variant="misfit",
                condition=vocabulary("conditions").term_of(misfit.text, misfit),
            )
    for watchlist in policy.all("watchlist"):
        words = sensitive_words(policy, watchlist, SPECIAL)
        served = policy.named_purposes(watchlist.listing("purposes"))
        free = bool(served) and all(is_expression(policy, p) for p in served)
        if words and not free and not conditions_of(policy, watchlist, served, ARTICLE_9):
            yield finding(
                watchlist,
                words[0].span,
                related=_related_words(words),
                variant="watchlist",
                data=data_labels(policy, words),
            )
    yield from _unassigned(policy)


def _states_condition(policy: Policy, purpose: Purpose) -> bool:
    """True when the purpose or its bundle states a condition, or it only gathers members that all do."""
    if any(_conditioned(policy, p) for p in policy.ancestors(purpose)):
        return True
    return policy.is_group(purpose) and all(_conditioned(policy, m) for m in policy.members(purpose))


def _misfit(policy: Policy, purpose: Purpose) -> Word | None:
    """The one condition of a purpose that the law gives for other kinds of purposes.

    None where it may fit.
    """
    words = [word for statement in purpose.declaration.all("condition") for word in statement.own_words]
    kinds = vocabulary("conditions").field(words[0].text, "serves") if len(words) == 1 else None
    if not isinstance(kinds, list) or not purpose.kinds:
        return None
    return None if any(policy.is_kind(purpose, kind) for kind in kinds) else words[0]


def _conditioned(policy: Policy, purpose: Purpose) -> bool:
    return is_expression(policy, purpose) or bool(conditions_of(policy, purpose.declaration, (), ARTICLE_9))


def _unassigned(policy: Policy) -> Iterator[Finding]:
    """Special categories that are held, where no purpose says which data it uses and none states a condition."""
    if policy.header is None or not policy.purposes:
        return
    if any(p.declaration.has("data") or _conditioned(policy, p) for p in policy.purposes):
        return
    for data in policy.all("data"):
        words = sensitive_within(policy, data, SPECIAL)
        if words and not data.has("anonymous") and is_held(policy, data):
            yield finding(
                data,
                words[0].span,
                related=_related_words(words),
                variant="unassigned",
                data=data_labels(policy, words),
            )


def _related_words(words: tuple[Word, ...]) -> tuple[Related, ...]:
    return tuple(related(word.span, "too") for word in words[1:])
