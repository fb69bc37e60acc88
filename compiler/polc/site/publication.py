"""What a site shows of policies and of their releases, and for whom it is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polc.core.record import field, record, replace
from polc.core.version import __version__
from polc.model.policy import Policy
from polc.project.branding import Brand
from polc.project.checking import Checked
from polc.project.clock import AsOf
from polc.project.errors import CannotRunError
from polc.project.paths import located
from polc.project.releases.proof import Prover
from polc.project.releases.store import Kept, folder_of, pages_of
from polc.release.manifest import Manifest
from polc.release.schedule import tenures
from polc.site.cache import SiteCache, nothing_kept
from polc.site.edition import Edition

if TYPE_CHECKING:
    from polc.project.workers.check_input import CheckInput
    from polc.site.page_context import AnyPage
    from polc.site.policy_pages import PolicyPages
    from polc.site.release_series import Archive


@record
class Plan:
    """Everything that decides what a site of given sources holds: the record that a site keeps of how it was built.

    `day` is that of publication; `files` are the formats offered beside the pages; `languages` are the only ones to
    publish, all where none is given. `law` is the day whose law applies, where it is not that of the settings of each
    file, and `clock` that by which waivers end, the day of publication where it is not given.
    """

    day: date
    address: str = ""
    draft: bool = False
    files: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    baseline: bool = True
    polc: str = __version__
    law: date | None = None
    clock: date | None = None

    @property
    def days(self) -> AsOf:
        """The days as of which the sources are judged."""
        return AsOf(self.clock or self.day, self.law, self.day)

    def recorded(self) -> str:
        """The record as text."""
        told: dict[str, object] = {
            "polc": self.polc, "as-of": self.day.isoformat(), "site-url": self.address, "draft": self.draft,
            "files": list(self.files), "languages": list(self.languages), "baseline": self.baseline,
        }  # fmt: skip
        told |= {"law-as-of": self.law and self.law.isoformat(), "clock": self.days.clock.isoformat()}
        return json.dumps(told, indent=2) + "\n"

    @staticmethod
    def read(text: str) -> Plan:
        """The plan in a record. Raises ValueError where it is none."""
        try:
            told: dict[str, Any] = json.loads(text)
            return Plan(
                date.fromisoformat(told["as-of"]), str(told["site-url"]), bool(told["draft"]), tuple(told["files"]),
                tuple(told["languages"]), bool(told["baseline"]), str(told["polc"]),
                _day(told.get("law-as-of", told["as-of"])), _day(told.get("clock")),
            )  # fmt: skip
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError(str(error)) from error


def _day(told: object) -> date | None:
    return None if told is None else date.fromisoformat(str(told))


@record
class Candidate:
    """A policy of the run: its name and path, and `model`, which gives its model and is called where it is needed.

    `law` is the day whose law applies. `task` is what the model is made of,
    None where that cannot be said in values; `made` are the sheets of the source
    as it is written, where they were made with its findings.
    """

    id: str
    path: str
    model: Callable[[], Policy]
    law: date
    task: CheckInput | None = None
    made: PolicyPages | None = None


@record
class Subject:
    """What the site shows of a policy: the version that `model` gives the model of, in `languages`.

    `pages` are the frozen ones by language, none where the pages are made from the model; `release` is the digest of
    their release. `archive` holds the releases, and `latest` is the manifest of the one released last. `task` and
    `made` are as a candidate's; `key` is a digest of all that the sheets depend on, empty where that is not known.
    `kept` are its releases.
    """

    id: str
    path: str
    languages: tuple[str, ...]
    model: Callable[[], Policy]
    pages: Mapping[str, AnyPage] = field(default_factory=dict)
    archive: Archive | None = None
    latest: Manifest | None = None
    release: str = ""
    task: CheckInput | None = None
    made: PolicyPages | None = None
    key: str = ""
    kept: tuple[Kept, ...] = ()


def candidates_of(policies: Sequence[Policy]) -> list[Candidate]:
    """Policies that are modelled already."""
    return [Candidate(policy.id, policy.path, lambda known=policy: known, policy.as_of) for policy in policies]  # type: ignore[misc]


def subjects(
    candidates: Sequence[Candidate], plan: Plan, releases: Path | None, site_cache: SiteCache | None = None
) -> tuple[Subject, ...]:
    """What to show of each policy: the release in force, or the working source where there is none or it is a draft.

    Raises CannotRunError for a release that cannot be read or is not as it was released, and for a language that pages
    cannot be in, and where no policy is in any of the languages to publish.
    """
    found = []
    prover = Prover()
    site_cache = site_cache or nothing_kept()
    for candidate in candidates:
        kept = prover.proved(folder_of(candidate.id, located(candidate.path), releases))
        found.append(_subject(candidate, plan, kept, site_cache) if kept else _working(candidate, plan, site_cache))
    if found and not any(subject.languages for subject in found):
        raise CannotRunError("site-no-language", languages=", ".join(plan.languages))
    return tuple(found)


def _working(candidate: Candidate, plan: Plan, site_cache: SiteCache) -> Subject:
    """The source as it is written."""
    known = _pages_key(site_cache, plan, candidate)
    languages = site_cache.languages(known) if known else None
    if languages is None:
        languages = _languages(candidate, plan.languages)
    task, made = candidate.task, candidate.made
    return Subject(candidate.id, candidate.path, languages, candidate.model, task=task, made=made, key=known)


def _pages_key(site_cache: SiteCache, plan: Plan, candidate: Candidate) -> str:
    """The key of the sheets of a source; empty where nobody wants to know, or can."""
    task = candidate.task
    if task is None or not site_cache.active:
        return ""
    from polc.project.cache.keys import digest_of, state_of_pack

    states = [digest_of(task.content), state_of_pack(task.check_input).hex()]
    return site_cache.key(
        [candidate.law.isoformat(), ",".join(plan.languages), task.path, task.at, task.target, *states]
    )


def _subject(candidate: Candidate, plan: Plan, kept: Sequence[Kept], site_cache: SiteCache) -> Subject:
    archive = archive_of(candidate.id, kept)
    if plan.draft:
        return replace(_working(candidate, plan, site_cache), archive=archive, kept=tuple(kept))
    shown = archive.shown(plan.day)
    manifest = shown.tenure.release
    source = next(k.source for k in kept if k.manifest.digest == manifest.digest)
    assert source is not None  # noqa: S101 - of a proved release
    latest = max((k.manifest for k in kept), key=lambda m: m.number)
    key = site_cache.key([manifest.digest, ",".join(manifest.languages)]) if site_cache.active else ""
    return Subject(
        candidate.id, candidate.path, manifest.languages, lambda: source.policy, shown.pages, archive, latest,
        manifest.digest, key=key, kept=tuple(kept),
    )  # fmt: skip


def archive_of(policy: str, kept: Sequence[Kept]) -> Archive:
    """The releases of a policy, at least one and all proved, with their pages and what each changed."""
    from polc.site.release_diff import changes_of
    from polc.site.release_series import Archive, Issue

    by_manifest = {k.manifest.digest: k for k in kept}
    found = tenures(k.manifest for k in kept)
    changes = changes_of([by_manifest[t.release.digest] for t in found])
    issues = (Issue(t, pages_of(by_manifest[t.release.digest]), changes.get(t.release.digest, {})) for t in found)
    return Archive(policy, tuple(issues))


def _languages(policy: Candidate, only: Sequence[str]) -> tuple[str, ...]:
    from polc.notice.phrasebook import languages

    if policy.made is not None:
        return tuple(page.lang for page in policy.made.pages)
    wanted = tuple(page_language for page_language in policy.model().languages if not only or page_language in only)
    for page_language in wanted:
        if page_language not in languages():
            raise CannotRunError("no-phrases", policy=policy.id, language=page_language, known=", ".join(languages()))
    return wanted


def state_of(shown: Sequence[Subject], edition: Edition, plan: Plan, site_cache: SiteCache) -> str:
    """A digest of all that a site is made from.

    Empty where nobody wants to know, or can.
    """
    if not site_cache.active or not all(subject.key for subject in shown):
        return ""
    told = [repr((s.id, s.key, s.languages, s.archive and s.archive.digests)) for s in shown]
    return site_cache.key([plan.recorded(), repr(edition), *told])


def edition_of(checked: Checked, plan: Plan, brand: Brand | None) -> Edition:
    """What the site says of all its pages."""
    draft = dict(checked.open_findings) if plan.draft else None
    return Edition(plan.day, plan.address, draft, brand or Brand())
