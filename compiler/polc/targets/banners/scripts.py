"""JSON inside a script: nothing in it can end the script or its lines."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""Characters that mean something to HTML or end a line of JavaScript, as JSON writes them."""


def literal(value: object) -> str:
    """Return a value as JSON that may stand in a script within a page."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return "".join(ESCAPES.get(character, character) for character in text)


def assigned(name: str, value: object) -> str:
    """Return the statement that gives a variable a value."""
    return f"var {name} = {literal(value)};\n"


def with_patterns(target: str, places: Mapping[str, str]) -> str:
    """Return the statements that put regular expressions in the place of patterns, by their places in a variable."""
    return "".join(f"{target}{place} = new RegExp({literal(expression(name))});\n" for place, name in places.items())


def expression(pattern: str) -> str:
    """Return the regular expression of a name in which an asterisk stands for any characters."""
    return "^" + ".*".join(_escaped(part) for part in pattern.split("*")) + "$"


def _escaped(part: str) -> str:
    return re.sub(r"[\\^$.|?*+()\[\]{}/]", lambda found: "\\" + found[0], part)
