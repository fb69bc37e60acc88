"""Tells the names of rules in a file of settings that are no rule of today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from polc.project.settings_file import SettingsFile
from polc.reference.rule_names import is_rule_or_group, renamed_rules, rules_and_groups

LISTS = ("select", "ignore")


def doubtful_rules(file: SettingsFile) -> tuple[str, ...]:
    """The names in a file of settings that are no rule or group of today, each once, in their order."""
    names = (name for table in _tables_of_rules(file.table) for name in _names_in(table))
    return tuple(dict.fromkeys(name for name in names if name in renamed_rules() or not is_rule_or_group(name)))


def _tables_of_rules(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield table
    yield from table.get("per-path", {}).values()


def _names_in(table: dict[str, Any]) -> Iterator[str]:
    for key in LISTS:
        yield from table.get(key, ())
    yield from table.get("severity", {})


def nearest_rule_or_group(name: str) -> str:
    """The rule or group of today whose name is nearest to another.

    Empty where none is near.
    """
    from polc.syntax.errors.suggestions import nearest

    return nearest(name, rules_and_groups())
