"""The pages of the rules: severity, citations, dates and every word of a finding, per language."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import Any

from polc.reference.package import compiled, names_in, read_text
from polc.text.record import record

DELIMITER = "+++"
FENCE = re.compile(r"^```pol[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
CATALOGUE_EXCLUDES = ("file", "syntax", "names", "waiver", "baseline", "estate", "site")


@record
class RulePage:
    """One page of `dsl/rules/<group>/`: `meta` is its front matter."""

    slug: str
    meta: dict[str, Any]

    @property
    def body(self) -> str:
        """The Markdown after the front matter."""
        return _parts(read_text(*_path(self.slug)))[1]

    @property
    def group(self) -> str:
        """The group of the rule: the first half of its slug."""
        return self.slug.partition("/")[0]

    @property
    def severity(self) -> str:
        """error, warning or advice."""
        return str(self.meta["severity"])

    @property
    def kind(self) -> str:
        """contradiction, omission, law, guidance, clarity, structure, names, syntax or file."""
        return str(self.meta["kind"])

    @property
    def citations(self) -> tuple[str, ...]:
        """The norms that the rule stands on, as ids of `dsl/law`."""
        return tuple(self.meta.get("cites", ()))

    def citations_of(self, variant: str) -> tuple[str, ...]:
        """The norms that a finding with this variant stands on: the variant's own where it has any."""
        return tuple(self.meta.get("variants", {}).get(variant, {}).get("cites", self.citations))

    @property
    def supersedes(self) -> tuple[str, ...]:
        """Rules that stay silent about a declaration where this one speaks."""
        return tuple(self.meta.get("supersedes", ()))

    @property
    def since(self) -> date | None:
        """The first day on which the rule applies."""
        return self.meta.get("since")

    @property
    def until(self) -> date | None:
        """The first day on which the rule no longer applies."""
        return self.meta.get("until")

    @property
    def in_catalogue(self) -> bool:
        """True for rules of law; false for mistakes of spelling, naming and files."""
        return self.group not in CATALOGUE_EXCLUDES

    def in_force(self, day: date) -> bool:
        """True when the rule applies on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def words(self, part: str, lang: str, variant: str = "") -> str:
        """A text of the page in a language: `title`, `message` or `fix`; that of a variant where it has its own."""
        tables = self.meta.get("variants", {}).get(variant, {}), self.meta
        for table in tables:
            if part in table:
                texts = table[part]
                return str(texts.get(lang) or texts.get("en", ""))
        return ""

    def label(self, key: str, lang: str) -> str:
        """The label of a related place."""
        texts = self.meta.get("labels", {}).get(key, {})
        return str(texts.get(lang) or texts.get("en", ""))

    def section(self, heading: str) -> str:
        """The Markdown under a second-level heading (`en`, `fr`, `Wrong`, `Right`, `Silent`), without the heading."""
        match = re.search(rf"^## {re.escape(heading)}\s*\n(.*?)(?=^## |\Z)", self.body, re.MULTILINE | re.DOTALL)
        return match.group(1).strip() if match else ""

    def examples(self, heading: str) -> tuple[str, ...]:
        """The `pol` code blocks under a heading."""
        return tuple(m.group(1) for m in FENCE.finditer(self.section(heading)))


@cache
def rule_page(slug: str) -> RulePage:
    """The page of a rule. Raises FileNotFoundError when there is none."""
    meta = compiled(*_path(slug))
    return RulePage(slug, front_matter(read_text(*_path(slug))) if meta is None else meta)


def front_matter(text: str) -> dict[str, Any]:
    """The front matter of a page."""
    import tomllib

    return tomllib.loads(_parts(text)[0])


def _path(slug: str) -> tuple[str, str, str]:
    group, _, name = slug.partition("/")
    return "rules", group, f"{name}.md"


def _parts(text: str) -> tuple[str, str]:
    """The front matter of a page, and the Markdown after it."""
    _, head, body = text.split(DELIMITER, 2)
    return head, body


@lru_cache(maxsize=1)
def slugs() -> tuple[str, ...]:
    """The slugs of every rule that has a page, sorted by group and name."""
    return tuple(
        f"{group}/{name.removesuffix('.md')}"
        for group in names_in("rules")
        for name in names_in("rules", group)
        if name.endswith(".md") and name != "README.md"
    )
