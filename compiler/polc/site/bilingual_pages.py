"""The pages that show two languages of a policy side by side, for those who compare them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from polc.export.bilingual_html import Beside
from polc.notice.language_names import own_name
from polc.reference.phrases import SITE, phrase
from polc.site.edition import Edition
from polc.site.page_context import (
    ROOT,
    View,
    alternates_of,
    draft_notice,
    facing_pages,
    facing_path,
    page_path,
    theme_words,
)


def facing_views(
    policy: str, languages: Sequence[str], made: Sequence[Beside], home_pages: Mapping[str, str], edition: Edition
) -> Iterator[tuple[str, View]]:
    """A view for each pair of languages of a policy, with its path.

    They say what the pages in one language say, so that search engines are told to leave them out.
    """
    for pair in made:
        left, right = pair.languages
        names = f"{own_name(left)} | {own_name(right)}"
        path = facing_path(policy, left, right)
        yield (
            path,
            View(
                lang=left,
                title=f"{pair.title} ({names})",
                controller=pair.controller,
                description=phrase("beside", left, SITE, names=names),
                body=pair.body,
                words=theme_words(left),
                alternates=alternates_of({lang: page_path(policy, lang) for lang in languages}, edition),
                home=home_pages.get(left) or ROOT,
                toc=pair.toc,
                facts=(phrase("beside", left, SITE, names=names),),
                notice=pair.prevails,
                draft=draft_notice(edition, left, policy),
                canonical=f"{edition.address}{path}" if edition.address else "",
                distinction=policy,
                unlisted=True,
                broad=True,
                facing=facing_pages(policy, languages),
                here=path,
            ),
        )
