"""The HTML in the texts of a notice as plain values: paragraphs of runs. Knows no policy and no format.

The texts hold only what `polc.notice` writes: inline elements, and paragraphs, lists and headings in blocks.
"""

from __future__ import annotations

from html.parser import HTMLParser

from markupsafe import Markup

from polc.core.record import record, replace

VOID = frozenset({"br", "hr", "wbr"})
LISTS = ("ul", "ol")
PARAGRAPHS = frozenset({"p", "li", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})


@record
class Run:
    """Some words with one look.

    `link` is an address, or `#` and an anchor of the page; `lang` the language of words that are not in that of the
    page; `anchor` the place that the words are, where a link may lead to them.
    """

    text: str
    link: str = ""
    lang: str = ""
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    anchor: str = ""


@record
class Paragraph:
    """Runs that stand together.

    `kind` is `p`, `li` (in a list, `depth` 1 or more; `number` is its number in one that is numbered, else 0), `pre`,
    `blockquote`, or `h3` to `h6`.
    """

    runs: tuple[Run, ...]
    kind: str = "p"
    depth: int = 0
    number: int = 0

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


def runs(words: Markup) -> tuple[Run, ...]:
    """The runs of a text within a line."""
    return tuple(run for paragraph in paragraphs(words) for run in paragraph.runs)


def paragraphs(words: Markup) -> tuple[Paragraph, ...]:
    """The paragraphs of a text; one without any element of a block is one paragraph. Empty for no words."""
    reader = _Reader()
    reader.feed(str(words))
    reader.close()
    return tuple(reader.found())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[Paragraph] = []
        self._runs: list[Run] = []
        self._looks = [Run("")]
        self._kinds = ["p"]
        self._lists: list[int] = []
        self._number = 0

    def found(self) -> list[Paragraph]:
        """Every paragraph, the one still open included."""
        self._end()
        return self._done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a paragraph, a list or a look."""
        given = {k: v or "" for k, v in attrs}
        if tag in VOID:
            self._runs.append(replace(self._looks[-1], text="\n"))
            return
        if tag in LISTS:
            self._end()
            self._lists.append(0 if tag == "ul" else int(given.get("start") or 1))
        elif tag in PARAGRAPHS:
            self._open(tag)
        outer = self._looks[-1]
        self._looks.append(
            Run(
                "",
                link=given.get("href", outer.link) if tag == "a" else outer.link,
                lang=given.get("lang", outer.lang),
                strong=outer.strong or tag == "strong",
                emphasis=outer.emphasis or tag == "em",
                code=outer.code or tag in ("code", "pre"),
                anchor=given.get("id", ""),
            )
        )

    def _open(self, tag: str) -> None:
        """Begins a paragraph; the first one in a list member or a quotation stands as that member or quotation."""
        self._end()
        kind = self._kinds[-1] if tag == "p" else tag
        self._kinds.append(kind)
        if tag == "li" and self._lists and self._lists[-1]:
            self._number = self._lists[-1]
            self._lists[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        """Closes what the element opened."""
        if tag in VOID:
            return
        self._looks.pop()
        if tag in LISTS:
            self._end()
            self._lists.pop()
        elif tag in PARAGRAPHS:
            self._end()
            self._kinds.pop()

    def handle_data(self, data: str) -> None:
        """Adds words to the open paragraph; blanks between two elements of a block are none."""
        if self._kinds[-1] == "p" and len(self._kinds) == 1 and not self._runs and not data.strip():
            return
        self._runs.append(replace(self._looks[-1], text=data))

    def _end(self) -> None:
        if any(run.text.strip() for run in self._runs):
            kind = self._kinds[-1]
            depth = len(self._lists) if kind == "li" else 0
            self._done.append(Paragraph(_trimmed(self._runs), kind, depth, self._number if kind == "li" else 0))
            self._number = 0
        self._runs = []


def _trimmed(found: list[Run]) -> tuple[Run, ...]:
    """Runs without blanks before the first and after the last word."""
    kept = [run for run in found if run.text]
    kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(run for run in kept if run.text)
