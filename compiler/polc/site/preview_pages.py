"""The pages of a preview: made of what can be read now, or could be read last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from polc.core.findings import Finding
from polc.core.record import record, replace
from polc.model.policy import Policy
from polc.notice.phrasebook import languages
from polc.project.atomic.folders import replace_folder
from polc.project.branding import Brand
from polc.project.checking import Checked, check_paths
from polc.project.clock import AsOf
from polc.project.configuration import Configuration
from polc.project.discovery import discover
from polc.project.paths import located
from polc.project.releases.proof import Prover
from polc.project.releases.store import folder_of, remarks
from polc.project.settings import Settings
from polc.report.text import summary
from polc.site.annotations import Panels, places_of, remarked
from polc.site.archive import archive_views, around_page
from polc.site.bilingual_pages import facing_views
from polc.site.builder import write_site
from polc.site.edition import Edition
from polc.site.findings_panel import bare_index
from polc.site.letters_pages import letters_views
from polc.site.page_context import View, dressed, homes_of, page_path, site_views
from polc.site.policy_pages import PolicyPages, pages_of_policy
from polc.site.publication import archive_of
from polc.site.release_series import Archive

READING = frozenset({"file", "syntax"})
"""The groups of findings that keep a file from being read in full."""


@record
class Shown:
    """A policy as it can be shown: its pages, and whether they are older than its file."""

    policy: Policy
    policy_pages: PolicyPages
    kept: bool = False


class Preview:
    """A folder of pages, made anew on demand.

    `watched` are the folders of the files that it was made from; `summary` says in a line what was found last, and
    `remarks` what there is to know of the releases. `nonce` stands in the pages where whoever shows them has to put one
    of each answer.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        folder: Path,
        as_of: AsOf,
        lang: str,
        settings: Settings,
        config: Configuration,
        nonce: str,
        *,
        baseline: bool = True,
        releases: Path | None = None,
    ) -> None:
        self.watched: tuple[Path, ...] = ()
        self.summary = ""
        self.remarks: list[str] = []
        self.nonce = nonce
        self._prover = Prover()
        self._paths = paths
        self._folder = folder
        self._as_of = as_of
        self._lang = lang
        self._settings = settings
        self._config = config
        self._baseline = baseline
        self._releases = releases
        self._good: dict[str, Shown] = {}
        self._released: dict[str, tuple[tuple[str, ...], Archive]] = {}

    def renew(self) -> None:
        """Makes the pages anew, all or none.

        Raises CannotRunError where there is nothing to make them of.
        """
        checked = check_paths(
            self._paths, self._as_of, baseline=self._baseline, settings=self._settings, config=self._config
        )
        found = remarked(checked, self._lang)
        shown = [s for policy in checked.policies if (s := self._shown_pages(policy, checked.findings)) is not None]
        archives = self._archives(shown)
        self.watched = self._folders(checked, shown)
        edition = Edition(
            self._as_of.publication(self._config), "", dict(checked.open_findings), self._config.site or Brand()
        )
        views = dressed(self._views(shown, archives, Panels(found, self._lang, self.nonce), edition), edition.brand)

        def write(folder: Path) -> int:
            count = write_site(views, folder, lambda: None)
            for path, content in edition.brand.files().items():
                (folder / path).write_bytes(content)
            return count

        replace_folder(self._folder, write)
        open_ = [remark.told for remark in found if not remark.accepted]
        accepted = len(found) - len(open_)
        self.summary = summary(open_, checked.files, checked.laws, self._lang, accepted=accepted)

    def _folders(self, checked: Checked, shown: Sequence[Shown]) -> tuple[Path, ...]:
        """Where files and releases were read, and where there may be new ones."""
        found = [path.resolve().parent for path, _ in discover(self._paths, self._settings)]
        found += [located(name).resolve().parent for name in checked.sources]
        found += [path.resolve() for path in self._paths if path.is_dir()]
        series = [self._release_folder(s.policy).resolve() for s in shown]
        found += [folder for place in series for folder in (place.parent, place) if folder.is_dir()]
        return tuple(dict.fromkeys(found))

    def _release_folder(self, policy: Policy) -> Path:
        """Where the releases of a policy stand."""
        return folder_of(policy.id, located(policy.path), self._releases)

    def _archives(self, shown: Sequence[Shown]) -> dict[str, Archive]:
        """The releases of the policies that have any.

        Pages of those that are the same stay.
        """
        known, self._released, self.remarks = self._released, {}, []
        for policy in (s.policy for s in shown):
            kept = self._prover.proved(self._release_folder(policy))
            self.remarks += remarks(kept, self._lang)
            key = tuple(k.manifest.digest for k in kept)
            if kept:
                old = known.get(policy.id)
                self._released[policy.id] = old if old and old[0] == key else (key, archive_of(policy.id, kept))
        return {name: archive for name, (_, archive) in self._released.items()}

    def _shown_pages(self, policy: Policy, findings: Sequence[Finding]) -> Shown | None:
        """The pages of a policy, the last good ones while it cannot be read in full.

        None where there are none.
        """
        places = places_of(policy)
        broken = any(f.rule.partition("/")[0] in READING and f.span.path in places for f in findings)
        if broken and policy.path in self._good:
            return replace(self._good[policy.path], kept=True)
        if policy.header is None:
            return None
        only = self._config.languages
        page_languages = [x for x in policy.languages if x in languages() and (not only or x in only)]
        shown = Shown(policy, pages_of_policy(policy, page_languages))
        if not broken:
            self._good[policy.path] = shown
        return shown

    def _views(
        self, shown: Sequence[Shown], archives: Mapping[str, Archive], panels: Panels, edition: Edition
    ) -> dict[str, View]:
        """The views of pages and releases.

        A page has the findings of its policy, any other view has them all.
        """
        pages = [page for s in shown for page in s.policy_pages.pages]
        around = {
            (p.policy, p.lang): around_page(archives[p.policy], p.lang, edition) for p in pages if p.policy in archives
        }
        views = site_views(pages, edition, around) if pages else {"": bare_index(self._lang, edition)}
        home_pages = homes_of(pages) if pages else {}
        own: dict[str, str] = {}
        for s in shown:
            own |= {page_path(p.policy, p.lang): panels.beside(s.policy, p, kept=s.kept) for p in s.policy_pages.pages}
            page_languages = [page.lang for page in s.policy_pages.pages]
            views |= facing_views(s.policy.id, page_languages, s.policy_pages.pairs, home_pages, edition)
            views |= letters_views(s.policy.id, s.policy_pages.letters, home_pages, edition)
        for archive in archives.values():
            views |= archive_views(archive, edition, home_pages)
        every = panels.every()
        return {path: replace(view, panel=own.get(path, every), nonce=self.nonce) for path, view in views.items()}
