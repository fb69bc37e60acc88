"""Says what is out of place where reading stopped.

It goes by what the parser could have read instead. Knows the words of the language and what a slip of the pen looks
like; not how findings are shown.
"""

from __future__ import annotations

import re

from polc.core.findings import Finding
from polc.core.record import replace
from polc.core.sources import Span
from polc.syntax.errors.findings import finding, found_at, opened
from polc.syntax.errors.parse_error import NAME, Mistake, terminals_of
from polc.syntax.errors.suggestions import meant_word, nearest, parted
from polc.syntax.parser.grammar import after_property, declaration_keywords, properties, terminals

JOINING = frozenset({"and", "or", "others"})
"""Words that continue a list or a choice: possible nearly everywhere, and never what a stray word stands for."""
TEXTS = ("STRING", "BLOCK")
TAG = re.compile(r"(?!at|by|of|or|on|to|if|in)[a-z]{2}")
TAGGED = re.compile(rf'{TAG.pattern}\s*(?:"""[\s\S]*?"""|"(?!"")[^"\\\n]*(?:\\.[^"\\\n]*)*")')
LENGTH = re.compile(r"\d\s+(?:day|week|month|year)s?\s+\Z")
DAY_IN_WORDS = re.compile(
    r"(?P<word>from|until)[^\S\n]+"
    r"(?P<day>\d{1,4}[./-]\d\S*|(?:\d{1,2}(?:er|st|nd|rd|th)?[^\S\n]+)?[^\W\d_]+\.?[^\S\n]+(?:\d{1,2},[^\S\n]+)?\d{4}\b)"
)
"""A day after its word that is not written year-month-day: `until 31 May 2027`, `until 31/05/2027`."""
NEAR = 40
FEW = 6
"""The most declarations that a message names."""
SHORTEST = 4
"""Shorter words, such as `at` and `by`, continue statements of every kind."""


def misplaced(mistake: Mistake) -> Finding:
    """The finding for a word, text or sign that cannot stand there.

    The end of the file may be what cannot.
    """
    if mistake.at_end:
        return _unexpected_end(mistake)
    if day := _day_in_words(mistake):
        return day
    if mistake.head is None:
        return _outside_declaration(mistake)
    if mistake.block is None:
        return _before_brace(mistake) or _unfinished(mistake)
    if not mistake.may_end:
        return _property_read_as_name(mistake) or _unfinished(mistake)
    return _property_read_as_name(mistake) or _continued(mistake) or _no_property(mistake)


def _unexpected_end(mistake: Mistake) -> Finding:
    span = found_at(mistake)
    if mistake.block is not None:
        return replace(finding(mistake, "unclosed-declaration", span, "end"), related=opened(mistake))
    last = str(mistake.head) if mistake.head is not None else mistake.source.slice(span)
    return finding(mistake, "unexpected", span, "end", found=last)


def _day_in_words(mistake: Mistake) -> Finding | None:
    """The finding for a day in words after `from` or `until`, read with their day."""
    written = DAY_IN_WORDS.match(mistake.source.text, mistake.at)
    if written is None or f"{written['word'].upper()}_DATE" not in mistake.accepts:
        return None
    span = Span(mistake.source.path, *written.span("day"))
    return finding(mistake, "unexpected", span, "date", statement=written["word"])


def _outside_declaration(mistake: Mistake) -> Finding:
    span = found_at(mistake)
    word = mistake.source.slice(span)
    if not NAME.fullmatch(word):
        return finding(mistake, "unexpected", span, "stray-brace" if word == "}" else "between")
    if any(word in words for words in properties().values()):
        return finding(mistake, "unexpected", span, "outside")
    words = declaration_keywords()
    near = meant_word(word, words) or nearest(word, words) or parted(word, words)
    return finding(mistake, "unknown-declaration", span, "near" if near else "", suggestion=near)


def _before_brace(mistake: Mistake) -> Finding | None:
    """A declaration that has no brace, no name, or a name that it cannot have."""
    span, head = found_at(mistake), str(mistake.head)
    if mistake.begins_line and mistake.token in declaration_keywords():
        return finding(mistake, "missing-value", span, statement=head)
    if mistake.wants_brace:
        nameless = mistake.before is mistake.head and "WORD" not in mistake.accepts and mistake.token_is("WORD")
        return finding(mistake, "unexpected", span, "nameless" if nameless else "brace")
    if mistake.source.slice(span) == "{" and "WORD" in mistake.accepts:
        return finding(mistake, "unexpected", span, "name", statement=head)
    return None


def _property_read_as_name(mistake: Mistake) -> Finding | None:
    """The property that was read as a name because the value before it was left out."""
    last, statement = mistake.before, mistake.statement
    if last is None or statement is None or last.type != "WORD":
        return None
    begin = last.start_pos or 0
    span = Span(mistake.source.path, begin, begin + len(last))
    between = mistake.source.text[statement.end_pos : begin].strip()
    if between.endswith(",") and (
        mistake.property_left_open or (str(last) in terminals() and mistake.token_is("WORD"))
    ):
        return finding(mistake, "missing-value", span, "comma")
    if between or not mistake.property_left_open:
        return None
    return finding(mistake, "missing-value", span, statement=str(statement))


