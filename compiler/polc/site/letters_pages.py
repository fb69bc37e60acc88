"""The pages of letters that a site has beside those of its policies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from polc.export.letters_page import LettersPage
from polc.reference.phrases import SITE, phrase
from polc.site.edition import Edition
from polc.site.page_context import ROOT, View, alternates_of, draft_notice, page_path, theme_words
from polc.site.policy_pages import LETTERS


def letters_path(policy: str, lang: str) -> str:
    """Where the letters of a policy stand in the site."""
    return f"{page_path(policy, lang)}{LETTERS}/"


def letters_views(
    policy: str, made: Sequence[LettersPage], home_pages: Mapping[str, str], edition: Edition
) -> Iterator[tuple[str, View]]:
    """A view for the letters of a policy in each language, with its path."""
    paths = {page.lang: letters_path(policy, page.lang) for page in made}
    for page in made:
        path = paths[page.lang]
        yield (
            path,
            View(
                lang=page.lang,
                title=f"{page.title} – {page.policy}",
                controller=page.controller,
                description=phrase("letters", page.lang, SITE, policy=page.policy),
                body=page.body,
                words=theme_words(page.lang),
                alternates=alternates_of(paths, edition),
                home=home_pages.get(page.lang) or ROOT,
                toc=page.toc,
                draft=draft_notice(edition, page.lang, policy),
                canonical=f"{edition.address}{path}" if edition.address else "",
                distinction=policy,
            ),
        )
