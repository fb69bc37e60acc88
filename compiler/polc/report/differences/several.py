"""The comparison of several policies in words: which were compared, which came, went, or could not be read."""

from __future__ import annotations

from collections import Counter
from datetime import date

from polc.core.record import record
from polc.reference.differences import GRADES
from polc.reference.phrases import counted, in_full, phrase
from polc.report.differences.words import BOOK, Comparison, ToldDifference, summary_of

CHANGED, SAME, ADDED, REMOVED, UNREAD = "changed", "same", "added", "removed", "unread"


@record
class PolicyChange:
    """A policy of either side: what became of it (`changed`, `same`, `added`, `removed`, `unread`), and the comparison.

    Without a comparison where a version of it cannot be read in full.
    """

    policy: str
    change: str
    comparison: Comparison | None


@record
class Several:
    """What differs between the policies of two folders, in words.

    Labels are empty for what was released last.
    """

    before: str
    after: str
    policies: tuple[PolicyChange, ...]
    as_of: date
    lang: str

    def words(self, key: str, **facts: object) -> str:
        """A phrase of the comparison in its language."""
        return phrase(key, self.lang, BOOK, **facts)

    @property
    def title(self) -> str:
        """What is compared, with the day."""
        before = self.before or self.words("last-releases")
        title = self.words("title", before=before, after=self.after)
        return f"{title}. {self.words('as-of', day=in_full(self.as_of, self.lang))}"

    @property
    def told(self) -> tuple[ToldDifference, ...]:
        """All differences, policy by policy."""
        return tuple(told for _, comparison in self.differing for told in comparison.told)

    @property
    def count(self) -> Counter[str]:
        """The number of differences of each grade."""
        return Counter(told.grade for told in self.told)

    def named(self, change: str) -> tuple[str, ...]:
        """The names of the policies of which something became."""
        return tuple(changed.policy for changed in self.policies if changed.change == change)

    @property
    def differing(self) -> tuple[tuple[PolicyChange, Comparison], ...]:
        """The policies that have differences, with them."""
        return tuple(
            (changed, comparison) for changed in self.policies if (comparison := changed.comparison) and comparison.told
        )

    @property
    def closing(self) -> tuple[str, ...]:
        """The lines at the end: which policies are the same, which were not compared, and how much there is."""
        lines = [
            self.words(f"policies-{change}", policies=", ".join(names))
            for change in (SAME, UNREAD)
            if (names := self.named(change))
        ]
        total = counted("policies", len(self.policies), self.lang, BOOK)
        found = {grade: self.count[grade] for grade in reversed(GRADES)}
        summary = self.words("none-in-any") if not self.told else summary_of(found, self.lang)
        return (*lines, f"{total}{phrase('colon', self.lang)} {summary[:1].lower()}{summary[1:]}")

    def heading(self, changed: PolicyChange) -> str:
        """What stands above the differences of a policy."""
        comparison = changed.comparison
        assert comparison is not None  # noqa: S101 - of those that differ
        if changed.change in (ADDED, REMOVED):
            version = comparison.after if changed.change == ADDED else comparison.before
            return self.words(f"policy-{changed.change}", policy=changed.policy, version=version.label)
        facts = {"before": comparison.before.label, "after": comparison.after.label}
        title = self.words("policy-changed", policy=changed.policy, **facts)
        if comparison.as_of == self.as_of:
            return title
        return f"{title} {self.words('as-of', day=in_full(comparison.as_of, self.lang))}"
