"""The pages of the rules: severity, citations, dates and every word of a finding, per language."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import Any

from polc.core.findings import Term
from polc.core.record import record
from polc.reference.edit_patterns import EditPattern
from polc.reference.jurisdictions import following, jurisdictions
from polc.reference.legal_facts import LegalFact, legal_facts
from polc.reference.package import compiled, names_in, read_text
from polc.reference.phrases import filled_in_part, without_facts

DELIMITER = "+++"
FENCE = re.compile(r"^```pol[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
FACT, NATIONAL = "{fact}", "{national}"
"""Where a page's citations leave a place for those that a finding itself names, and for those of single laws."""
CATALOGUE_EXCLUDES = ("file", "syntax", "names", "waiver", "baseline", "estate", "site", "settings", "export")

READ_ALL_THE_SAME = frozenset({"syntax/blank-text", "syntax/impossible-date", "syntax/language-twice"})
"""Mistakes of syntax that keep no declaration from being judged."""
NOT_READ = frozenset({
    "encoding", "too-large", "too-many-findings", "unreadable",
    "use-circular", "use-missing", "use-outside-root", "use-too-many",
})  # fmt: skip
"""Findings on files, by their names in the group, for which something in them is not judged, or not told."""


def keeps_from_judging(slug: str) -> bool:
    """True for a finding that keeps a file from being judged, or others from being told.

    Whoever turns it off, or accepts it, would hear of nothing else that is wrong there.
    """
    group, _, name = slug.partition("/")
    if group == "syntax":
        return slug not in READ_ALL_THE_SAME
    return group == "file" and name in NOT_READ


@record
class DaysInForce:
    """When a rule applies under a law; `law` is empty where it is so under all."""

    law: str
    since: date | None
    until: date | None


