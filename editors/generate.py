"""Writes what editors need of the words of the language: python editors/generate.py."""

from __future__ import annotations

import json
from pathlib import Path

from polc.editor.highlighting import textmate_grammar

GRAMMAR = Path(__file__).parent / "vscode" / "syntaxes" / "pol.tmLanguage.json"


def main() -> None:
    """Writes the grammar of colours."""
    GRAMMAR.write_text(written(), encoding="utf-8")


def written() -> str:
    """Return the grammar as it stands in the file."""
    return json.dumps(textmate_grammar(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    main()
