"""The findings of a run as notes beside the pages of a preview, open ones and accepted ones."""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.findings import Finding
from polc.core.record import record
from polc.core.sources import Span
from polc.model.policy import Policy
from polc.notice.anchors import anchors_of
from polc.project.acceptances import acceptances
from polc.project.checking import Checked
from polc.reference.phrases import phrase
from polc.report.review.build import acceptance_told
from polc.report.words import Told, tell
from polc.site.findings_panel import Note, panel
from polc.site.page_context import AnyPage, page_path


@record
class Remarked:
    """A finding in words.

    `accepted` says by what it is accepted, and is empty where it is open.
    """

    finding: Finding
    told: Told
    accepted: str = ""


def remarked(checked: Checked, lang: str) -> tuple[Remarked, ...]:
    """The findings of a run that settings do not turn off: the open ones, then those that are accepted."""
    open_ = checked.told()
    accepted = {id(finding): acceptance for finding, acceptance in acceptances(checked)}
    kept = checked.told([finding for finding, _ in checked.accepted])
    said = ["" for _ in open_] + [acceptance_told(accepted[id(finding)], lang) for finding in kept]
    findings = [*open_, *kept]
    told = tell(findings, checked.sources, lang)
    return tuple(Remarked(*row) for row in zip(findings, told, said, strict=True))


class Panels:
    """The panels beside the pages of one preview: each page has the findings of its policy, lists have them all.

    `nonce` is what their style is known by.
    """

    def __init__(self, found: Sequence[Remarked], lang: str, nonce: str) -> None:
        self._found = found
        self._nonce = nonce
        self._lang = lang
        self._links: dict[int, str] = {}

    def beside(self, policy: Policy, page: AnyPage, *, kept: bool) -> str:
        """The panel of a page; `kept` where the page is older than its file."""
        places, path = places_of(policy), f"/{page_path(page.policy, page.lang)}"
        shown = []
        for number, remark in enumerate(self._found):
            if remark.finding.span.path in places:
                anchor = _anchor(policy, remark.finding, page)
                self._links.setdefault(number, f"{path}#{anchor}" if anchor else path)
                shown.append((remark, f"#{anchor}" if anchor else ""))
        return self._panel(shown, kept=kept)

    def every(self) -> str:
        """The panel with all findings, each with a link to the first page that shows what it is about."""
        return self._panel([(remark, self._links.get(number, "")) for number, remark in enumerate(self._found)])

    def _panel(self, shown: Sequence[tuple[Remarked, str]], *, kept: bool = False) -> str:
        open_ = [self._note(remark, href) for remark, href in shown if not remark.accepted]
        accepted = [self._note(remark, href) for remark, href in shown if remark.accepted]
        return panel(open_, self._lang, accepted=accepted, kept=kept, nonce=self._nonce)

    def _note(self, remarked: Remarked, href: str) -> Note:
        told, start = remarked.told, remarked.told.place.start
        word = phrase(told.severity, self._lang)
        return Note(
            told.rule, told.severity, word, told.message, told.fix, told.place.path, start.line, href, remarked.accepted
        )


def places_of(policy: Policy) -> frozenset[str]:
    """The files that a policy is made of, as shown."""
    return frozenset({policy.path, *(d.span.path for d in policy.declarations)})


def _anchor(policy: Policy, finding: Finding, page: AnyPage) -> str:
    """Where a page says what a finding is about; empty where it does not."""
    declaration = policy.get(*finding.subject) or next(
        (d for d in policy.declarations if d.span.path == finding.span.path and _starts_within(finding, d.span)), None
    )
    anchor = anchors_of(policy).of(declaration) if declaration else ""
    return anchor if anchor and f'id="{anchor}"' in page.body else ""


def _starts_within(finding: Finding, span: Span) -> bool:
    return span.start <= finding.span.start < span.end
