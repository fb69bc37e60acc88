"""Regular expressions made ready with the package.

To make an expression takes Python a thousand times as long as to look with it, and it has no way to keep one that is
made. So what its engine runs is kept, as `re` itself hands it over, with the number of the engine that it is for; any
other engine is given the expression to make.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
from collections.abc import Mapping, Sequence
from typing import Any

ENGINE = f"{_sre.MAGIC}:{_sre.CODESIZE}"
"""What tells apart engines that do not run the same code: the number of their language, and the bytes of its words."""
Code = Mapping[str, Any]
"""What an engine runs for an expression: its `words`, the `names` of its groups, and its `flags`."""


def codes_of(expressions: Sequence[str]) -> dict[str, object]:
    """What `made_ready` takes: the code of each expression for the engine at work, as JSON can hold it."""
    return {"engine": ENGINE, "of": {expression: _code(expression) for expression in expressions}}


def _code(expression: str) -> Code:
    from re import _compiler, _parser  # type: ignore[attr-defined]  # where `re` makes what the engine runs

    parsed = _parser.parse(expression, 0)
    names = [""] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    return {"words": _compiler._code(parsed, 0), "names": names, "flags": parsed.state.flags}


def made_ready(expression: str, codes: Mapping[str, Any]) -> re.Pattern[str] | None:
    """An expression made of its code; None where there is none for the engine at work."""
    code: Code | None = codes["of"].get(expression) if codes and codes["engine"] == ENGINE else None
    if code is None:
        return None
    names = [name or None for name in code["names"]]
    numbers = {name: number for number, name in enumerate(names) if name}
    made: re.Pattern[str] = _sre.compile(
        expression, code["flags"], code["words"], len(names) - 1, numbers, tuple(names)
    )
    return made
