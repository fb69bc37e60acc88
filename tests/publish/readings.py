"""What a reader finds in each format of a notice: its headings, its words and its addresses."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import docx
import pypdf
from docx.table import Table
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt

from tests.publish.pdfs import structure

UNSEEN = frozenset({"style", "svg"})
"""What holds no words for a reader, or drawings of what the words say."""
BLOCKS = {
    "p", "li", "td", "th", "dt", "dd", "div", "caption", "summary", "figcaption", "section", "header", "tr", "br",
    "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote",
}  # fmt: skip
HEADING_ID = re.compile(r"^(#+) (.*) \{#([\w-]+)\}$", re.MULTILINE)
HEADING = re.compile(r"h([1-6])")
URL = re.compile(r"https?://[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NOTE = re.compile(r"\u00a0\[\d+\]")
LISTED = re.compile(r"^\[\d+\] (.+)$", re.MULTILINE)
RULE = re.compile(r"\n-{78}\n(?=\[1\] )")


@dataclass(frozen=True)
class Reading:
    """The headings in their order, all words in one line, and the addresses outside the file that words lead to."""

    headings: tuple[str, ...]
    words: str
    links: frozenset[str]


def squeezed(text: str) -> str:
    """Words with one space between them, and no places where a line might end."""
    return " ".join(text.replace("\u200b", "").replace("\u00ad", "").split())


def address(link: str) -> str:
    """An address as it can be compared: an e-mail address alone, a page without the last slash."""
    return link.removeprefix("mailto:").partition("?")[0] if link.startswith("mailto:") else link.rstrip("/")


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.words: list[str] = []
        self.links: set[str] = set()
        self._hidden = 0
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in UNSEEN
        if self._hidden:
            return
        if tag in BLOCKS:
            self.words.append("\n")
        if HEADING.fullmatch(tag):
            self._heading = True
            self.headings.append("")
        link = dict(attrs).get("href") or ""
        if tag == "a" and re.match(r"https?:|mailto:", link):
            self.links.add(address(link))

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in UNSEEN
        self._heading = self._heading and not HEADING.fullmatch(tag)
        if tag in BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)
            if self._heading:
                self.headings[-1] += data


def read_html(content: bytes) -> Reading:
    reader = _Html()
    reader.feed(content.decode())
    reader.close()
    return Reading(tuple(map(squeezed, reader.headings)), squeezed("".join(reader.words)), frozenset(reader.links))


def read_markdown(content: bytes) -> Reading:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    return read_html(parser.render(_without_front(content.decode())).encode())


def _without_front(text: str) -> str:
    """Markdown as it is shown: facts at its front left out but for the title, ids of headings as places."""
    if not text.startswith("---\n"):
        return text
    front, _, body = text.removeprefix("---\n").partition("\n---\n")
    body = HEADING_ID.sub(r"\1 <a id='\3'></a>\2", body)
    title = json.loads(next(line for line in front.split("\n") if line.startswith("title: ")).removeprefix("title: "))
    if re.search(r"^# ", body, re.MULTILINE):
        return body
    draft, rest = re.match(r"(\n\*\*[^\n]*\*\*\n)?(.*)", body, re.DOTALL).groups("")  # type: ignore[union-attr]
    return f"{draft}\n# {title}\n{rest}"


def read_text(content: bytes) -> Reading:
    body, *listed = RULE.split(content.decode())
    notes = LISTED.findall(listed[0]) if listed else []
    lines = body.split("\n")
    headings = []
    for number, line in enumerate(lines):
        if re.fullmatch(r"(=+|-+|~+|\.+)", line) and number and lines[number - 1].strip():
            start = number
            while start and lines[start - 1].strip():
                start -= 1
            headings.append(squeezed(NOTE.sub("", " ".join(lines[start:number]))))
    links = {address(link) for link in (*notes, *(u.rstrip(".,;:)") for u in URL.findall(body)))}
    return Reading(tuple(headings), squeezed(NOTE.sub("", body)), frozenset(links))


def read_pdf(content: bytes) -> Reading:
    file = pypdf.PdfReader(io.BytesIO(content))
    links = {
        address(str(uri))
        for page in file.pages
        for note in page.get("/Annots", [])
        if (uri := note.get_object().get("/A", {}).get("/URI"))
    }
    words = " ".join(page.extract_text() for page in file.pages)
    headings = (squeezed(tag.title) for tag in structure(file).walk() if re.fullmatch(r"H[1-6]", tag.name))
    return Reading(tuple(headings), squeezed(words), frozenset(links))


def read_docx(content: bytes) -> Reading:
    file = docx.Document(io.BytesIO(content))
    paragraphs = [p for block in file.iter_inner_content() for p in _paragraphs(block)]
    headings = [squeezed(p.text) for p in paragraphs if p.style and re.match(r"Title|Heading", str(p.style.name))]
    links = {address(r.target_ref) for r in file.part.rels.values() if r.is_external}
    return Reading(
        tuple(h for h in headings if h), squeezed(" \n".join(p.text for p in paragraphs)), frozenset(links)
    )  # fmt: skip


def _paragraphs(block: Paragraph | Table) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
        return
    seen = set()
    for row in block.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                for inner in cell.iter_inner_content():
                    yield from _paragraphs(inner)


READERS: dict[str, Callable[[bytes], Reading]] = {
    "html": read_html,
    "md": read_markdown,
    "mdx": read_markdown,
    "txt": read_text,
    "pdf": read_pdf,
    "docx": read_docx,
}
"""By the extension of a format's files."""
