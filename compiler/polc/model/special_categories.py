"""Data that Art. 9 or 10 protect, where they are used, and the conditions stated for them.

For journalism and academic, artistic or literary expression, national law lifts both prohibitions (Art. 85(2)).
"""

from __future__ import annotations

from polc.core.findings import Fact
from polc.core.values import Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from polc.reference.vocabulary import vocabulary

SPECIAL = "special"
OFFENCE = "offence"
ARTICLE_85 = "gdpr:85"
EXPRESSION = "expression"


def sensitive_words(policy: Policy, declaration: Declaration, sensitivity: str) -> tuple[Word, ...]:
    """The names in its `data` that stand for data of a sensitivity.

    Data declared anonymous are left out.
    """
    return tuple(word for word in declaration.listing("data").words if _is_sensitive(policy, word.text, sensitivity))


def sensitive_within(policy: Policy, data: Declaration, sensitivity: str) -> tuple[Word, ...]:
    """The names in the `includes` of declared data that are of a sensitivity.

    Its own name where it lists none.
    """
    words = data.listing("includes").words
    own = (data.node.name,) if data.node.name and not data.has("includes") else ()
    return tuple(word for word in (*words, *own) if _is_sensitive(policy, word.text, sensitivity))


def conditions_of(
    policy: Policy, declaration: Declaration, purposes: tuple[Purpose, ...], article: str
) -> tuple[Word, ...]:
    """The conditions of an article that a declaration states, or the purposes it serves, bundles included.

    The derogation for expression and information (Art. 85(2)) is one of every article.
    """
    holders = [declaration, *(p.declaration for purpose in purposes for p in policy.ancestors(purpose))]
    words = (word for d in holders for s in d.all("condition") for word in s.own_words)
    return tuple(word for word in words if _article(word).startswith((article, ARTICLE_85)))


def is_expression(policy: Policy, purpose: Purpose) -> bool:
    """True for a purpose of journalism or of academic, artistic or literary expression, its bundle's kinds included."""
    return any(policy.kind_flag(p, EXPRESSION) for p in policy.ancestors(purpose))


def data_labels(policy: Policy, words: tuple[Word, ...]) -> tuple[Fact, ...]:
    """What to call data in a message."""
    return tuple(policy.called(("data", "~data"), word) for word in words)


def _is_sensitive(policy: Policy, name: str, sensitivity: str) -> bool:
    declared = policy.get("data", name)
    if declared is not None and declared.has("anonymous"):
        return False
    return sensitivity in policy.sensitivities(name)


def _article(word: Word) -> str:
    entry = vocabulary("conditions").get(word.text)
    return str(entry.fields.get("article", "")) if entry else ""
