"""The pages of a policy's releases: each with its mark, the list of all, and what each changed.

Knows frozen pages and dates; no source, no file and no builder.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from polc.core.calendar import days_after
from polc.core.record import replace
from polc.export.templates import environment
from polc.notice.language_names import own_name
from polc.project.releases.page import FrozenPage
from polc.reference.phrases import SITE, phrase
from polc.release.schedule import Standing
from polc.site.edition import Edition
from polc.site.page_context import (
    ROOT,
    ReleaseContext,
    Remark,
    View,
    alternates_of,
    day_in_words,
    page_path,
    policy_view,
    theme_words,
)
from polc.site.release_series import Archive, Issue


def around_page(archive: Archive, lang: str, edition: Edition) -> ReleaseContext:
    """What stands around the policy's own page: the releases to come, the archive and the feed."""
    main = archive.shown(edition.day)
    coming = [i for i in archive.issues if i is not main and i.tenure.standing(edition.day) is Standing.COMING]
    remarks = []
    for issue in coming:
        remarks.append(Remark(_site_phrase("announced", lang, day=issue.tenure.release.effective), issue.path(lang)))
        remarks += _to_changes(issue, lang)
    if edition.draft is None and main.tenure.standing(edition.day) is Standing.COMING:
        remarks.insert(0, Remark(_site_phrase("mark-coming", lang, day=main.tenure.release.effective)))
    return _release_context(archive, lang, edition, tuple(remarks), marked=bool(remarks))


def archive_views(archive: Archive, edition: Edition, home_pages: Mapping[str, str]) -> dict[str, View]:
    """The views of a policy's releases by their paths: the list in each language, each release, what each changed.

    `home_pages` says where the list of policies stands in each language.
    """
    views = {archive.path(lang): _list(archive, lang, home_pages, edition) for lang in archive.languages}
    for number, issue in enumerate(archive.issues):
        for lang in issue.pages:
            views[issue.path(lang)] = _issue(archive, issue, lang, home_pages, edition)
        for lang in issue.changes:
            views[issue.changes_path(lang)] = _changes(archive, number, lang, home_pages, edition)
    return views


# ------------------------------------------------------------------------------------------------------------- views
def _issue(archive: Archive, issue: Issue, lang: str, home_pages: Mapping[str, str], edition: Edition) -> View:
    main, standing = archive.shown(edition.day), issue.tenure.standing(edition.day)
    mark = _release_mark(archive, issue, lang, edition)
    remarks = [Remark(mark)]
    if issue is not main:
        key = "read-current" if main.tenure.standing(edition.day) is Standing.CURRENT else "read-first"
        remarks.append(Remark(phrase(key, lang, SITE), page_path(archive.policy, main.nearest(lang))))
    remarks += _to_changes(issue, lang)
    title = _site_phrase("version", lang, version=issue.version)
    paths = {other: issue.path(other) for other in issue.pages}
    around = _release_context(archive, lang, edition, tuple(remarks), marked=standing is not Standing.CURRENT)
    view = policy_view(issue.pages[lang], paths, home_pages, replace(edition, draft=None), around, distinction=title)
    own = page_path(archive.policy, lang) if issue is main and edition.draft is None else paths[lang]
    return replace(
        view,
        description=f"{title}. {mark}",
        alternates=alternates_of(paths, edition),
        facts=(
            title,
            *((_term(archive, issue, lang, edition),) if standing is not Standing.CURRENT else view.facts[1:]),
        ),
        canonical=f"{edition.address}{own}" if edition.address else "",
        unlisted=issue is not main or edition.draft is not None,
    )


def _list(archive: Archive, lang: str, home_pages: Mapping[str, str], edition: Edition) -> View:
    main = archive.shown(edition.day)
    page = main.pages[main.nearest(lang)]
    up = "../" * archive.path(lang).count("/")
    rows = []
    for issue in reversed(archive.issues):
        changes = issue.changes_path(lang)
        rows.append(
            {
                "version": issue.version,
                "state": phrase(f"state-{issue.tenure.standing(edition.day).value}", lang, SITE),
                "term": _term(archive, issue, lang, edition),
                "links": [
                    {"lang": other, "name": own_name(other), "address": f"{up}{issue.path(other)}"}
                    for other in issue.pages
                ],
                "changes": f"{up}{changes}" if changes else "",
                "changes_lang": lang if lang in issue.changes else next(iter(issue.changes), lang),
                "changes_title": _site_phrase("changes-in", lang, version=issue.version),
            }
        )
    title = _site_phrase("versions-of", lang, title=page.title)
    body = (
        environment()
        .get_template("archive.html.j2")
        .render(
            title=title,
            lang=lang,
            rows=rows,
            feed=f"{up}{archive.feed(lang)}" if edition.address else "",
            say=lambda key: phrase(key, lang, SITE),
        )
    )
    view = _framed(archive, title, body, lang, home_pages, edition, {x: archive.path(x) for x in archive.languages})
    return replace(view, around=replace(view.around, archive=""))


