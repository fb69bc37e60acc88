"""The releases of a policy as its site knows them: pages, changes, and the address of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from polc.core.record import field, record
from polc.project.releases.page import FrozenPage
from polc.release.layout import folder_name
from polc.release.schedule import Tenure, shown
from polc.site.release_changes import Changes

VERSIONS = "versions"
"""The part of an address under which the releases of a policy stand."""
CHANGES = "changes"


@record
class Issue:
    """A release with its pages by language.

    `changes` tells, by language, what it changed in the release before it.
    """

    tenure: Tenure
    pages: Mapping[str, FrozenPage]
    changes: Mapping[str, Changes] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """Its version, as the policy states it."""
        return self.tenure.release.version

    def path(self, lang: str) -> str:
        """Where it can always be read, in the language or another of its own."""
        return f"{self._release_folder}/{self.nearest(lang)}/"

    def changes_path(self, lang: str) -> str:
        """Where stands what it changed, in the language or another.

        Empty where nothing is known of it.
        """
        found = lang if lang in self.changes else next(iter(self.changes), "")
        return f"{self._release_folder}/{CHANGES}/{found}/" if found else ""

    def nearest(self, lang: str) -> str:
        """The language, or the first of those it can be read in."""
        return lang if lang in self.pages else next(iter(self.pages))

    @property
    def _release_folder(self) -> str:
        return f"{self.tenure.release.policy}/{VERSIONS}/{folder_name(self.version)}"


@record
class Archive:
    """All releases of a policy, the oldest first; never empty."""

    policy: str
    issues: tuple[Issue, ...]

    def shown(self, day: date) -> Issue:
        """The one that stands at the policy's own address on a day."""
        tenure = shown([i.tenure for i in self.issues], day)
        return next(i for i in self.issues if i.tenure == tenure)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that any of them can be read in, those of the newest first."""
        return tuple(dict.fromkeys(lang for issue in reversed(self.issues) for lang in issue.pages))

    @property
    def digests(self) -> tuple[str, ...]:
        """What tells these releases from others."""
        return tuple(issue.tenure.release.digest for issue in self.issues)

    def path(self, lang: str) -> str:
        """Where they are listed in a language."""
        return f"{self.policy}/{VERSIONS}/{lang}/"

    def feed(self, lang: str) -> str:
        """Where their feed stands in a language."""
        return f"{self.policy}/feed.{lang}.xml"
