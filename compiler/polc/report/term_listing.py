"""Terms and words of the language as they are found for somebody: what they print, and where they are written."""

from __future__ import annotations

from collections.abc import Sequence

from polc.reference.everyday_words import STATEMENTS
from polc.reference.law import norm
from polc.reference.package import read_toml
from polc.reference.phrases import expected, phrase
from polc.reference.readers import readers
from polc.reference.term_search import Found
from polc.reference.vocabulary import Entry, vocabulary
from polc.report.terminal import filled
from polc.report.text import Style, plain

WIDTH = 80
INDENT = "    "
MOST_RULES = 12


def found_terms(found: Sequence[Found], lang: str, style: Style = plain) -> str:
    """What was found, one entry each: the word to write, what it prints, and the statements in which it stands."""
    return "\n".join(_entry(each, lang, style) for each in found) + "\n"


def explained_terms(found: Sequence[Found], lang: str, style: Style = plain) -> str:
    """Terms of one name in full: names in every language, what they are part of, the law, the rules that read them."""
    return "\n\n".join(_explained(each, lang, style) for each in found) + "\n"


def _entry(found: Found, lang: str, style: Style) -> str:
    head = f"{style(found.id, 'bold')}  {_class_name(found.class_, lang)}"
    if found.class_ == STATEMENTS:
        return f"{head}\n{_line(expected(found.id, lang))}"
    lines = [_line(_names(found, lang)), _line(f"{phrase('written-in', lang)} {_written(found)}")]
    return "\n".join((head, *lines))


def _explained(found: Found, lang: str, style: Style) -> str:
    lines = [_entry(found, lang, style)]
    entry = vocabulary(found.class_).get(found.id)
    if entry is None:
        return lines[0]
    if entry.parent:
        parent = vocabulary(found.class_).entries[entry.parent]
        lines.append(_line(f"{phrase('part-of', lang)} `{parent.id}` ({parent.names.get(lang, parent.id)})"))
    parts = [e.id for e in vocabulary(found.class_).entries.values() if e.parent == found.id]
    if parts:
        lines.append(_line(f"{phrase('has-parts', lang)} {', '.join(parts)}"))
    lines += [_line(f"{phrase('citation', lang)}{phrase('colon', lang)} {law}") for law in _laws(entry, lang)]
    rules = _rules(found)
    if rules:
        lines.append(_line(f"{phrase('read-by', lang)}{phrase('colon', lang)} {', '.join(rules)}"))
    return "\n".join(lines)


def _line(text: str) -> str:
    return filled(text, WIDTH, INDENT, INDENT)


def _class_name(class_: str, lang: str) -> str:
    return f"({phrase(f'class-{class_}', lang)})"


def _names(found: Found, lang: str) -> str:
    """The names of a term, the reader's language first."""
    entry = vocabulary(found.class_).get(found.id)
    names = entry.names if entry else {}
    ordered = sorted(names.items(), key=lambda each: (each[0] != lang, each[0]))
    return " · ".join(f"{language}: {name}" for language, name in ordered)


def _written(found: Found) -> str:
    """Where a term is written, as it stands there."""
    return ", ".join(f"`{place.replace('{id}', found.id)}`" for place in read_toml("written.toml")[found.class_])


def _laws(entry: Entry, lang: str) -> list[str]:
    ids = [entry.fields.get(key, "") for key in ("article", "norm", "duty")]
    return [known.label(lang) for id_ in ids if isinstance(id_, str) and id_ and (known := norm(id_))]


def _rules(found: Found) -> tuple[str, ...]:
    lines = [line.rules for line in readers() if line.kind == "terms" and line.name.split()[-1] == found.id]
    return tuple(dict.fromkeys(rule for rules in lines for rule in rules))[:MOST_RULES]
