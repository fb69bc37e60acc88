"""Facts as JSON, after `dsl/facts.schema.json`; keys are names of fields."""

from __future__ import annotations

import json
from collections.abc import Mapping

from polc.core.record import field_names
from polc.facts.records import Facts


def json_text(facts: Facts) -> str:
    """Return the text of a file of facts, the same for the same facts."""
    return json.dumps(_plain_value(facts), ensure_ascii=False, indent=1) + "\n"


def _plain_value(value: object) -> object:
    """A record as an object, a tuple as an array.

    A text, a number, a truth or None as it is.
    """
    if names := field_names(value):
        return {name: _plain_value(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [_plain_value(member) for member in value]
    if isinstance(value, Mapping):
        return {str(key): _plain_value(member) for key, member in value.items()}
    return value
