"""What names of rules in settings, options, waivers and baselines mean: also former names, and names of none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from polc.reference.package import read_toml
from polc.reference.rules import RulePage, slugs

FIRST_VERSION = "0.1"
"""The version that had every rule whose page does not say when it was introduced."""


@lru_cache(maxsize=1)
def retired_rules() -> Mapping[str, Mapping[str, str]]:
    """The rules that were taken back, by their slugs, each with the reason per language."""
    tables: Mapping[str, Mapping[str, str]] = read_toml("retired-rules.toml")
    return tables


@lru_cache(maxsize=1)
def renamed_rules() -> Mapping[str, Mapping[str, str]]:
    """The former names of rules, each with the name it has now (`to`) and the version that changed it (`since`)."""
    tables: Mapping[str, Mapping[str, str]] = read_toml("renamed-rules.toml")
    return tables


def current_name(rule: str) -> str:
    """The name that a rule has now; any other text as it is."""
    former = renamed_rules().get(rule)
    return rule if former is None else former["to"]


def former_names(rule: str) -> tuple[str, ...]:
    """The names that a rule had before, sorted."""
    return tuple(sorted(name for name, now in renamed_rules().items() if now["to"] == rule))


def is_rule_or_group(name: str) -> bool:
    """True for what settings and options can name: rules, of today, renamed or taken back, and groups."""
    return name in rules_and_groups() or name in renamed_rules()


def rules_and_groups() -> frozenset[str]:
    """The names of rules, those taken back included, and of groups."""
    return frozenset({*slugs(), *retired_rules(), *(s.partition("/")[0] for s in slugs())})


def introduced_of(page: RulePage, variant: str = "") -> str:
    """The version of polc that first had a rule, or what it finds with a variant."""
    own = page.meta.get("variants", {}).get(variant, {})
    return str(own.get("introduced", page.meta.get("introduced", FIRST_VERSION)))


def new_in(page: RulePage, version: str) -> str:
    """The version that brought a rule, where a version is of the same minor line.

    Empty for older rules, and for mistakes of files, syntax and names, which no pin softens.
    """
    introduced = introduced_of(page)
    is_new = page.in_catalogue and introduced != FIRST_VERSION and version.split(".")[:2] == introduced.split(".")[:2]
    return introduced if is_new else ""
