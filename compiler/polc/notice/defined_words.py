"""Words that a policy defines: they keep their capital wherever they begin a title."""

from __future__ import annotations

from polc.model.policy import Policy


def defined_words(policy: Policy, lang: str) -> frozenset[str]:
    """Return what a policy defines, as it is written in a language, where it has a capital."""
    titles = (d.title for d in policy.all("term"))
    words = ((title.passage(lang) or title.passages[0]).text.strip() for title in titles if title)
    return frozenset(word for word in words if word[:1].isupper())
