"""Measures of a notice as a reader meets it: words in sentences, fragments, labels, what is said twice.

A sentence holds a finite verb; an item of a list that a sentence opens goes on that sentence. Words are tokens that
hold a letter or a figure. Letters and drawings, which stand folded, are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from polc.document.notice import Notice
from polc.export.flow import Grid, Heading, Passage, flow
from polc.export.runs import Paragraph
from tests.prose.finite_verbs import SPACES, has_verb

RUN = 6
"""How many words in a row count as said before."""
TITLE = 12
"""The most words of a title that opens its sentences in the same paragraph, where it is not in bold."""
SHORT = {
    "fr": r"art|n|p|ex|etc|cf|M|Mme|MM|St|Ste|al|Inc|Ltd|L|R|D|SA|vol|chap|tél|env|max|min|av|bd|Dr|Me|Cie|Corp|Co",
    "en": r"[Aa]rt|[Nn]o|e\.g|i\.e|etc|Inc|Ltd|Mr|Ms|Mrs|Dr|St|vs|cf|pp?|U\.S|Corp|Co|a\.m|p\.m|Ste",
}
END = re.compile(r"(?<=[.!?…])[»”\")\]]?[\s\u00a0\u202f]+(?=[«“\"(\[]?\s?[A-ZÀ-ÖØ-Þ0-9*])")
OPENS = re.compile(r":$")
LABEL = {"fr": re.compile(r"^[^.!?;:]{1,90}?[\s\u00a0\u202f]:(?=\s|$)"), "en": re.compile(r"^[^.!?;:]{1,90}?:(?=\s|$)")}
ADDRESS = re.compile(r"\S@\S|https?://|www\.|^\+?[\d ().\u00a0-]{8,}$|\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b|\b\d{5} [A-Z]")
PERIOD = {
    "fr": re.compile(
        r"(?<!dessous de )(?<!moins de )(?:\b\d+|\b(?:un|une|deux|trois|six|douze))[\s\u00a0]"
        r"(?:ans?|mois|jours?|semaines?|heures?)\b"
        r"(?:[^.;,|()]{0,60}?\b(?:à compter|après|depuis|dès)\b[^.;,|()]{0,60})?"
    ),
    "en": re.compile(
        r"(?:\b\d+|\b(?:one|two|three|six|twelve))[\s\u00a0](?:years?|months?|days?|weeks?|hours?)\b"
        r"(?:[^.;,|()]{0,40}?\b(?:after|from|since)\b[^.;,|()]{0,50})?"
    ),
}


@dataclass
class Measures:
    """Figures of one notice, and what stands behind some of them."""

    words: int = 0
    in_sentences: int = 0
    brief: int = 0
    headings: int = 0
    lengths: list[int] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)
    repeated: int = 0
    """Words outside the summary that stand in a run of words said before."""
    empty_cells: int = 0
    thin_columns: int = 0

    @property
    def prose(self) -> float:
        """The share of the words that stand in sentences, in per cent."""
        return 100 * self.in_sentences / max(self.words, 1)

    @property
    def labels_in_a_thousand(self) -> float:
        """Labels in a thousand words."""
        return 1000 * len(self.labels) / max(self.words, 1)


def measured(notice: Notice) -> Measures:
    """Return the measures of a notice."""
    lang = notice.lang
    found = Measures()
    texts: list[str] = []
    after_summary = 0
    part = ""
    for piece in flow(notice):
        match piece:
            case Heading(level, runs, anchor):
                part = anchor if level == 2 else part
                words = "".join(run.text for run in runs)
                texts.append(words)
                found.headings += 1
                found.words += len(tokens(words))
                found.brief += len(tokens(words)) if part == "part-brief" else 0
            case Grid():
                texts += _grid(found, piece)
            case Passage(paragraphs):
                said = [p.text.strip() for p in paragraphs]
                found.brief += sum(map(len, map(tokens, said))) if part == "part-brief" else 0
                texts += said
        after_summary = len(texts) if part in ("", "part-brief") else after_summary
    _add_passages(found, notice)
    found.periods = [SPACES.sub(" ", m.group().lower()).strip() for t in texts for m in PERIOD[lang].finditer(t)]
    # The summary says what the page says, in fewer words; that is what it is for.
    found.repeated = _said_before(texts[after_summary:])
    return found


def tokens(text: str) -> list[str]:
    """The words of a text."""
    return [token for token in SPACES.split(text) if re.search(r"[^\W_]", token)]


def sentences(text: str, lang: str) -> list[str]:
    """A text cut at full stops, those of abbreviations left alone."""
    found, start = [], 0
    for match in END.finditer(text):
        before, after = text[start : match.start()], text[match.end() :]
        short = re.search(rf"(?:^|[\s\u00a0(’'])(?:{SHORT[lang]}|\d|[A-Z])\.$", before)
        ends = re.search(r"(?:etc|Inc|Ltd|Co|Corp)\.$", before) and re.match(r"[A-ZÀ-Ö][a-zà-ö’']", after)
        if short and not ends:
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    return [s for s in (*found, text[start:].strip()) if re.search(r"[^\W_]", s)]


# ---------------------------------------------------------------------------------------------------- running text
def _add_passages(found: Measures, notice: Notice) -> None:
    """Running text: what is a sentence, what goes on one, what is a fragment."""
    for group in _together(notice):
        opened: dict[int, bool] = {}
        for paragraph in group:
            depth = paragraph.depth if paragraph.kind == "li" else 0
            _add_paragraph(found, paragraph, notice.lang, opened=opened.get(depth, False))
            last = sentences(paragraph.text.strip(), notice.lang)[-1:]
            opens = bool(last) and bool(OPENS.search(last[0])) and has_verb(last[0], notice.lang)
            opened = {d: o for d, o in opened.items() if d <= depth and depth} | {depth + 1: opens}


def _together(notice: Notice) -> Iterator[list[Paragraph]]:
    """Paragraphs of passages that follow each other, so that a list goes on the sentence before it."""
    held: list[Paragraph] = []
    for piece in flow(notice):
        if isinstance(piece, Passage):
            held += piece.paragraphs
            continue
        yield held
        held = []
    yield held


def _add_paragraph(found: Measures, paragraph: Paragraph, lang: str, *, opened: bool) -> None:
    text = paragraph.text.strip()
    found.words += len(tokens(text))
    label = LABEL[lang].match(text)
    if paragraph.kind == "dt" or (label and not has_verb(label.group(), lang)):
        found.labels.append(text)
    if paragraph.kind == "dt":
        return
    cut = sentences(text, lang)
    for number, each in enumerate(cut):
        length = len(tokens(each))
        if has_verb(each, lang):
            found.in_sentences += length
            found.lengths.append(length)
        elif number == 0 and (opened or (len(cut) > 1 and (length <= TITLE or paragraph.runs[0].strong))):
            found.in_sentences += length
        elif not (ADDRESS.search(each) and length < 16):
            found.fragments.append(each)


# ----------------------------------------------------------------------------------------------------------- tables
def _grid(found: Measures, grid: Grid) -> Iterator[str]:
    """The texts of a table, which count as words only; its empty cells and thin columns."""
    heads = ["".join(run.text for run in words) for words in (grid.caption, *grid.heads)]
    rows = [["\n".join(p.text for p in cell) for cell in row.cells] for row in grid.rows]
    found.empty_cells += sum(not cell.strip() for row in rows for cell in row)
    columns = list(zip(*rows, strict=True))[1:]
    found.thin_columns += sum(2 * sum(bool(cell.strip()) for cell in column) < len(rows) for column in columns)
    texts = [*heads, *(cell for row in rows for cell in row)]
    found.words += sum(len(tokens(text)) for text in texts)
    yield from texts


def _said_before(texts: Iterable[str]) -> int:
    """How many words stand in a run of words that was said before."""
    flow_ = [re.sub(r"[^\w’'-]", "", token.lower()) for text in texts for token in [*tokens(text), ""]]
    known: Counter[tuple[str, ...]] = Counter()
    covered = [False] * len(flow_)
    for at in range(len(flow_) - RUN + 1):
        run = tuple(flow_[at : at + RUN])
        if "" in run:
            continue
        if known[run]:
            covered[at : at + RUN] = [True] * RUN
        known[run] += 1
    return sum(covered)
