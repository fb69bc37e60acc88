"""Writes runs into a paragraph: looks, languages, links and the places that links lead to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import count

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from polc.export.docx.language_tags import tag
from polc.export.docx.styles import id_of
from polc.export.docx.xml_text import address, clean
from polc.export.runs import Run

OTHER = re.compile(r"\W+", re.ASCII)
LONGEST = 40
"""The most characters of a bookmark's name."""


class Marks:
    """The bookmarks of a document: Word's names for the anchors of a notice, the same in each run of the program.

    `prefix` keeps two notices in one document apart; `numbers` is then common to both.
    """

    def __init__(self, prefix: str = "", numbers: Iterator[int] | None = None) -> None:
        self._prefix = prefix
        self._numbers = numbers or count(1)
        self._placed: set[str] = set()

    def name(self, anchor: str) -> str:
        """The bookmark of an anchor: letters, digits and low lines only, and short, as Word wants it."""
        plain = OTHER.sub("_", anchor)
        name = f"{self._prefix}{plain}"
        told_apart = plain == plain.lower()  # Word takes names that differ by capitals for one
        if told_apart and plain.replace("_", "-") == anchor and name[:1].isalpha() and len(name) <= LONGEST:
            return name
        digest = hashlib.sha256(anchor.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return f"{self._prefix or 'a'}{plain}"[: LONGEST - 9] + f"_{digest}"

    def put(self, paragraph: Paragraph, anchor: str) -> None:
        """Marks the end of what the paragraph holds so far.

        Nothing for no anchor, or one already placed.
        """
        if not anchor or anchor in self._placed:
            return
        self._placed.add(anchor)
        number = str(next(self._numbers))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        start.set(qn("w:id"), number)
        start.set(qn("w:name"), self.name(anchor))
        end.set(qn("w:id"), number)
        paragraph._p.append(start)
        paragraph._p.append(end)


class RunWriter:
    """Writes words in one language, with the bookmarks of one notice.

    `lang` is told of every run where it is given; without it only runs in another language bear one.
    """

    def __init__(self, marks: Marks, lang: str = "") -> None:
        self.marks = marks
        self._lang = lang

    def write(self, paragraph: Paragraph, runs: Sequence[Run], style: str = "") -> None:
        """Adds the runs to a paragraph.

        `style` is that of characters without a look of their own.
        """
        for run in runs:
            self.marks.put(paragraph, run.anchor)
            written = self.run(paragraph, run, style)
            if run.link:
                self._link(paragraph, written, run.link)

    def say(self, paragraph: Paragraph, words: str, style: str = "", link: str = "") -> None:
        """Adds plain words."""
        self.write(paragraph, [Run(words, link=link)], style)

    def run(self, paragraph: Paragraph, run: Run, style: str) -> WordRun:
        """Adds one run with its look."""
        written = paragraph.add_run(clean(run.text))
        if run.code:
            look(written, "Code")
        elif run.strong or run.emphasis:
            look(written, "Strong" if run.strong else "Emphasis")
            if run.strong and run.emphasis:
                written.italic = True
        elif style:
            look(written, style)
        if lang := run.lang or self._lang:
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), tag(lang))
            written._r.get_or_add_rPr().append(language)
        return written

    def _link(self, paragraph: Paragraph, written: WordRun, link: str) -> None:
        """Makes a link of a run: to a place of the document, or to an address.

        Neither for what must not be one.
        """
        element = OxmlElement("w:hyperlink")
        if link.startswith("#"):
            element.set(qn("w:anchor"), self.marks.name(link[1:]))
        elif safe := address(link):
            element.set(qn("r:id"), paragraph.part.relate_to(safe, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        else:
            return
        element.set(qn("w:history"), "1")
        if written._r.style is None:
            look(written, "Hyperlink")
        else:
            written.font.underline = True
        written._r.addprevious(element)
        element.append(written._r)


def look(run: WordRun, style: str) -> None:
    """Gives a run a style of characters, without the library's search through all styles."""
    run._r.style = id_of(style)
