"""A review of findings for counsel as a Word document, with an empty box under each finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from polc.document.notice import Notice
from polc.export.docx.container import Place, row_property
from polc.export.docx.document_factory import PAGE, PAGES, Facts, blank, new_section, packed, text_width
from polc.export.docx.language_tags import tag
from polc.export.docx.run_writer import Marks, RunWriter
from polc.export.docx.single import write_text
from polc.export.docx.styles import FRAME, TABLE
from polc.export.docx.xml_text import clean
from polc.export.runs import Run
from polc.notice.phrasebook import phrasebook
from polc.reference.phrases import phrase
from polc.report.review.values import PolicyReview, Quoted, Review, ReviewEntry, pieces

BOOK = "review.toml"
BOX = (0.2, 0.5, 0.16, 0.14)
"""The parts of the width that decision, comment, date and initials get."""
OVERVIEW = (0.08, 0.62, 0.19, 0.11)
COVER = (0.3, 0.7)
COUNTS = (0.4, 0.2, 0.2, 0.2)
CHOICES = (0.28, 0.33, 0.1, 0.29)
HEIGHT = Mm(20)


def review(review: Review, texts: Mapping[str, Notice]) -> bytes:
    """The review as the bytes of a `.docx` file: the same for the same review.

    `texts` are the notices as they are published, by the paths of their policies.
    """
    title = phrase("document", review.lang, BOOK)
    if len(review.policies) == 1:
        title = phrase("about", review.lang, BOOK, document=title, policy=review.policies[0].title)
    pages = phrasebook(review.lang, "").say("word.page", page=PAGE, pages=PAGES).plain
    day = f"{phrase('day', review.lang, BOOK)} {review.as_of}"
    facts = Facts(title, "", tag(review.lang), day=review.day, header=clean(title), footer=f"{day} · {pages}")
    document = blank(facts)
    numbers = count(1)
    marks = Marks(numbers=numbers)
    for number, policy in enumerate(review.policies, 1):
        if number > 1:
            new_section(document, wide=False)
        place = Place(document, text_width(document.sections[-1]))
        _Chapter(place, RunWriter(marks), review, f"policy{number}").policy(policy)
        if notice := texts.get(policy.path):
            run_writer = RunWriter(Marks(f"text{number}_", numbers), notice.lang)
            place.paragraph("Heading 1").add_run(phrase("published-text", review.lang, BOOK))
            write_text(document, place, run_writer, notice)
        else:
            place.close()
    return packed(document)


class _Chapter:
    """Writes the review of one policy; `at` begins the names of its bookmarks."""

    def __init__(self, place: Place, run_writer: RunWriter, review: Review, at: str) -> None:
        self._place = place
        self._run_writer = run_writer
        self._lang = review.lang
        self._day = review.as_of
        self._at = at

    def policy(self, review: PolicyReview) -> None:
        """The cover, the overview, and each finding under its severity."""
        self._paragraph("Facts", self._say("document"))
        self._paragraph("Title", review.title)
        facts = (
            ("controllers", review.controllers), ("file", review.path), ("version", review.version),
            ("effective", review.effective), ("day", self._day),
        )  # fmt: skip
        self._table(
            [(self._say(key), words) for key, words in facts if words], COVER, self._say("document"), head=False
        )
        self._paragraph("Facts", self._say("note"))
        if not review.entries:
            self._paragraph("Normal", self._say("nothing"))
        else:
            self._counts_table(review)
            self._overview(review)
        for severity, open_, accepted in review.counts:
            self._paragraph("Heading 1", phrase(f"chapter-{severity}", self._lang, n=open_ + accepted))
            for entry in review.entries:
                if entry.severity == severity:
                    self._entry(entry)
        self._choices_tables(review)

    def _choices_tables(self, review: PolicyReview) -> None:
        """A table for each kind of choice, with room for a decision beside each."""
        if not review.choices:
            return
        self._paragraph("Heading 1", self._say("choices"))
        self._paragraph("Normal", self._say("choices-note"))
        heads = tuple(self._say(key) for key in ("subject", "chosen", "place", "decision"))
        for kind in dict.fromkeys(choice.kind for choice in review.choices):
            rows = [(c.subject, c.chosen, str(c.line), "") for c in review.choices if c.kind == kind]
            self._paragraph("Caption", self._say(f"choices-{kind}"))
            self._table([heads, *rows], CHOICES, self._say(f"choices-{kind}"))

    def _counts_table(self, review: PolicyReview) -> None:
        heads = tuple(self._say(key) for key in ("gravity", "open", "accepted-already", "all"))
        rows = [(self._severity(s), str(a), str(b), str(a + b)) for s, a, b in review.counts]
        self._paragraph("Caption", self._say("counts"))
        self._table([heads, *rows], COUNTS, self._say("counts"))

    def _overview(self, review: PolicyReview) -> None:
        self._paragraph("Heading 1", self._say("overview"))
        heads = tuple(self._say(key) for key in ("number", "finding", "gravity", "place"))
        rows = [(str(e.number), e.title, self._severity(e.severity), str(e.line)) for e in review.entries]
        links = {n: f"#{self._at}-{e.number}" for n, e in enumerate(review.entries, 1)}
        self._table([heads, *rows], OVERVIEW, self._say("overview"), links=links)

    def _entry(self, entry: ReviewEntry) -> None:
        heading = self._place.paragraph("Heading 2")
        self._run_writer.marks.put(heading, f"{self._at}-{entry.number}")
        self._prose(heading, f"{entry.number}. {entry.title}")
        where = self._place.paragraph("Definition Lead")
        where.paragraph_format.left_indent = Length(0)
        self._run_writer.write(where, [Run(f"{self._severity(entry.severity)} · "), Run(entry.rule, code=True)])
        self._prose(self._place.paragraph("Message"), entry.message)
        self._lead_line("words-at-fault", self._say("at", path=entry.path, line=entry.line))
        self._quotation(entry.quoted)
        if entry.others:
            self._lead_line("see-also")
            for other in entry.others:
                place = self._say("at", path=other.path, line=other.line)
                self._prose(self._place.paragraph("List Bullet"), f"{place} – {other.label}")
        if entry.laws:
            self._lead_line("law")
            for law in entry.laws:
                self._run_writer.say(self._place.paragraph("List Bullet"), law.label, link=law.url)
        self._explanation(entry)
        if entry.accepted:
            self._paragraph("Note", self._say(entry.accepted.key, **entry.accepted.facts))
        self._box()

    def _explanation(self, entry: ReviewEntry) -> None:
        """Why it matters and how to mend it, with the examples of the rule's page."""
        if entry.why:
            self._lead_line("why")
            for words in entry.why:
                self._prose(self._place.paragraph("Normal"), words)
        if entry.fix:
            self._lead_line("mend")
            self._prose(self._place.paragraph("Normal"), entry.fix)
        for key, example in (("wrong", entry.wrong), ("right", entry.right)):
            if example:
                self._lead_line(key)
                self._paragraph("Preformatted", example)
        if entry.above:
            above = self._place.paragraph("Normal")
            self._run_writer.say(above, self._say("as-above", n=entry.above), link=f"#{self._at}-{entry.above}")

    def _quotation(self, lines: Sequence[Quoted]) -> None:
        if not lines:
            return
        paragraph = self._place.paragraph("Preformatted")
        width = len(str(lines[-1].number))
        for number, line in enumerate(lines):
            self._run_writer.say(paragraph, f"{chr(10) if number else ''}{line.number:>{width}}  {line.before}")
            self._run_writer.say(paragraph, line.marked, "At Fault")
            self._run_writer.say(paragraph, line.after)

    def _box(self) -> None:
        """Where counsel writes: decision, comment, date, initials."""
        if self._place.last is not None:
            self._place.last.paragraph_format.keep_with_next = True
        widths = [Length(int(self._place.width * part)) for part in BOX]
        table = self._place.table(2, widths, TABLE, told=self._say("decision"))
        for cell, width, key in zip(
            table.rows[0].cells, widths, ("decision", "comment", "date", "initials"), strict=True
        ):
            self._run_writer.say(Place(cell, width).paragraph("Table Heading"), self._say(key))
        for cell, width in zip(table.rows[1].cells, widths, strict=True):
            Place(cell, width).paragraph("Answer")
        table.rows[1].height = HEIGHT
        row_property(table.rows[1], "w:cantSplit")

    def _table(
        self,
        rows: Sequence[Sequence[str]],
        parts: Sequence[float],
        told: str,
        *,
        head: bool = True,
        links: dict[int, str] | None = None,
    ) -> None:
        widths = [Length(int(self._place.width * part)) for part in parts]
        table = self._place.table(len(rows), widths, TABLE if head else FRAME, told=told, head=head)
        for number, (row, words) in enumerate(zip(list(table.rows), rows, strict=True)):
            row_property(row, "w:cantSplit")
            for column, (cell, width, text) in enumerate(zip(row.cells, widths, words, strict=True)):
                first = (head and number == 0) or (not head and column == 0)
                paragraph = Place(cell, width).paragraph("Table Heading" if first else "Table Text")
                if not head or number == 0:
                    paragraph.paragraph_format.keep_with_next = number == 0 and head
                if column == 1 and links and number in links:
                    self._run_writer.say(paragraph, text.replace("`", ""), link=links[number])
                else:
                    self._prose(paragraph, text)

    def _severity(self, severity: str) -> str:
        words = phrase(severity, self._lang)
        return words[:1].upper() + words[1:]

    def _lead_line(self, key: str, more: str = "") -> None:
        paragraph = self._place.paragraph("Term")
        self._run_writer.say(paragraph, self._say(key))
        if more:
            paragraph = self._place.paragraph("List Lead")
            self._run_writer.say(paragraph, more)

    def _prose(self, paragraph: Paragraph, text: str) -> None:
        self._run_writer.write(paragraph, [Run(words, code=code) for words, code in pieces(text)])

    def _paragraph(self, style: str, words: str) -> None:
        self._run_writer.say(self._place.paragraph(style), words)

    def _say(self, key: str, **facts: object) -> str:
        return phrase(key, self._lang, BOOK, **facts)
