"""A notice as a tagged PDF that claims PDF/UA-1.

The content reaches the template as data, so that nothing that an author writes is read as markup. Only the fonts that
come with Typst are used, and no time of making is written: the same notice gives the same bytes on every machine.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from polc.document.notice import Notice
from polc.export.context import FileError, Marks
from polc.export.pdf_signs import SQUARE, codes, replaced
from polc.export.typst_values import printed

STANDARD: Final = "ua-1"
"""PDF/UA-1, ISO 14289-1:2014."""
PROBE: Final = b'#set document(title: "x")\n#text(json(bytes(sys.inputs.notice)))'
"""A page of one text."""
NO_GLYPH = re.compile(r'the text `"(?P<character>.*?)"` could not be displayed')


def pdf(notice: Notice, marks: Marks) -> bytes:
    """The bytes of the file.

    A sign that no font of it shows, such as an emoji, is a square, and the last line of the document says which it was.
    Raises FileError `files-missing` where Typst is not installed, `no-glyph` for a letter that no font of it shows.
    """
    try:
        import typst  # noqa: F401 - loaded where it is needed alone
    except ImportError as error:
        raise FileError("files-missing", library="typst") from error
    values = printed(notice, marks)
    try:
        return _compiled(_template(), json.dumps(values, ensure_ascii=False))
    except FileError:
        content, lost = replaced(json.dumps(values, ensure_ascii=False), _is_shown)
    told = {"signs": notice.book.say("pdf.signs", square=SQUARE, signs=codes(lost)).plain} if lost else {}
    return _compiled(_template(), json.dumps(json.loads(content) | told, ensure_ascii=False))


def _compiled(template: bytes, content: str) -> bytes:
    import typst

    try:
        made = typst.compile(
            template,
            format="pdf",
            pdf_standards=STANDARD,
            ignore_system_fonts=True,
            sys_inputs={"notice": content},
        )
    except typst.TypstError as error:
        if missing := NO_GLYPH.search(error.message):
            raise FileError("no-glyph", character=missing["character"]) from error
        raise
    if not isinstance(made, bytes):
        raise TypeError(made)
    return made


@lru_cache(maxsize=10_000)
def _is_shown(character: str) -> bool:
    """Whether a font of Typst has a character: a page of nothing else can be made."""
    try:
        _compiled(PROBE, json.dumps(character))
    except FileError:
        return False
    return True


@cache
def _template() -> bytes:
    return files("polc.theme").joinpath("files", "notice.typ").read_bytes()
