"""The pages of policies for a site that is not ours: a notice each, in one element, without a site around it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

from polc.core.record import record, replace
from polc.export.context import said_of_draft
from polc.export.fragment import FragmentWriter, write_fragment
from polc.export.html import Page, TocEntry
from polc.export.markup.writer import anchors
from polc.export.templates import environment
from polc.notice.language_names import own_name
from polc.notice.notice import notice_of
from polc.project.checking import check_paths
from polc.project.clock import AsOf
from polc.project.configuration import Configuration
from polc.project.errors import CannotRunError
from polc.project.releases.store import remarks
from polc.project.settings import Settings
from polc.reference.phrases import SITE, phrase
from polc.report import text
from polc.report.terminal import printable
from polc.report.words import Told, tell
from polc.site.publication import Plan, Subject, candidates_of, edition_of, subjects

PREFIX = "polc"
"""What every id of a page begins with, the same in every site, so that links to places on it hold."""
FIRST_LEVEL = 1
TITLE = "title"
"""The anchor of the title."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@record
class EmbeddedPage:
    """A policy in a language: `path` is its place among the pages, without an ending, such as `shop/en`.

    `languages` are those of the pages of the policy; `toc` are the headings, with the ids that they have on the page,
    and `anchors` all places that can be linked to. `draft` and `prevails` are sentences that may be empty.
    """

    path: str
    title: str
    description: str
    lang: str
    languages: tuple[str, ...]
    body: Markup
    toc: tuple[TocEntry, ...]
    anchors: frozenset[str] = frozenset()
    draft: str = ""
    prevails: str = ""


@record
class Request:
    """What pages are asked for: the files of policies, as of some days, with messages in a language.

    `languages` are the only ones, all where none is given; a `draft` may have findings at error severity.
    """

    paths: tuple[Path, ...]
    days: AsOf
    lang: str
    settings: Settings
    config: Configuration
    languages: tuple[str, ...] = ()
    draft: bool = False
    releases: Path | None = None


@record
class Outcome:
    """The pages, and what is to be told, a line each."""

    pages: tuple[EmbeddedPage, ...]
    warnings: tuple[str, ...]
    advice: tuple[str, ...]


def embedded_pages(request: Request) -> Outcome:
    """Return the pages of all policies, each of the release in force where there is one.

    Raises CannotRunError with the report where findings at error severity stop it, and where there is no policy.
    """
    config = request.config
    checked = check_paths(request.paths, request.days, settings=request.settings, config=config)
    findings = checked.told()
    told = tell(findings, checked.sources, request.lang)
    if not request.draft and checked.fails(findings, "error"):
        report = text.report(told, checked.sources, checked.files, checked.laws, request.lang)
        raise CannotRunError("pages-not-made", report=report)
    plan = Plan(request.days.publication(config), draft=request.draft, languages=request.languages or config.languages)
    shown = subjects(candidates_of([p for p in checked.policies if p.header]), plan, request.releases)
    if not shown:
        raise CannotRunError("no-policy")
    notes = [line for subject in shown for line in remarks(subject.kept, request.lang)]
    open_findings = edition_of(checked, plan, None).draft
    pages = (
        _page(subject, lang, None if open_findings is None else open_findings.get(subject.id, 0))
        for subject in shown
        for lang in subject.languages
    )
    advice = [_line(finding, request.lang) for finding in told if finding.severity == "advice"]
    warnings = [_line(finding, request.lang) for finding in told if finding.severity != "advice"]
    return Outcome(tuple(pages), (*warnings, *notes), tuple(advice))


class PageWriter(FragmentWriter):
    """Writes a fragment whose headings bear the ids of their sections: contents and search of a site look there."""

    def __init__(self) -> None:
        super().__init__(PREFIX, FIRST_LEVEL)
        self._of_section: str | None = None

    def open(self, name: str, **attributes: str | None) -> None:
        """Open an element."""
        if name == "section" and "aria_labelledby" not in attributes:
            self._of_section = attributes.pop("id", None)
        elif name in HEADINGS:
            attributes["id"] = attributes.get("id") or self._of_section or (TITLE if name == "h1" else None)
            self._of_section = None
        super().open(name, **attributes)


def _page(subject: Subject, lang: str, findings: int | None) -> EmbeddedPage:
    notice = notice_of(subject.model(), lang)
    html = PageWriter()
    write_fragment(html, notice)
    page = Page(notice, str(html))
    return EmbeddedPage(
        path=f"{subject.id}/{lang}",
        title=page.title,
        description=phrase("description", lang, SITE, controller=page.controller or page.title),
        lang=lang,
        languages=subject.languages,
        body=Markup(page.body),  # noqa: S704 - the writer escapes every text
        toc=(TocEntry(f"{PREFIX}-{TITLE}", page.title, 1), *(replace(e, id=f"{PREFIX}-{e.id}") for e in page.toc)),
        anchors=frozenset(anchors(html.pieces)),
        draft=said_of_draft(findings, lang),
        prevails=page.prevails,
    )


def html_of(page: EmbeddedPage, addresses: Mapping[str, str]) -> Markup:
    """Return the element of a page.

    `addresses` are those of its other languages, seen from the page.
    """
    links = [(lang, own_name(lang), address) for lang, address in addresses.items()]
    return Markup(environment().get_template("mkdocs-page.html.j2").render(page=page, links=links))  # noqa: S704 - escaped


def stylesheet() -> str:
    """Return the style that a page needs in any theme: it lays out, and leaves type and colours to the theme."""
    return environment().get_template("mkdocs.css.j2").render()


def _line(told: Told, lang: str) -> str:
    """Return a finding on one line."""
    start, colon = told.place.start, phrase("colon", lang)
    place = f"{told.place.path}:{start.line}:{start.column}"
    words = f"{place}{colon} {phrase(told.severity, lang)}[{told.rule}]{colon} {told.message} {told.fix}"
    return printable(" ".join(words.split()))
