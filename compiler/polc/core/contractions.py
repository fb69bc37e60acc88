"""What a language does to letters where two texts meet.

`de` and `le terme` become `du terme`. A contraction is a tuple `(left, right, contracted)`: the text before the seam
ends in `left`, that after it begins with `right`, and `contracted` stands for both. `left` is whole words: `que` is not
the end of `applique`.
"""

from __future__ import annotations

from collections.abc import Iterable

Contraction = tuple[str, str, str]


def contraction_between(before: str, after: str, contractions: Iterable[Contraction]) -> Contraction | None:
    """Return the first contraction that fits where two texts meet.

    None where none does.
    """
    return next((c for c in contractions if _ends_in_word(before, c[0]) and after.startswith(c[1])), None)


def _ends_in_word(before: str, left: str) -> bool:
    """True where a text ends in these words.

    The first of them does not go on another word.
    """
    return before.endswith(left) and not (left[:1].isalpha() and before[-len(left) - 1 : -len(left)].isalpha())


def contracted_text(before: str, after: str, contractions: Iterable[Contraction]) -> str:
    """Return two texts as one, contracted where they meet."""
    found = contraction_between(before, after, contractions)
    if found is None:
        return f"{before}{after}"
    left, right, contracted = found
    return f"{before[: -len(left)]}{contracted}{after[len(right) :]}"
