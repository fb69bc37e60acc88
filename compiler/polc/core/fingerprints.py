"""What identifies a finding from one run to the next.

Lines that stand above it do not count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from polc.core.findings import Finding
from polc.core.sources import Sources, Span

SPACES = re.compile(r"\s+")
DIGITS = 12
"""Hexadecimal digits of a fingerprint within one file: enough to tell the findings of a policy apart."""


def fingerprints(findings: Sequence[Finding], sources: Sources) -> list[str]:
    """A fingerprint for each finding, in the same order.

    It is made of the finding's rule, declaration and words, never of its line.
    """
    return [short_digest(identity) for identity in identities(findings, sources)]


def identities(findings: Sequence[Finding], sources: Sources) -> list[str]:
    """What the fingerprint of each finding is made of, in the same order.

    Findings that are alike in all of these are numbered in their order; the file they are in does not count.
    """
    seen: dict[tuple[str, ...], int] = {}
    words: dict[Span, str] = {}
    found = []
    for finding in findings:
        span = finding.span
        if span not in words:
            words[span] = SPACES.sub(" ", sources[span.path].slice(span)).strip()
        key = (span.path, finding.rule, *finding.subject, finding.variant, words[span])
        seen[key] = seen.get(key, 0) + 1
        found.append("|".join((*key[1:], str(seen[key]))))
    return found


def short_digest(identity: str) -> str:
    """The fingerprint of a finding within its file."""
    return digest(identity, DIGITS)


def digest(text: str, digits: int) -> str:
    """The first hexadecimal digits of the SHA-256 digest of a text."""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
