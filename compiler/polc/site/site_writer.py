"""Writes the site of policies and of their releases into a folder: pages, archives, feeds, files beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from polc.core.record import record
from polc.site.cache import SiteCache, nothing_kept

if TYPE_CHECKING:
    from polc.model.policy import Policy
    from polc.site.edition import Edition
    from polc.site.page_context import AnyPage
    from polc.site.publication import Plan, Subject


@record
class Making:
    """How pages are made: by how many processes, and what is taken over from the site that stands there."""

    site_cache: SiteCache | None = None
    jobs: int = 1


ANEW = Making()
"""Everything here and now."""


def write_pages(
    shown: Sequence[Subject],
    edition: Edition,
    plan: Plan,
    folder: Path,
    tick: Callable[[], None],
    making: Making = ANEW,
) -> int:
    """Writes the site into an empty folder, and returns how many pages it has.

    `tick` is called as it goes on.
    """
    from polc.site.archive import archive_views, around_page
    from polc.site.bilingual_pages import facing_views
    from polc.site.builder import write_site
    from polc.site.downloads import files_of, offering
    from polc.site.feed import feeds
    from polc.site.letters_pages import letters_views
    from polc.site.page_builder import Wanted, build_pages
    from polc.site.page_context import dressed, homes_of, site_views

    pages: list[AnyPage] = []
    made: dict[tuple[str, str], dict[str, bytes]] = {}
    wanted = [Wanted(s.id, s.languages, s.model, plan.day, s.task, s.made, not s.pages, s.key) for s in shown]
    site_cache = making.site_cache or nothing_kept()
    page_builder = build_pages(wanted, site_cache, making.jobs, tick)
    for subject, policy_pages in zip(shown, page_builder.policy_pages, strict=True):
        pages += [subject.pages[lang] for lang in subject.languages] if subject.pages else policy_pages.pages
    for subject in shown if plan.files else ():
        for lang in subject.languages:
            made[subject.id, lang] = _files_of(subject.model(), lang, plan.files, edition)
            tick()
    archives = {s.archive.policy: s.archive for s in shown if s.archive}
    around = {
        (p.policy, p.lang): around_page(archives[p.policy], p.lang, edition) for p in pages if p.policy in archives
    }
    views, home_pages = site_views(pages, edition, around), homes_of(pages)
    extra = files_of(made)
    for subject, policy_pages in zip(shown, page_builder.policy_pages, strict=True):
        views |= facing_views(subject.id, subject.languages, policy_pages.pairs, home_pages, edition)
        views |= letters_views(subject.id, policy_pages.letters, home_pages, edition)
    for archive in archives.values():
        views |= archive_views(archive, edition, home_pages)
        extra |= feeds(archive, edition)
    extra |= edition.brand.files()
    views = dressed(offering(views, made), edition.brand)
    keys = page_builder.keys(views) if site_cache.active else {}
    changed = site_cache.changed(keys) if keys else views.keys()
    write_site(page_builder.filled(views, changed), folder, tick, views)
    site_cache.carry({path: key for path, key in keys.items() if path not in changed}, folder)
    site_cache.note({path: key for path, key in keys.items() if path in changed}, folder)
    for path, content in extra.items():
        (folder / path).write_bytes(content)
    return len(views)


def steps(shown: Sequence[Subject], plan: Plan) -> int:
    """How many steps it takes, for a bar that shows how far they are."""
    return (2 + bool(plan.files)) * sum(len(s.languages) for s in shown)


def _files_of(policy: Policy, lang: str, formats: Sequence[str], edition: Edition) -> dict[str, bytes]:
    """The files that stand beside a page, by format."""
    from polc.export.context import Marks
    from polc.export.registry import FORMATS
    from polc.project.rendering import file_of

    marks = Marks(
        day=edition.day,
        address=f"{edition.address}{policy.id}/{lang}/" if edition.address else "",
        draft=None if edition.draft is None else edition.draft.get(policy.id, 0),
    )
    return {name: file_of(FORMATS[name], policy, (lang,), marks) for name in formats}
