"""Makes the sheets of a policy where it is judged, so that it is not modelled twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from polc.core.record import record
from polc.notice.phrasebook import languages
from polc.project.paths import located
from polc.project.releases.store import folder_of
from polc.site.policy_pages import PolicyPages, pages_of_policy

if TYPE_CHECKING:
    from polc.checks.engine.analysis import Analysis


@record
class PageWorker:
    """Makes the sheets of policies that are shown as they are written: in these languages, in all where none is given.

    `folder` is the current folder of the run, to which the names of policies are relative; `releases` is where releases
    stand, None for beside the policies; a policy that has such is shown otherwise, but for a draft. Picklable.
    """

    folder: Path
    only: tuple[str, ...] = ()
    releases: Path | None = None
    draft: bool = False

    def __call__(self, analysis: Analysis) -> PolicyPages | None:
        """The sheets of a policy.

        None for a library, and for one whose sheets are to be made with more knowledge.
        """
        policy = analysis.policy
        wanted = [page_language for page_language in policy.languages if not self.only or page_language in self.only]
        if not policy.header or not set(wanted) <= set(languages()):
            return None
        releases = self.releases and self.folder / self.releases
        if not self.draft and folder_of(policy.id, located(policy.path, self.folder), releases).is_dir():
            return None
        return pages_of_policy(policy, wanted)
