"""Every place of a page has an address of its own, whatever declarations are called, in each format that has some."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import date

import pytest

from polc.export.context import Marks
from polc.export.registry import FORMATS
from polc.notice.notice import notice_of
from tests.overlay import laid_over
from tests.publish.pages import page_of, parsed, policy_of

ALIKE = """
data a { title en "a"  includes first-name }
data a { title en "a"  includes first-name }
data a-2 { title en "a"  includes first-name }
data A { title en "a"  includes first-name }
purpose A { title en "a"  data A }
purpose a { title en "a"  data a, a-2 }
right access { title en "a" }
right access { title en "a" }
right access-2 { title en "a" }
rights { offer access, erasure }
rights { offer access }
transfer { outside EEA }
transfer { outside EEA }
cookies { title en "a" }
cookies { title en "a" }
cookies a { title en "a" }
officer none
officer none
section part-brief { title en "a"  text en "a" }
section top { title en "a"  text en "a" }
provision { marked en "a" }
provision { marked en "a" }
"""
"""Names that are one another with a number, differ by capitals, stand there twice, or are those of places of a page."""


def test_page_with_names_alike_gives_each_place_its_address() -> None:
    body = str(page_of(laid_over(ALIKE)).body)
    places = Counter(re.findall(r'\sid="([^"]*)"', body))
    assert [place for place, times in places.items() if times > 1] == []
    assert set(re.findall(r'href="#([^"]*)"', body)) <= set(places)


@pytest.mark.parametrize("name", ["docx", "docx-bilingual"])
def test_word_document_with_names_alike_has_bookmark_for_each(name: str) -> None:
    notices = [notice_of(policy_of(parsed(laid_over(ALIKE))), lang) for lang in ("en", "fr")]
    written = FORMATS[name].write(notices if "bilingual" in name else notices[:1], Marks(date(2026, 11, 22)))
    document = zipfile.ZipFile(io.BytesIO(written)).read("word/document.xml").decode()
    marks = re.findall(r'bookmarkStart[^>]*w:name="([^"]*)"', document)
    alike = Counter(mark.lower() for mark in marks)  # as Word compares them
    assert [mark for mark, times in alike.items() if times > 1] == []
    assert set(re.findall(r'w:anchor="([^"]*)"', document)) <= set(marks)
