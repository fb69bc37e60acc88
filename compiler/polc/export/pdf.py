"""A notice as a tagged PDF that claims PDF/UA-1.

The content reaches the template as data, so that nothing that an author writes is read as markup. Only the fonts that
come with Typst are used, and no time of making is written: the same notice gives the same bytes on every machine.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Final

from polc.document.notice import Notice
from polc.export.context import FileError, Marks
from polc.export.typst_values import printed

STANDARD: Final = "ua-1"
"""PDF/UA-1, ISO 14289-1:2014."""
NO_GLYPH = re.compile(r'the text `"(?P<character>.*?)"` could not be displayed')


def pdf(notice: Notice, marks: Marks) -> bytes:
    """The bytes of the file.

    Raises FileError `files-missing` where Typst is not installed, `no-glyph` for a character that no font of it shows.
    """
    try:
        import typst
    except ImportError as error:
        raise FileError("files-missing", library="typst") from error
    content = json.dumps(printed(notice, marks), ensure_ascii=False)
    try:
        made = typst.compile(
            _template(),
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


@cache
def _template() -> bytes:
    return files("polc.theme").joinpath("files", "notice.typ").read_bytes()
