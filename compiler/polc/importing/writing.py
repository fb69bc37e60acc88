"""Writes what was recognised as a `.pol` file.

Statements with their places, guesses as comments, the rest as prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from polc.core.sources import Source
from polc.editor.answered import declaration
from polc.editor.layout import laid_out
from polc.importing.drafted import Drafted, Stated, quoted
from polc.importing.passages import Passage, Section
from polc.reference.phrases import phrase
from polc.syntax.parse import parse

BOOK = "importing.toml"
KINDS = (
    "policy", "controller", "officer", "channel", "subject", "data", "recipient", "purpose", "retention", "rights",
    "right", "authority", "cookies", "decisions", "transfer",
)  # fmt: skip
BARE = ("authority",)
"""Declarations that stand without braces."""
ORDER = (
    "title", "name", "legal-name", "languages", "version", "effective", "made", "kind", "country", "registered", "role",
    "does", "located", "at", "basis", "subjects", "data", "recipients", "includes", "from", "receives", "safeguard",
    "covers", "keep", "offer", "through", "reply", "consent", "lifetime", "cookie", "reach",
)  # fmt: skip
JOINED = frozenset({"reach", "offer", "through", "includes", "data", "subjects", "recipients", "receives", "does"})
"""Statements of which a declaration has one, with several values."""
LONGEST_QUOTE = 60
LINE = 110
SIGNS = re.compile(r"([\\`*\[\]<>])")
LEADS = re.compile(r"^(\s*)([#+>|-]|\d+[.)])")
MOST_PLACES = 3


def written(drafted: Drafted, head: Sequence[str], lang: str) -> str:
    """Return the text of the draft, laid out.

    Comments are in the language of whoever imports.
    """
    told = [_declared(drafted, kind, id_, held, lang) for kind, id_, held in _in_order(drafted)]
    parts = ["".join(f"# {line}\n" for line in head), *(text for text in told if text)]
    parts += _prose(drafted, lang)
    text = "\n".join(part.rstrip("\n") + "\n" for part in parts if part)
    file, mistakes = parse(Source("draft.pol", text))
    return laid_out(file) if not mistakes else text


def _in_order(drafted: Drafted) -> Iterator[tuple[str, str, list[Stated]]]:
    for kind in KINDS:
        for (known, id_), held in drafted.declarations.items():
            if known == kind:
                yield kind, id_, held


def _declared(drafted: Drafted, kind: str, id_: str, held: Sequence[Stated], lang: str) -> str:
    """A declaration; as comments where nothing of it is sure.

    Where the language cannot say it.
    """
    sure = [each for each in held if not each.likely]
    if any(each.key == "none" for each in sure):
        others = any(known == kind and name for known, name in drafted.declarations)
        others = others or (
            kind == "transfer" and any(s.key == "safeguard" for h in drafted.declarations.values() for s in h)
        )
        return f"# ? {kind} none  {_source(held, lang)}\n" if others else f"{kind} none  # {_source(held, lang)}\n"
    if kind in BARE:
        return f"{kind} {id_}\n"
    lines = [*_sure_lines(sure, lang), *_likely_lines(held, lang)]
    whole = declaration(kind, id_, lines) if sure else ""
    if whole and not parse(Source("draft.pol", whole + "\n"))[1]:
        return whole
    called = f"{kind} {id_}".rstrip()
    return "".join(f"# ? {called}: {line.removeprefix('# ? ')}\n" for line in lines)


def _sure_lines(sure: Sequence[Stated], lang: str) -> Iterator[str]:
    by_key: dict[str, list[Stated]] = {}
    for each in sure:
        by_key.setdefault(each.key, []).append(each)
    for key in sorted(by_key, key=_place_in_order):
        if key in JOINED:
            values = ", ".join(dict.fromkeys(each.value for each in by_key[key]))
            yield f"{key} {values}  # {_source(by_key[key], lang)}"
        else:
            for each in by_key[key]:
                yield f"{key} {each.value}  # {_source([each], lang)}"


def _place_in_order(key: str) -> int:
    return ORDER.index(key) if key in ORDER else len(ORDER)


def _likely_lines(held: Sequence[Stated], lang: str) -> Iterator[str]:
    for each in held:
        if each.likely:
            yield f"# ? {each.key} {each.value}  {_source([each], lang)}"


def _source(held: Iterable[Stated], lang: str) -> str:
    """Where statements come from, and for one alone the words that tell it."""
    row = phrase("row", lang, BOOK)
    found = list(held)
    places = list(dict.fromkeys(each.passage.place.told(row) for each in found))
    told = "; ".join(places[:MOST_PLACES]) + ("; …" if len(places) > MOST_PLACES else "")
    quote = " ".join(found[0].quote.split())
    short = quote if len(quote) <= LONGEST_QUOTE else quote[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"{told} {phrase('quoted', lang, BOOK, words=short)}" if len(places) == 1 and short else told


# ------------------------------------------------------------------------------------------------------------ prose


def _prose(drafted: Drafted, lang: str) -> Iterator[str]:
    """What became no statement, under the headings under which it stood."""
    sections: dict[int, tuple[Section, list[Passage]]] = {}
    for passage in drafted.passages:
        if passage.kind != "aside":
            sections.setdefault(passage.section.number, (passage.section, []))[1].append(passage)
    for section, passages in sections.values():
        lines = [line for passage in passages for line in _kept_lines(drafted, passage)]
        if not lines:
            continue
        text = re.sub(r"\n{3,}", "\n\n", "\n".join(f"    {line}".rstrip() for line in lines)).strip("\n")
        title = f"  title {quoted(section.title)}\n" if section.title else ""
        place = passages[0].place.told(phrase("row", lang, BOOK))
        yield f'section old-{section.number} {{  # {place}\n{title}  text """\n{text}\n    """\n}}\n'


def kept(drafted: Drafted, passage: Passage) -> list[str]:
    """The sentences of a passage that stay prose.

    What introduces items goes where all of these have gone.
    """
    rest = [s for number, s in enumerate(passage.sentences) if not drafted.taken.get((passage.number, number))]
    if len(rest) == 1 and rest[0] == passage.text and passage.text.endswith(":"):
        items = [
            p
            for p in drafted.passages[passage.number + 1 :]
            if p.intro == passage.text and p.section is passage.section
        ]
        if items and not any(kept(drafted, item) for item in items):
            return []
    return rest


def _kept_lines(drafted: Drafted, passage: Passage) -> Iterator[str]:
    rest = kept(drafted, passage)
    if not rest or passage.kind == "head":
        return
    text = escaped(" ".join(" ".join(rest).split()))
    if passage.kind == "item" or passage.kind == "row":
        indent = "  " * max(0, passage.level - 1)
        yield from wrap(
            text,
            LINE,
            initial_indent=f"{indent}- ",
            subsequent_indent=f"{indent}  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    else:
        yield ""
        yield from wrap(text, LINE, break_long_words=False, break_on_hyphens=False)
        yield ""


def escaped(text: str) -> str:
    """A text as it stands in Markdown, without braces, which refer to declarations."""
    plain = text.replace("{", "(").replace("}", ")").replace('"""', "”")
    return LEADS.sub(r"\1\\\2", SIGNS.sub(r"\\\1", plain))
