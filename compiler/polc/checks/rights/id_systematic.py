"""rights/id-systematic: an identity document is asked of everybody."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.core.findings import Finding
from polc.model.policy import Policy
from polc.reference.vocabulary import vocabulary


@rule("rights/id-systematic")
def id_systematic(policy: Policy) -> Iterator[Finding]:
    """An identity document is asked of whoever exercises a right, without a doubt on who that is (Art. 12(6)).

    Where it is the only proof, and not limited to cases of doubt. Another proof beside it makes it an alternative.
    """
    for block in policy.all("rights"):
        for statement in block.all("identity"):
            proofs = statement.own_words
            documents = all(vocabulary("proofs").field(word.text, "document") is True for word in proofs)
            if proofs and documents and not (statement.has("on-doubt") or statement.has("if-possible")):
                names = tuple(policy.called(("~proofs",), word) for word in proofs)
                yield finding(block, statement.span, proofs=names)
