"""The colours of editors: made of the words of the language, up to date, and of one mind with polc's own reading."""

from __future__ import annotations

import json
import re
from pathlib import Path

from polc.core.sources import Source
from polc.editor.highlighting import textmate_grammar
from polc.editor.structure import TOKEN_TYPES, typed_words
from polc.syntax.parse import parse

ROOT = Path(__file__).parent.parent.parent
FILE = ROOT / "editors" / "vscode" / "syntaxes" / "pol.tmLanguage.json"
POLICIES = sorted((ROOT / "tests" / "ok").glob("*.pol"))
KINDS = {"comment": "comment", "string": "string", "constant": "number", "keyword": "keyword", "variable": "name",
         "entity": "name", "support": "name", "storage": "tag", "markup": "string"}  # fmt: skip
OWN = {"keyword": "keyword", "class": "name", "variable": "name", "enumMember": "name", "string": "string",
       "number": "number", "comment": "comment", "operator": "tag"}  # fmt: skip


def test_grammar_in_the_extension_is_up_to_date() -> None:
    """Renewed by `python editors/generate.py`."""
    assert json.loads(FILE.read_text(encoding="utf-8")) == textmate_grammar()


def _coloured(line: str) -> dict[int, str]:
    """What the grammar makes of the words of a line that lies outside blocks, by where they begin."""
    found, at = {}, 0
    while at < len(line):
        for pattern in textmate_grammar()["patterns"]:
            if "begin" in pattern:
                match = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?' if pattern["begin"] == '"' else r'"""').match(line, at)
            else:
                match = re.compile(pattern["match"], re.MULTILINE).match(line, at)
            if match and match.end() > at:
                if "captures" in pattern:
                    for number, capture in pattern["captures"].items():
                        found[match.start(int(number))] = KINDS[capture["name"].partition(".")[0]]
                else:
                    start = at + len(match[0]) - len(match[0].lstrip())
                    found[start] = KINDS[pattern["name"].partition(".")[0]]
                at = match.end()
                break
        else:
            at += 1
    return found


def test_colours_agree_with_what_polc_reads() -> None:
    words = alike = 0
    for path in POLICIES[::4]:
        text = path.read_text(encoding="utf-8")
        if '"""' in text:
            text = re.sub(r'"""[\s\S]*?"""', '""', text)
        file, mistakes = parse(Source(path.name, text))
        assert not mistakes
        colours = {}
        start = 0
        for line in text.split("\n"):
            colours |= {start + at: kind for at, kind in _coloured(line).items()}
            start += len(line) + 1
        for word in typed_words(file):
            words += 1
            alike += colours.get(word.start) == OWN[TOKEN_TYPES[word.type]]

    assert words > 1_000
    assert alike >= 0.95 * words, alike / words
