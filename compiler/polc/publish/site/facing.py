"""The pages that show two languages of a policy side by side, for those who compare them. Knows no builder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from polc.model.policy import Policy
from polc.publish.formats.beside import beside
from polc.publish.notice.letters import bare
from polc.publish.notice.notice import notice_of
from polc.publish.notice.tongues import own_name
from polc.publish.site.edition import Edition
from polc.publish.site.views import ROOT, View, alternates_of, facing_pages, facing_path, page_path, theme_words
from polc.reference.phrases import SITE, phrase


def facing_views(
    policy: Policy, languages: Sequence[str], homes: Mapping[str, str], edition: Edition
) -> Iterator[tuple[str, View]]:
    """A view for each pair of languages of a policy, with its path.

    They say what the pages in one language say, so that search engines are told to leave them out.
    """
    notices = {lang: notice_of(policy, lang) for lang in languages}
    for left, right in combinations(languages, 2):
        made = beside(notices[left], notices[right])
        names = f"{own_name(left)} | {own_name(right)}"
        title = bare(notices[left].title)
        yield (
            facing_path(policy.id, left, right),
            View(
                lang=left,
                title=f"{title} ({names})",
                controller=notices[left].controller,
                description=phrase("beside", left, SITE, names=names),
                body=made.body,
                words=theme_words(left),
                alternates=alternates_of({lang: page_path(policy.id, lang) for lang in languages}, edition),
                home=homes.get(left) or ROOT,
                toc=made.toc,
                facts=(phrase("beside", left, SITE, names=names),),
                notice=notices[left].prevails,
                canonical=f"{edition.address}{facing_path(policy.id, left, right)}" if edition.address else "",
            distinction=policy.id,
            unlisted=True,
                broad=True,
                facing=facing_pages(policy.id, languages),
                here=facing_path(policy.id, left, right),
            ),
        )
