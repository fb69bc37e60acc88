"""Examples of rules' pages for the readers of a language: its texts first, and comments of the page in its words."""

from __future__ import annotations

import re

from polc.reference.phrases import LANGUAGES, phrase

TEXT = r'"""[\s\S]*?"""|"(?:[^"\\]|\\.)*"'
PAIR = re.compile(rf"\ben ({TEXT})(\s+)([a-z]{{2}}) ({TEXT})")
REMARK = re.compile(r"^# (without|as of)(?= )", re.MULTILINE)


def example_for(code: str, lang: str) -> str:
    """The example as readers of a language expect it.

    The policy that it states is the same.
    """
    if lang == LANGUAGES[0]:
        return code
    ordered = PAIR.sub(lambda m: f"{lang} {m[4]}{m[2]}en {m[1]}" if m[3] == lang else m[0], code)
    return REMARK.sub(lambda m: f"# {phrase(f'example-{m[1].replace(chr(32), chr(45))}', lang)}", ordered)
