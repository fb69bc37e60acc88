"""Exit statuses, and the one exception that ends a command with a line of its own."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from polc.reference.package import read_toml
from polc.reference.phrases import phrase

OK = 0
"""Nothing at the level that fails."""
FOUND = 1
"""Findings at the level that fails."""
CANNOT_RUN = 2
"""The command could not run: usage, no such path, cannot write."""

ERRORS = "errors.toml"
REASONS = "reasons.toml"


class CannotRunError(Exception):
    """Ends a command with one line for the user and the exit status `CANNOT_RUN`.

    `key` is a phrase of errors.toml; `facts` are what it mentions, an OSError standing for the system's own reason, a
    function for the words that it gives in a language.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts: dict[str, object] = facts

    def told(self, lang: str) -> str:
        """The line in a language."""
        return phrase(self.key, lang, ERRORS, **{name: _in_words(fact, lang) for name, fact in self.facts.items()})


def _in_words(fact: object, lang: str) -> object:
    if isinstance(fact, OSError):
        return reason(fact, lang)
    return fact(lang) if callable(fact) else fact


def reasons(error: OSError) -> Mapping[str, str]:
    """Why the system refused, language by language.

    In its own words alone where we have none for it. An error that has a `reason` of its own says by that what is
    wrong.
    """
    name = getattr(error, "reason", "") or errno.errorcode.get(error.errno or 0, "")
    known: dict[str, str] = read_toml("phrases", REASONS).get(name, {})
    return known or {"en": error.strerror or str(error) or type(error).__name__}


def reason(error: OSError, lang: str) -> str:
    """Why the system refused, in a language."""
    texts = reasons(error)
    return texts.get(lang) or texts["en"]


class SiteError(Exception):
    """A site could not be laid out; the message is one line for the user."""
