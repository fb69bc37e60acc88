"""Reads a JSON object as polc wrote it: no key twice, none that is unknown, nothing but plain values. Pure values."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from typing import Any

KEY = re.compile(r"[\w-]{1,40}", re.ASCII)
NOT_IN_TEXTS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no text of polc holds: control characters, and halves of characters."""


class ObjectError(ValueError):
    """A text is no such object.

    The message is the key that is wrong, or empty where no key is to blame.
    """


def read_object(text: str, keys: Collection[str]) -> dict[str, Any]:
    """The object in a text.

    Raises ObjectError for what is none, and for a key that is doubled or not among `keys`.
    """
    try:
        told = json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_no_number)
    except ObjectError:
        raise
    except (ValueError, RecursionError) as error:
        raise ObjectError("") from error
    if not isinstance(told, dict):
        raise ObjectError("")
    for key in told:
        if key not in keys:
            raise ObjectError(_printable_key(key))
    return told


def is_plain(value: object) -> bool:
    """True for a text without control characters that can be written as UTF-8."""
    return isinstance(value, str) and NOT_IN_TEXTS.search(value) is None


def _unique_keys(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ObjectError(_printable_key(key))
        found[key] = value
    return found


def _no_number(_constant: str) -> Any:  # noqa: ANN401 - as `json` wants it
    raise ObjectError("")


def _printable_key(key: str) -> str:
    """A key as it can be shown; empty for one that nobody could have meant."""
    return key if KEY.fullmatch(key) else ""