def _unfinished(mistake: Mistake) -> Finding:
    """A statement that could not end where something else follows."""
    span, statement, before = found_at(mistake), str(mistake.statement or mistake.head), mistake.before
    found = mistake.source.slice(span)
    if TAG.fullmatch(found) and "LANG" in mistake.accepts:
        return finding(mistake, "unexpected", span, "tag")
    if statement == "then" and found not in mistake.allowed and _lacks_comma(mistake):
        return _unexpected_then(mistake)
    if before == "," and mistake.words == ("then",) and found in ("delete", "anonymise"):
        return finding(mistake, "unexpected", span, "chain")
    if before == "," and (found in mistake.allowed or found in ("}", ",")):
        return finding(mistake, "missing-value", span, "comma", statement=statement)
    if before is not None and before.type == "INT" and "years" in mistake.words:
        near = meant_word(found, mistake.words) or nearest(found, mistake.words)
        return finding(mistake, "unexpected", span, "unit", number=str(before), suggestion=near)
    if found in mistake.allowed or found == "}":
        return finding(mistake, "missing-value", span, statement=statement)
    if statement == "and" and mistake.words == ("others",):
        return finding(mistake, "unexpected", span, "and")
    if mistake.token_is("INT") and ("DATE" in mistake.accepts or statement == "until"):
        return finding(mistake, "unexpected", span, "date", statement=statement)
    if mistake.token_is(*TEXTS):
        return finding(mistake, "unexpected", span, "text", statement=statement)
    wanted = [word for word in mistake.words if word not in JOINING]
    near = meant_word(found, mistake.words) or nearest(found, wanted)
    return finding(mistake, "unexpected", span, statement=statement, suggestion=near)


def _continued(mistake: Mistake) -> Finding | None:
    """Something that was meant to go on with the statement before it, and cannot."""
    span, statement = found_at(mistake), str(mistake.statement or "")
    found = mistake.source.slice(span)
    if statement == "then" and _lacks_comma(mistake):
        return _unexpected_then(mistake)
    if TAG.fullmatch(found) and mistake.source.text[: mistake.at].rstrip().endswith('"'):
        return finding(mistake, "unexpected", span, "tag")
    tagged = TAGGED.match(mistake.source.text, mistake.at)
    if tagged or mistake.token_is(*TEXTS):
        whole = Span(span.path, span.start, tagged.end() if tagged else span.end)
        listed = statement and "STRING" in mistake.in_list
        return finding(mistake, "unexpected", whole, "list-text" if listed else "stray-text", statement=statement)
    if found == ",":
        return finding(mistake, "unexpected", span, "single" if statement else "comma", statement=statement)
    if found == "or":
        return finding(mistake, "unexpected", span, "or")
    if found == "from" and LENGTH.search(mistake.source.text, max(0, mistake.at - NEAR), mistake.at):
        return finding(mistake, "unexpected", span, "after")
    return None


def _no_property(mistake: Mistake) -> Finding:
    """A word that is no property of the declaration, nor continues one."""
    span = found_at(mistake)
    found = mistake.source.slice(span)
    if not NAME.fullmatch(found):
        return finding(mistake, "unexpected", span, "property")
    expected = tuple(sorted(mistake.allowed))
    wanted = [word for word in mistake.words if word not in JOINING]
    near = meant_word(found, wanted) or nearest(found, wanted) or parted(found, wanted)
    if near:
        return finding(mistake, "unknown-property", span, "near", suggestion=near, expected=expected)
    owners = _owning_declarations(mistake, found)
    if owners:
        return finding(mistake, "unknown-property", span, "elsewhere", owners=owners, expected=expected)
    if mistake.list_goes_on and mistake.statement is not None:
        statement = str(mistake.statement)
        return finding(mistake, "unknown-property", span, "list", statement=statement, expected=expected)
    return finding(mistake, "unknown-property", span, expected=expected)


def _owning_declarations(mistake: Mistake, word: str) -> tuple[str, ...]:
    """The declarations that have a property, with what follows it here.

    None where naming so many helps nobody.
    """
    if len(word) < SHORTEST:
        return ()
    follow = terminals_of(mistake.source.text, mistake.at + len(word))
    having = (d for d, words in properties().items() if word in words and follow & after_property(d, word))
    found = tuple(sorted(having))
    return found if len(found) <= FEW else ()


def _lacks_comma(mistake: Mistake) -> bool:
    """True when the `then` being read follows a `keep` without their comma.

    The `keep` is complete.
    """
    then = mistake.statement
    return then is not None and not mistake.source.text[: then.start_pos].rstrip().endswith(",")


def _unexpected_then(mistake: Mistake) -> Finding:
    begin = mistake.statement.start_pos or 0 if mistake.statement is not None else mistake.at
    return finding(mistake, "unexpected", Span(mistake.source.path, begin, begin + len("then")), "then")
