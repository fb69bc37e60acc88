"""What each release of a policy changed in the one before, in words for its readers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from polc.compare.comparison import compare
from polc.project.releases.freezing import Source
from polc.project.releases.store import Kept
from polc.reference.phrases import LANGUAGES, SITE, phrase
from polc.report.differences.words import Version, tell_differences
from polc.site.release_changes import Change, Changes

TOLD = "version/changed"
"""That the version and the day are others, which the page says anyway."""


def changes_of(kept: Sequence[Kept]) -> dict[str, dict[str, Changes]]:
    """By the digest of each release but the first, and by language, what it changed.

    The oldest release comes first. A release whose source can no longer be read in full is compared with none.
    """
    found = {}
    for before, after in pairwise(kept):
        if before.source and before.source.in_full and after.source and after.source.in_full:
            found[after.manifest.digest] = _told_changes(before, before.source, after, after.source)
    return found


def _told_changes(before: Kept, old: Source, after: Kept, new: Source) -> dict[str, Changes]:
    differences = [d for d in compare(old.policy, new.policy) if d.kind != TOLD]
    first, second = (Version(k.manifest.version, s.loaded.sources) for k, s in ((before, old), (after, new)))
    languages = [lang for lang in after.manifest.languages if lang in LANGUAGES] or LANGUAGES[:1]
    told = {}
    for lang in languages:
        comparison = tell_differences(differences, first, second, after.manifest.effective, lang)
        told[lang] = Changes(
            tuple(
                (
                    phrase(f"changes-{grade}", lang, SITE),
                    tuple(
                        Change(t.title, t.message, tuple((c.label, c.url) for c in t.citations)) for t in differences
                    ),
                )
                for grade, differences in comparison.graded
            )
        )
    return told
