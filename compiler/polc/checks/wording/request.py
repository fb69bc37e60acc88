"""wording/request: a text burdens the exercise of rights beyond the law."""

from __future__ import annotations

from collections.abc import Iterator

from polc.checks.engine.finding import finding
from polc.checks.engine.rule import rule
from polc.checks.wording._told import told
from polc.core.findings import Finding
from polc.core.values import Word
from polc.model.policy import Policy
from polc.model.texts.assertions import BOOK, asserted
from polc.model.texts.passages import readings
from polc.reference.lexicon import languages

LISTS = {
    "request-fee": "",
    "request-proof": "proof",
    "request-silence": "silence",
    "request-often": "often",
    "request-waiver": "waiver",
    "request-form": "form",
    "request-discretion": "discretion",
    "request-later": "later",
    "request-nationality": "nationality",
    "request-marketing": "marketing",
    "request-refused": "refused",
}

POST = "post"


@rule("wording/request")
def request(policy: Policy) -> Iterator[Finding]:
    """A text asks for money, proofs, forms or patience that Art. 12 does not let the controller ask for.

    Or waives rights, rations them, or keeps them for nationals. Silent on the cases in which the law allows it (further
    copies, doubts about identity). One finding a text and burden.
    """
    yield from told(policy, LISTS)
    for declaration in (*policy.all("rights"), *policy.all("right")):
        through = declaration.listing("through")
        if through and not through.open and all(_is_registered(policy, word) for word in through.words):
            yield finding(
                declaration, through.span, variant="form", words=policy.called(("channel",), through.words[0])
            )


def _is_registered(policy: Policy, word: Word) -> bool:
    """True for a channel by post whose title asks for a registered letter."""
    channel = policy.get("channel", word.text)
    title = channel.text("title") if channel and channel.listing("kind").names == {POST} else None
    read = readings(policy, title, languages(BOOK)) if title else ()
    return bool(read) and all(asserted(passage.text, lang, "registered-letter") for passage, lang in read)