def _changes(archive: Archive, number: int, lang: str, home_pages: Mapping[str, str], edition: Edition) -> View:
    issue, before = archive.issues[number], archive.issues[number - 1]
    title = _site_phrase("changes-in", lang, version=issue.version)
    up = "../" * issue.changes_path(lang).count("/")
    body = (
        environment()
        .get_template("changes.html.j2")
        .render(
            title=title,
            intro=_site_phrase(
                "changes-since", lang, version=issue.version, day=issue.tenure.release.effective, other=before.version
            ),
            changes=issue.changes[lang],
            links=[
                (_site_phrase("changes-read", lang, version=i.version), f"{up}{i.path(lang)}", i.nearest(lang))
                for i in (issue, before)
            ],
            lang=lang,
            say=lambda key: phrase(key, lang, SITE),
        )
    )
    paths = {x: issue.changes_path(x) for x in issue.changes}
    return _framed(archive, title, body, lang, home_pages, edition, paths)


def _framed(
    archive: Archive,
    title: str,
    body: str,
    lang: str,
    home_pages: Mapping[str, str],
    edition: Edition,
    paths: dict[str, str],
) -> View:
    """The view of a page about releases, below the page of the policy."""
    main = archive.shown(edition.day)
    page = main.pages[main.nearest(lang)]
    return View(
        lang=lang,
        title=title,
        controller=page.controller,
        description=f"{title}. {page.title}, {page.controller}.",
        body=body,
        words=theme_words(lang),
        alternates=alternates_of(paths, edition),
        home=home_pages.get(lang, "") or ROOT,
        canonical=f"{edition.address}{paths[lang]}" if edition.address else "",
        distinction=archive.policy,
        unlisted=edition.draft is not None,
        around=_release_context(archive, lang, edition, (_to_main(page, lang),)),
    )


def _to_changes(issue: Issue, lang: str) -> list[Remark]:
    """The link to what a release changed, where that can be read in the language."""
    if lang not in issue.changes:
        return []
    return [Remark(_site_phrase("changes-in", lang, version=issue.version), issue.changes_path(lang))]


def _to_main(page: FrozenPage, lang: str) -> Remark:
    return Remark(page.title, page_path(page.policy, page.lang), "" if page.lang == lang else page.lang)


def _release_context(
    archive: Archive, lang: str, edition: Edition, remarks: tuple[Remark, ...], *, marked: bool = False
) -> ReleaseContext:
    listed = lang if lang in archive.languages else archive.languages[0]
    return ReleaseContext(remarks, archive.path(listed), archive.feed(listed) if edition.address else "", marked)


# ------------------------------------------------------------------------------------------------------------- words
def _release_mark(archive: Archive, issue: Issue, lang: str, edition: Edition) -> str:
    return _standing_text("mark", issue.tenure.standing(edition.day).value, archive, issue, lang)


def _term(archive: Archive, issue: Issue, lang: str, edition: Edition) -> str:
    standing = issue.tenure.standing(edition.day)
    followed = standing is Standing.COMING and issue.tenure.until is not None
    return _standing_text("term", Standing.PAST.value if followed else standing.value, archive, issue, lang)


def _standing_text(what: str, standing: str, archive: Archive, issue: Issue, lang: str) -> str:
    """How a release stands, in the words of `what`: a mark over its page, or its term in the list."""
    tenure = issue.tenure
    last = days_after(tenure.until, -1) if tenure.until and tenure.until > tenure.release.effective else None
    after = archive.issues[archive.issues.index(issue) + 1 :]
    return _site_phrase(
        f"{what}-{standing}",
        lang,
        day=tenure.release.effective,
        until=last or tenure.release.effective,
        other=after[0].version if after else "",
    )


def _site_phrase(key: str, lang: str, **facts: date | str) -> str:
    """A phrase of the site, dates in words."""
    return phrase(key, lang, SITE, **{k: day_in_words(v, lang) if isinstance(v, date) else v for k, v in facts.items()})
