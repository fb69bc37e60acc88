"""Whether two files state the same: what has to hold before a layout is written."""

from __future__ import annotations

from polc.core.record import field_names, values_of
from polc.core.sources import Span
from polc.editor.layout_structure import comments_of
from polc.syntax.tree import File


def is_same_policy(first: File, second: File) -> bool:
    """True where two files state the same, in the same order, wherever it stands, with the same comments."""
    comments = comments_of(first.source.text) == comments_of(second.source.text)
    return comments and _is_alike(first.declarations, second.declarations)


def _is_alike(first: object, second: object) -> bool:
    if type(first) is not type(second):
        return False
    if isinstance(first, Span):
        return True
    if isinstance(first, tuple) and isinstance(second, tuple):
        return len(first) == len(second) and all(map(_is_alike, first, second))
    if field_names(first):
        return _is_alike(values_of(first), values_of(second))
    return first == second
