"""Facts of a policy that can be compared with those of its import: by kind, with names as readers see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from polc.core.sources import Source
from polc.export.context import Marks
from polc.export.registry import FORMATS
from polc.facts.reading import facts_of
from polc.facts.records import Declaration, Facts, Item, Keep, Statement, Words
from polc.importing.document import Imported, imported
from polc.importing.matching import stemmed_bare
from polc.model.build import build
from polc.model.policy import Policy
from polc.notice.notice import notice_of
from polc.syntax.parse import parse
from tests.overlay import DAY
from tests.policies import sample

Fact = tuple[str, ...]
ENDINGS = {"html-fragment": "html", "markdown": "md", "docx": "docx"}
LINKED = {"data": "data", "recipients": "recipient", "subjects": "subject", "receives": "data"}


@lru_cache(maxsize=256)
def import_of(name: str, language: str, form: str) -> Imported:
    """The import of a policy of `tests/ok`, rendered in a language and a format."""
    kind = FORMATS[form]
    content = kind.write([notice_of(sample(name).policy, language)], Marks())
    return imported(f"{name}.{ENDINGS[form]}", content, "en")


def policy_of(text: str) -> Policy:
    """The policy that a draft states; it has neither a mistake nor a name that is not declared."""
    file, mistakes = parse(Source("draft.pol", text))
    assert not mistakes, (mistakes[0], text[mistakes[0].span.start :][:200])
    policy, names = build(file, (), DAY)
    assert not [found for found in names if found.rule.startswith("names/")], next(iter(names))
    return policy


def comparable(policy: Policy, lang: str, *called: str) -> set[Fact]:
    """What a policy states, of the kinds that an import reads; `called` says which of its names a recipient has."""
    return set(_Reading(facts_of(policy, {}), lang, called or ("title", "name")).all())


def told_by(policy: Policy, lang: str) -> set[Fact]:
    """All that a policy states, whichever of its names a page gives to a recipient."""
    return comparable(policy, lang) | comparable(policy, lang, "name", "title") | comparable(policy, lang, "both")


class _Reading:
    def __init__(self, facts: Facts, lang: str, names: tuple[str, ...]) -> None:
        self.facts = facts
        self.names = names
        self.lang = lang
        self.by_name = {(d.kind, d.name): d for d in facts.declarations}

    def all(self) -> Iterator[Fact]:
        for declaration in self.facts.declarations:
            yield from self.declared(declaration)
        for purpose in self.facts.purposes:
            title = self.called("purpose", purpose.name)
            yield "purpose", title
            for basis in purpose.bases:
                yield "basis", title, basis.ground
            for keep in purpose.keeps:
                yield "period", title, told(keep)
            for word, items in (("data", purpose.data), ("recipients", purpose.recipients)):
                for item in items.items:
                    yield f"purpose-{word}", title, self.called(LINKED[word], item.name or "")

    def declared(self, declaration: Declaration) -> Iterator[Fact]:
        match declaration.kind:
            case "policy":
                yield from self.single(declaration, "", "version", "effective")
            case "controller" | "officer":
                for word in ("name", "legal-name"):
                    for statement in self.of(declaration, word):
                        yield declaration.kind, self.folded(statement.words)
                for word in ("reach_email", "reach_post", "reach_phone"):
                    for statement in self.of(declaration, word):
                        yield word, declaration.kind, self.value(statement)
                yield from self.single(declaration, "", "country", "kind")
            case "data":
                for item in self.items(declaration, "includes"):
                    yield "includes", self.called("data", declaration.name), item.name or ""
                yield "data", self.called("data", declaration.name)
            case "recipient":
                name = self.called("recipient", declaration.name)
                yield "recipient", name
                yield from self.single(declaration, name, "located", "role", "safeguard")
                for item in self.items(declaration, "does"):
                    yield "task", name, item.name or self.folded(item.words)
                for item in self.items(declaration, "receives"):
                    yield "receives", name, self.called("data", item.name or "")
            case "rights":
                for item in self.items(declaration, "offer"):
                    yield "right", item.name or ""
                for statement in self.of(declaration, "reply"):
                    yield "reply", repr(statement.length)
            case "authority":
                yield "authority", declaration.name
            case "cookies":
                kind = next((v.text for s in self.of(declaration, "kind") for v in s.literals), declaration.name)
                yield "cookies", kind
                for statement in self.of(declaration, "lifetime"):
                    yield "lifetime", kind, repr(statement.length)
                for statement in self.of(declaration, "cookie"):
                    name = statement.literals[0].text if statement.literals else self.folded(statement.words)
                    for inner in statement.statements:
                        if inner.word == "lifetime":
                            yield "cookie", name, repr(inner.length)
            case "transfer" | "decisions":
                if not declaration.statements or any(s.word == "none" for s in declaration.statements):
                    yield "none", declaration.kind

    def single(self, declaration: Declaration, about: str, *words: str) -> Iterator[Fact]:
        for word in words:
            for statement in self.of(declaration, word):
                yield word, about, self.value(statement)

    def of(self, declaration: Declaration, word: str) -> Iterator[Statement]:
        for statement in declaration.statements:
            if statement.word == word or statement.rule == word:
                yield statement
            yield from (s for s in statement.statements if s.rule == word and statement.word == "reach")

    def items(self, declaration: Declaration, word: str) -> Iterator[Item]:
        for statement in self.of(declaration, word):
            for items in statement.lists:
                yield from items.items

    def value(self, statement: Statement) -> str:
        words = self.folded(statement.words) if statement.words else ""
        named = [item.name or "" for items in statement.lists for item in items.items]
        return " ".join([*(value.text for value in statement.literals), *named, words]).strip().lower()

    def called(self, kind: str, name: str) -> str:
        """What readers see of something declared, without small words and capitals."""
        declaration = self.by_name.get((kind, name))
        if declaration is None:
            return name
        if self.names == ("both",):
            told_names = [s.words for word in ("name", "title") for s in self.of(declaration, word)]
            return " ".join(self.folded(words) for words in told_names)
        for word in self.names:
            for statement in self.of(declaration, word):
                if statement.words:
                    return self.folded(statement.words)
        return self.folded(declaration.title) if declaration.title else name

    def folded(self, words: Words | None) -> str:
        told_words = words or {}
        text = told_words.get(self.lang) or told_words.get("") or next(iter(told_words.values()), "")
        return re.sub(r"\W+", " ", stemmed_bare(text, self.lang)).strip()


def told(keep: Keep) -> str:
    """A period as it is compared: its stretches and what ends it sooner."""
    parts = [
        f"{s.form} {s.length and (s.length.number, s.length.unit.rstrip('s'))} {s.at_most} {s.archived} "
        f"{[moment.name for moment in s.moments]}"
        for s in keep.stretches
    ]
    return " then ".join(parts) + (f" sooner {keep.sooner_on}" if keep.sooner_on else "")