@record
class RulePage:
    """One page of `dsl/rules/<group>/`: `meta` is its front matter."""

    slug: str
    meta: dict[str, Any]

    @property
    def body(self) -> str:
        """The Markdown after the front matter."""
        return _page_parts(read_text(*_path(self.slug)))[1]

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

    def severity_of(self, variant: str) -> str:
        """The severity of a finding with this variant: the variant's own where it has any."""
        return str(self._of_variant(variant).get("severity", self.severity))

    def kind_of(self, variant: str) -> str:
        """The kind of a finding with this variant: the variant's own where it has any."""
        return str(self._of_variant(variant).get("kind", self.kind))

    @property
    def citations(self) -> tuple[str, ...]:
        """The norms that the rule stands on under any body of law, as ids of `dsl/law`."""
        return self.citations_of("")

    def citations_of(self, variant: str) -> tuple[str, ...]:
        """The norms that a finding with this variant stands on under any law: the variant's own where it has any."""
        facts = tuple(norm for fact in self.facts_of(variant) for norm in fact.norms)
        return self.cited(variant, tuple(self.meta.get("citations", ())), facts)

    def cited(self, variant: str, jurisdictions: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
        """The norms of a finding with a variant under some bodies of law, `more` those that the finding itself names.

        Where the page says `{fact}` stand those of the finding, else at the end; where it says `{national}` those that
        the page cites for these bodies of law (a table `citations` by law), else after its own.
        """
        own = self._of_variant(variant).get("cites", self.meta.get("cites", ()))
        by_law = self.meta.get("citations", {})
        national = tuple(id_ for law in jurisdictions for id_ in by_law.get(law, {}).get("cites", ()))
        places = {FACT: more, NATIONAL: national}
        ordered = [*own, *(place for place in places if place not in own)]
        return tuple(dict.fromkeys(id_ for name in ordered for id_ in places.get(name, (name,))))

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The bodies of law under which the rule holds; empty for all."""
        return tuple(self.meta.get("jurisdictions", ()))

    @property
    def speaks_of_home(self) -> bool:
        """True when its messages name the area in which the law holds (`home = true`)."""
        return bool(self.meta.get("home", False))

    def holds_under(self, held: tuple[str, ...], variant: str, day: date) -> bool:
        """True when the rule holds, for findings of a variant, under some laws on a day.

        A law that keeps the rules of another says which of them it does not.
        """
        laws = [jurisdictions()[id_] for id_ in held]
        if not self.jurisdictions:
            return not any(law.excepts(self.slug, variant, day) for law in laws)
        if not set(self.jurisdictions).isdisjoint(held):
            return True
        keeping = (law for law in laws if not set(self.jurisdictions).isdisjoint(law.retains))
        return any(law.keeps(self.slug, variant, day) for law in keeping)

    def facts_of(self, variant: str) -> tuple[LegalFact, ...]:
        """The facts, of every body of law, without which the rule says nothing.

        Those of a variant where it has any.
        """
        kinds = self._of_variant(variant).get("needs", self.meta.get("needs", ()))
        own = set(self.jurisdictions)
        facts = (fact for kind in kinds for fact in legal_facts(kind))
        return tuple(f for f in facts if not own or not own.isdisjoint(following(f.law)))

    def _of_variant(self, variant: str) -> dict[str, Any]:
        found: dict[str, Any] = self.meta.get("variants", {}).get(variant, {})
        return found

    @property
    def supersedes(self) -> tuple[str, ...]:
        """Rules that stay silent about a declaration where this one speaks."""
        return tuple(self.meta.get("supersedes", ()))

    def is_told_in(self, matters: frozenset[str], variant: str) -> bool:
        """True when what a finding with a variant misses stands in another notice that tells of some matters.

        Such a page says `layer`, a term of `section-kinds`, and in `here` the variants that accuse all the same.
        """
        return self.meta.get("layer", "") in matters and variant not in self.meta.get("here", ())

    @property
    def since(self) -> date | None:
        """The first day on which the rule applies, where that is the same under every law."""
        return self.days[0].since if len(self.days) == 1 else None

    @property
    def until(self) -> date | None:
        """The first day on which it no longer applies, where the same under all laws."""
        return self.days[0].until if len(self.days) == 1 else None

    @property
    def days(self) -> tuple[DaysInForce, ...]:
        """When the rule applies: by its page, or by the facts needed, for each law."""
        since, until = self.meta.get("since"), self.meta.get("until")
        facts = self._facts()
        if since or until or not facts:
            return (DaysInForce("", since, until),)
        laws = tuple(dict.fromkeys(f.law for f in facts))
        return tuple(self._days_under(law if len(laws) > 1 else "", [f for f in facts if f.law == law]) for law in laws)

    def _days_under(self, law: str, facts: list[LegalFact]) -> DaysInForce:
        starts = [f.end if self.meta.get("after") else f.start for f in facts]
        ends = [] if self.meta.get("after") else [f.end for f in facts]
        since = min((day for day in starts if day), default=None)
        until = max(day for day in ends if day) if ends and all(ends) else None
        return DaysInForce(law, since, until)

    def _facts(self) -> tuple[LegalFact, ...]:
        """The facts that the rule needs, those of all its variants included."""
        return tuple(f for variant in ("", *self.meta.get("variants", {})) for f in self.facts_of(variant))

    @property
    def in_catalogue(self) -> bool:
        """True for rules of law; false for mistakes of spelling, naming and files."""
        return self.slug in catalogue()

    def edits_of(self, variant: str, *, of_words: bool = False) -> tuple[EditPattern, ...]:
        """The ways to mend a finding with a variant: the variant's own where it has any.

        Several are choices. What mends a statement does not mend a sentence: a finding `of_words` in a text has those
        of its variant alone.
        """
        own = self._of_variant(variant)
        inherited = () if of_words and own else self.meta.get("edits", ())
        return tuple(EditPattern(table) for table in own.get("edits", inherited))

    def in_force(self, day: date) -> bool:
        """True when the page lets the rule apply on a day.

        Whether a body of law does, the rule asks it.
        """
        since, until = self.meta.get("since"), self.meta.get("until")
        return (since is None or since <= day) and (until is None or day < until)

    def words(self, part: str, lang: str, variant: str = "") -> str:
        """A text of the page in a language: `title`, `message` or `fix`; that of a variant where it has its own."""
        tables = self.meta.get("variants", {}).get(variant, {}), self.meta
        for table in tables:
            if part in table:
                texts = table[part]
                return str(texts.get(lang) or texts.get("en", ""))
        return ""

    def shown(self, part: str, lang: str) -> str:
        """A text of the page as it stands for all findings: what it says of the law, where one body of law says it."""
        facts = self.facts_of("")
        slots = facts[0].slots if len(facts) == 1 else {}
        known = {k: str(v.names.get(lang, v.id)) if isinstance(v, Term) else str(v) for k, v in slots.items()}
        return without_facts(filled_in_part(self.words(part, lang), known))

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

    return tomllib.loads(_page_parts(text)[0])


def _path(slug: str) -> tuple[str, str, str]:
    group, _, name = slug.partition("/")
    return "rules", group, f"{name}.md"


def _page_parts(text: str) -> tuple[str, str]:
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


@lru_cache(maxsize=1)
def catalogue() -> tuple[str, ...]:
    """Return the slugs of the rules of law: all but what is said of spelling, naming and files."""
    return tuple(slug for slug in slugs() if slug.partition("/")[0] not in CATALOGUE_EXCLUDES)
