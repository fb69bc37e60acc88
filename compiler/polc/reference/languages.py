"""The languages that pages are written in: those with a phrase file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from polc.reference.package import names_in

BOOK = re.compile(r"^([a-z]{2})\.toml$")


@lru_cache(maxsize=1)
def page_languages() -> tuple[str, ...]:
    """The tags of all languages with a phrase file in `dsl/phrases`, in alphabetical order."""
    return tuple(match.group(1) for name in names_in("phrases") if (match := BOOK.match(name)))


def names_of(fields: Mapping[str, Any]) -> dict[str, str]:
    """The name that a table of the vocabulary or of the law has in each language, as far as it has one."""
    return {lang: fields[lang] for lang in page_languages() if lang in fields}
