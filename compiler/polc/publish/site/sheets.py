"""What a site shows of one policy, as HTML: its pages, and each two of them side by side. Knows no site and no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polc.model.policy import Policy
from polc.publish.formats.beside import Beside, pairs
from polc.publish.formats.page import page_of
from polc.publish.notice.notice import notice_of
from polc.publish.site.frozen import FrozenPage, frozen


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of a policy, in the order of its languages, and those with two languages. Picklable."""

    pages: tuple[FrozenPage, ...]
    pairs: tuple[Beside, ...]


def sheets_of(policy: Policy, languages: Sequence[str], *, alone: bool = True) -> Sheets:
    """The sheets of a policy in some languages; without pages of one language where `alone` is false."""
    notices = [notice_of(policy, lang) for lang in languages]
    pages = tuple(frozen(page_of(notice, languages)) for notice in notices) if alone else ()
    return Sheets(pages, pairs(notices))
