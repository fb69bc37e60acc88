"""The pages of a preview: made of what can be read now, or could be read last. Knows no server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from polc.commands.checking import Checked, check_paths, chosen
from polc.commands.configuration import Configuration
from polc.commands.discovering import discover
from polc.commands.swapping import replace_folder
from polc.model.policy import Policy
from polc.publish.formats.beside import pairs
from polc.publish.formats.page import Page, render
from polc.publish.notice.anchors import Anchors
from polc.publish.notice.phrasebook import languages
from polc.publish.site.brand import Brand
from polc.publish.site.builder import write_site
from polc.publish.site.edition import Edition
from polc.publish.site.facing import facing_views
from polc.publish.site.panel import Note, bare_index, panel
from polc.publish.site.views import View, dressed, homes_of, site_views
from polc.reference.phrases import phrase
from polc.report.text import summary
from polc.report.words import Told, tell
from polc.text.finding import Finding
from polc.text.source import Span

READING = frozenset({"file", "syntax"})
"""The groups of findings that keep a file from being read in full."""


@dataclass(frozen=True)
class Shown:
    """A policy as it can be shown: its pages, and whether they are older than its file."""

    policy: Policy
    pages: tuple[Page, ...]
    kept: bool = False


class Preview:
    """A folder of pages, made anew on demand.

    `watched` are the folders of the files that it was made from; `summary` says in a line what was found last.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        folder: Path,
        as_of: date,
        lang: str,
        config: Configuration,
        *,
        baseline: bool = True,
    ) -> None:
        self.watched: tuple[Path, ...] = ()
        self.summary = ""
        self._paths = paths
        self._folder = folder
        self._as_of = as_of
        self._lang = lang
        self._config = config
        self._baseline = baseline
        self._good: dict[str, Shown] = {}

    def renew(self) -> None:
        """Makes the pages anew, all or none. Raises CannotRunError where there is nothing to make them of."""
        checked = check_paths(self._paths, self._as_of, baseline=self._baseline, config=self._config)
        findings = chosen(checked.findings, self._config.select, self._config.ignore)
        told = tell(findings, checked.sources, self._lang)
        self.watched = self._folders(checked)
        shown = [s for policy in checked.policies if (s := self._shown(policy, findings)) is not None]
        edition = Edition(self._as_of, "", dict(checked.open_findings), self._config.site or Brand())
        views = dressed(self._views(shown, list(zip(findings, told, strict=True)), edition), edition.brand)

        def write(folder: Path) -> int:
            count = write_site(views, folder, "", lambda: None)
            for path, content in edition.brand.files().items():
                (folder / path).write_bytes(content)
            return count

        replace_folder(self._folder, write)
        self.summary = summary(told, checked.files, self._as_of, self._lang)

    def _folders(self, checked: Checked) -> tuple[Path, ...]:
        """Where files were read, and where there may be new ones."""
        found = [path.resolve().parent for path, _ in discover(self._paths)]
        found += [Path(name).resolve().parent for name in checked.sources]
        found += [path.resolve() for path in self._paths if path.is_dir()]
        return tuple(dict.fromkeys(found))

    def _shown(self, policy: Policy, findings: Sequence[Finding]) -> Shown | None:
        """The pages of a policy, the last good ones while it cannot be read in full; None where there are none."""
        places = _places(policy)
        broken = any(f.rule.partition("/")[0] in READING and f.span.path in places for f in findings)
        if broken and policy.path in self._good:
            return replace(self._good[policy.path], kept=True)
        if policy.header is None:
            return None
        only = self._config.languages
        tongues = [x for x in policy.languages if x in languages() and (not only or x in only)]
        shown = Shown(policy, tuple(render(policy, tongue) for tongue in tongues))
        if not broken:
            self._good[policy.path] = shown
        return shown

    def _views(self, shown: Sequence[Shown], found: list[tuple[Finding, Told]], edition: Edition) -> dict[str, View]:
        """The views of the pages, each with the findings of its policy; the list of policies has them all."""
        pages = [page for s in shown for page in s.pages]
        views = site_views(pages, edition) if pages else {"": bare_index(self._lang, edition)}
        panels: dict[str, str] = {}
        links: dict[int, str] = {}
        for s in shown:
            places = _places(s.policy)
            for page in s.pages:
                path = f"{page.policy}/{page.lang}/"
                notes = []
                for number, (finding, words) in enumerate(found):
                    if finding.span.path in places:
                        anchor = _anchor(s.policy, finding, page)
                        links.setdefault(number, f"/{path}#{anchor}" if anchor else f"/{path}")
                        notes.append(self._note(words, f"#{anchor}" if anchor else ""))
                panels[path] = panel(notes, self._lang, kept=s.kept)
            if s.pages:
                tongues = [page.lang for page in s.pages]
                besides = pairs([page.notice for page in s.pages])
                views |= facing_views(s.policy.id, tongues, besides, homes_of(pages), edition)
        every = panel([self._note(t, links.get(n, "")) for n, (_, t) in enumerate(found)], self._lang)
        return {path: replace(view, panel=panels.get(path, every)) for path, view in views.items()}

    def _note(self, told: Told, href: str) -> Note:
        word = phrase(told.severity, self._lang)
        return Note(
            told.rule, told.severity, word, told.message, told.fix, told.place.path, told.place.start.line, href
        )  # fmt: skip


def _places(policy: Policy) -> frozenset[str]:
    """The files that a policy is made of, as shown."""
    return frozenset({policy.path, *(d.span.path for d in policy.declarations)})


def _anchor(policy: Policy, finding: Finding, page: Page) -> str:
    """Where a page says what a finding is about; empty where it does not."""
    declaration = policy.get(*finding.subject) or next(
        (d for d in policy.declarations if d.span.path == finding.span.path and _within(finding, d.span)), None
    )
    anchor = Anchors(policy).of(declaration) if declaration else ""
    return anchor if anchor and f'id="{anchor}"' in page.body else ""


def _within(finding: Finding, span: Span) -> bool:
    return span.start <= finding.span.start < span.end
