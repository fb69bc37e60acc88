"""A page of a release: its body as it was rendered, and beside it what the site shows around it."""

from __future__ import annotations

import json
import re
from datetime import date

from polc.core.record import record
from polc.export.html import Page, TocEntry
from polc.release.manifest import Manifest
from polc.release.strict import ObjectError, is_plain, read_object

TEXTS = ("title", "controller", "prevails")
KEYS = (*TEXTS, "contents")
LEVELS = (2, 3)
ANCHOR = re.compile(r"[\w.-]+")


class FrameError(ValueError):
    """A text does not hold what stands around a page."""


@record
class FrozenPage:
    """A page of a release, with what a page of today has as well.

    `body` is HTML that begins with the title.
    """

    policy: str
    lang: str
    languages: tuple[str, ...]
    version: str
    effective: date | None
    controller: str
    title: str
    prevails: str
    toc: tuple[TocEntry, ...]
    body: str


def frozen(page: Page) -> FrozenPage:
    """A page of today without the notice that it was made of."""
    return FrozenPage(
        page.policy, page.lang, page.languages, page.version, page.effective, page.controller, page.title,
        page.prevails, page.toc, page.body,
    )  # fmt: skip


def framed(page: Page | FrozenPage) -> str:
    """What the site shows around a page, as the text of a file."""
    told = {
        "title": page.title,
        "controller": page.controller,
        "prevails": page.prevails,
        "contents": [{"id": e.id, "title": e.title, "level": e.level} for e in page.toc],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def thawed(manifest: Manifest, lang: str, body: str, frame: str) -> FrozenPage:
    """The page of a release from its two texts.

    Raises FrameError where the second is not as `framed` writes it.
    """
    try:
        told = read_object(frame, KEYS)
    except ObjectError as error:
        raise FrameError(str(error)) from error
    contents = told.get("contents")
    if not isinstance(contents, list) or not all(is_plain(told.get(key)) for key in TEXTS):
        raise FrameError("")
    return FrozenPage(
        policy=manifest.policy, lang=lang, languages=manifest.languages, version=manifest.version,
        effective=manifest.effective, controller=told["controller"], title=told["title"], prevails=told["prevails"],
        toc=tuple(map(_entry, contents)), body=body,
    )  # fmt: skip


def _entry(told: object) -> TocEntry:
    if not isinstance(told, dict) or told.keys() != {"id", "title", "level"} or told["level"] not in LEVELS:
        raise FrameError("contents")
    anchor, title = told["id"], told["title"]
    if not is_plain(title) or not isinstance(anchor, str) or not ANCHOR.fullmatch(anchor):
        raise FrameError("contents")
    return TocEntry(anchor, title, int(told["level"]))
