"""Says what is wrong where no word could be read: quotation marks and characters."""

from __future__ import annotations

import re
import unicodedata

from polc.core.findings import Fact, Finding
from polc.core.sources import Span
from polc.syntax.errors.findings import finding
from polc.syntax.errors.parse_error import NAME, Mistake

TYPOGRAPHIC = "“”„‟«»‹›″‘’'"
"""Marks that word processors, or habit, put at the ends of a text instead of the straight double one."""
OPENS = re.compile(rf"(?:[^\W\d_]{{2}}\s*)?([{TYPOGRAPHIC}])")
QUOTED = re.compile(r'"[^"\\\n]*(?:\\.[^"\\\n]*)*(")?')
"""A text in quotation marks, of which group 1 is the last one; where that is missing, all up to the end of the line."""
TAG = re.compile(r"(?<![\w-])(?!at|by|of|or|on|to|if|in)[a-z]{2}\s*\Z")
TAGGED = re.compile(r'(?!at|by|of|or|on|to|if|in)[a-z]{2}\s*"')
NEAR = 80
"""How many characters before a text its language is looked for."""
NUMBER = re.compile(r"\d+")
UNDERSCORED = re.compile(r"[\w-]*_[\w-]*")


def unreadable(mistake: Mistake) -> Finding | None:
    """The finding for a mistake of quotation marks or characters.

    None where the words themselves are out of place.
    """
    if mistake.at_end:
        return None
    return _typographic(mistake) or _untagged(mistake) or _unclosed_text(mistake) or _character(mistake)


def _finding(mistake: Mistake, rule: str, start: int, end: int, variant: str = "", **facts: Fact) -> Finding:
    return finding(mistake, rule, Span(mistake.source.path, start, max(end, start + 1)), variant, **facts)


def _typographic(mistake: Mistake) -> Finding | None:
    """A curly or angled mark where a text should begin, perhaps after its language."""
    mark = OPENS.match(mistake.source.text, mistake.at)
    if mark is None:
        return None
    return _finding(mistake, "typographic-quotes", mark.start(1), mark.end(1))


def _untagged(mistake: Mistake) -> Finding | None:
    """Two passages of one text, only one of which has its language before it."""
    text = mistake.source.text
    if mistake.token is None:
        return None
    before = _text_before(text, mistake.at)
    if before is None:
        return None
    tagged = TAG.search(text, max(0, before.start() - NEAR), before.start())
    if mistake.token.type == "STRING" and tagged:
        return _finding(mistake, "untagged-language", mistake.at, mistake.token.end_pos or mistake.at)
    if not tagged and TAGGED.match(text, mistake.at):
        return _finding(mistake, "untagged-language", before.start(), before.end())
    return None


def _unclosed_text(mistake: Mistake) -> Finding | None:
    """A text without its second mark.

    It runs to the end of the line, or as far as the first mark of the next text.
    """
    text, at = mistake.source.text, mistake.at
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = end if end >= 0 else len(text)
    if mistake.token is None and text[at] == '"':
        curly = _curly_end(text[at:end])
        if curly is not None:
            return _finding(mistake, "typographic-quotes", at + curly, at + curly + 1)
        return _finding(mistake, "unclosed-text", at, len(text[:end].rstrip()))
    if '"""' in text[begin:end] or text[begin:end].replace('\\"', "").count('"') % 2 == 0:
        return None
    last = _text_before(text, at)
    if last is None or last.start() < begin:
        return None
    return _finding(mistake, "unclosed-text", last.start(), last.end())


def _text_before(text: str, at: int) -> re.Match[str] | None:
    """The text in quotation marks that stands right before an offset."""
    end = len(text[:at].rstrip())
    quoted = list(QUOTED.finditer(text, text.rfind("\n", 0, end) + 1, end))
    return quoted[-1] if quoted and quoted[-1].end() == end and quoted[-1][1] else None


def _curly_end(line: str) -> int | None:
    """Where a text that a straight mark opens is closed by a curly one.

    Nothing inside the text opened that one.
    """
    for opening, closing in (("“", "”"), ("«", "»")):
        if line.count(closing) > line.count(opening):
            return line.rindex(closing)
    return None


def _character(mistake: Mistake) -> Finding | None:
    if mistake.token is not None:
        return None
    text, at = mistake.source.text, mistake.at
    character = text[at]
    if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn"):
        code = f"U+{ord(character):04X}"
        return _finding(mistake, "unexpected-character", at, at + 1, "invisible", found=code)
    number = NUMBER.match(text, at)
    if number is not None:
        return _finding(mistake, "unexpected-character", at, number.end(), "number")
    if character == "_":
        begin = at
        while begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] in "-_"):
            begin -= 1
        word = UNDERSCORED.match(text, begin)
        end = word.end() if word else at + 1
        return _finding(mistake, "unexpected-character", begin, end, "underscore",
                        suggestion=text[begin:end].strip("_").replace("_", "-"))  # fmt: skip
    word = NAME.match(text, at)
    return _finding(mistake, "unexpected-character", at, word.end() if word else at + 1)
