"""Values of a policy in the words of a page: texts, names, lists, dates, addresses.

A text that is not written in the language of the page is marked with its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from polc.core.values import Entry, Listing, Passage, Text, Word
from polc.document.addresses import is_safe
from polc.document.blocks import FreeText
from polc.document.inline import NOTHING, Inline, InlineBuilder, Language, Link, Place, inline
from polc.document.phrasing import capitalized, contracted, without_capital
from polc.model.contacts import address_of
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.retention.periods import SIDES
from polc.model.text_references import LINK, REACH, Reference, references
from polc.notice import markdown
from polc.notice.anchors import Anchors, anchor_of, anchors_of, part_of
from polc.notice.defined_words import defined_words
from polc.notice.home import home_in_words
from polc.notice.language_wording import LanguageWording
from polc.notice.locale_data import Style
from polc.notice.noun_phrases import is_plural, may_be_name, within_sentence
from polc.notice.phrasebook import Phrasebook
from polc.reference.grammar import noun_rules
from polc.reference.law import authorities, norm
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

NAMES_OF = {
    "subject": "subjects", "data": "data", "purpose": "purposes", "recipient": "recipients", "right": "rights",
    "channel": "channel-kinds", "cookies": "cookie-kinds", "measure": "tasks",
}  # fmt: skip
"""The class of the vocabulary that names a declaration which has no title of its own."""
COVERED = {f"for-{side}": property_of("covers", f"for-{side}").refers for side in SIDES}
NAMED = ("recipient", "controller", "representative", "platform", "authority")
"""Kinds of declarations that may have a proper name."""
DEEPEST = 2
"""How far references in texts lead to texts with references: enough for any honest use, and an end to circles."""


class Wording(LanguageWording):
    """The words of one page: a policy in a language and a voice."""

    def __init__(self, policy: Policy, book: Phrasebook, anchors: Anchors) -> None:
        super().__init__(book)
        self.policy = policy
        self.anchors = anchors
        self.capital = capitalized
        self.lowered = without_capital
        self.speaks_to_reader = book.voice == "we"
        self.period_of: Callable[[Declaration], Inline] | None = None
        self.defined: frozenset[str] = frozenset()
        self._depth = 0
        self._titles: dict[int, Inline] = {}

    def own_word(self) -> Inline:
        """What the policy calls its one controller, such as `the Company`; else its name, else the law's word."""
        stated = [text for c in self.policy.controllers if (text := c.text("called") or c.text("name"))]
        if len(stated) == len(self.policy.controllers) == 1:
            return self.text(stated[0], links=False)
        return self.book.say("form.controller")

    # -------------------------------------------------------------------------------------------------- texts
    def text(self, text: Text, *, links: bool = True) -> Inline:
        """A text within a line, references resolved; as plain words where it stands in a link itself."""
        passage = _passage(text, self.lang)
        source = self._kept_together(passage).strip()
        render = self._reference if links else self._plain_reference
        return self._language_marked(
            passage, markdown.inline(source, render) if "\n" in source else self._line(source, render)
        )

    def free_text(self, text: Text, origin: str, level: int) -> FreeText:
        """A text as paragraphs of Markdown, under a heading of a level."""
        passage = _passage(text, self.lang)
        blocks = markdown.paragraphs(self._kept_together(passage), self._reference, level)
        return FreeText(blocks, origin, "" if passage.lang in (None, self.lang) else str(passage.lang))

    def _kept_together(self, passage: Passage) -> str:
        """A text of the page's language with the spaces at which no line may end."""
        rules = noun_rules(self.lang) if passage.lang in (None, self.lang) else None
        return rules.kept_together(passage.text) if rules else passage.text

    def _language_marked(self, passage: Passage, words: Inline) -> Inline:
        if passage.lang in (None, self.lang):
            return words
        return inline(Language(str(passage.lang), words))

    def _line(self, source: str, render: markdown.Render) -> Inline:
        builder = InlineBuilder()
        at = 0
        for reference in references(source):
            builder.add(source[at : reference.start])
            builder.add(contracted(builder, render(reference), self.book.contractions))
            at = reference.end
        builder.add(source[at:])
        return builder.built()

    def _reference(self, reference: Reference) -> Inline:
        if reference.kind == LINK:
            return self.address(reference.name, reference.label)
        if reference.kind == REACH:
            return self._reached(reference.name)
        anchor = anchor_of(reference.kind, reference.name)
        declaration = self._referred_declaration(reference)
        if declaration is None:
            words = self._plain_reference(reference)
            if part := part_of(self.policy, reference.kind, reference.name):
                return self.to(part, words)
            return self.to(anchor, words) if self.anchors.has(anchor) else words
        return self.to(self.anchors.of(declaration), self._plain_reference(reference))

    def _plain_reference(self, reference: Reference) -> Inline:
        if reference.kind == LINK:
            return inline(reference.label or reference.name)
        if reference.kind == REACH:
            return inline(self._reached(reference.name).plain)
        declaration = self._referred_declaration(reference)
        self._depth += 1
        try:
            if declaration is None and part_of(self.policy, reference.kind, reference.name):
                return self.say(f"{reference.name}.heading")
            if declaration is None or self._depth > DEEPEST:
                return self.term(NAMES_OF.get(reference.kind, ""), reference.name or reference.kind)
            if reference.kind == "retention" and self.period_of is not None:
                return self.period_of(declaration)
            return self.title(declaration)
        finally:
            self._depth -= 1

    def _reached(self, name: str) -> Inline:
        """An address of somebody, with a link where it can be one; the words of the reference where there is none."""
        held = address_of(self.policy, name)
        if isinstance(held, Text):
            return self.text(held, links=False)
        if held is None:
            return inline(name)
        match held.kind:
            case "email":
                return self.address(f"mailto:{held.text}", held.text)
            case "url":
                return self.address(held.text)
            case _:
                return inline(held.text)

    def _referred_declaration(self, reference: Reference) -> Declaration | None:
        if reference.name:
            return self.policy.get(reference.kind, reference.name)
        if reference.kind == "controller":
            return next(iter(self.policy.controllers), None)
        return next(iter(self.policy.all(reference.kind)), None)

    # -------------------------------------------------------------------------------------------------- links
    def place_of(self, declaration: Declaration) -> Inline:
        """The title of a declaration as the place its anchor leads to; a link to its address where it has one."""
        anchor, title = self.anchors.of(declaration), self.title(declaration)
        url = declaration.word("at")
        if url is not None and url.kind == "url" and is_safe(url.text):
            return inline(Link(url.text, title, anchor=anchor))
        return inline(Place(anchor, title))

    def link(self, declaration: Declaration) -> Inline:
        """The title of a declaration, leading to it."""
        return self.to(self.anchors.of(declaration), self.title(declaration))

    # -------------------------------------------------------------------------------------------------- names
    def title(self, declaration: Declaration) -> Inline:
        """What to call a declaration: its title or name, its term in the vocabulary, or its name in the file."""
        if self._depth:
            return self._title(declaration)
        known = self._titles.get(id(declaration.node))
        if known is None:
            known = self._titles[id(declaration.node)] = self._title(declaration)
        return known

    def _title(self, declaration: Declaration) -> Inline:
        first = declaration.text("name") if declaration.kind == "recipient" else None
        found = first or declaration.title or declaration.text("called") or declaration.text("legal-name")
        if found is not None:
            return self.text(found, links=False)
        if declaration.kind == "authority" and declaration.id in authorities():
            return self.named(authorities()[declaration.id].fields, declaration.id)
        class_ = NAMES_OF.get(declaration.kind, "")
        if vocabulary(class_).get(declaration.id) is None:
            for statement in ("kind", "kind-by"):
                if kinds := declaration.listing(statement).words:
                    return self.join([self.term(class_, k.text) for k in kinds])
        if declaration.kind == "retention" and (covered := self._covered(declaration)):
            return self.join(covered)
        if declaration.kind == "measure" and (does := declaration.listing("does")):
            return self.plain(self.listing(does, property_of("measure", "does").refers))
        if not declaration.id:
            return self.say(f"kinds.{declaration.kind}")
        return self.term(class_, declaration.id)

    def _covered(self, declaration: Declaration) -> list[Inline]:
        """What a retention covers, as its title where it has none."""
        clauses = [c for s in declaration.all("covers") for c in s.statements() if c.own_listing]
        names = [self.entry(e, COVERED[c.kind]) for c in clauses for e in c.own_listing]
        return [self.plain(n) for n in names]

    def name(self, word: Word, targets: Iterable[str]) -> Inline:
        """A name written in a statement, as what it stands for; `targets` as in `dsl/properties.toml`."""
        if word.kind == "place":
            return self.place(word.text)
        if word.kind == "norm":
            return self.norm(word.text)
        for target in targets:
            if target.startswith("~"):
                found = self._of_class(target[1:], word.text)
            else:
                declared = self.policy.get(target, word.text)
                found = self.within(declared, self.link(declared)) if declared else None
            if found is not None:
                return found
        return inline(word.text.replace("-", " "))

    def within(self, declared: Declaration, words: Inline) -> Inline:
        """The title of a declaration as it stands within a sentence: small, unless it is a proper name."""
        keeps = declared.kind == "authority" or self.is_proper(declared, words)
        return words if keeps else within_sentence(words, self.defined)

    def is_proper(self, declared: Declaration, words: Inline) -> bool:
        """True where a declaration goes by a proper name."""
        return declared.kind in NAMED and (declared.has("name") or may_be_name(words, self.lang))

    def _of_class(self, class_: str, name: str) -> Inline | None:
        match class_:
            case "authorities" if name in authorities():
                return self.named(authorities()[name].fields, name)
            case "norms" if norm(name):
                return self.norm(name)
            case "languages":
                return self.language(name)
            case "activity":
                return self._activity(name)
            case "declarations":
                found = next((d for d in self.policy.declarations if d.id == name), None)
                if self.book.find(f"kinds.{name}"):
                    return self.say(f"kinds.{name}")
                return self.link(found) if found else None
            case _ if vocabulary(class_).get(name):
                return self.term(class_, name)
        return None

    def _activity(self, name: str) -> Inline | None:
        for purpose in self.policy.purposes:
            for entry in purpose.activities:
                if entry.name and entry.name.text == name:
                    return self.text(entry.text) if entry.text else inline(name.replace("-", " "))
        return None

    def is_plural(self, words: Inline) -> bool:
        """True for a title in the plural."""
        return is_plural(words, self.lang)

    def in_places(self, listing: Listing) -> Inline:
        """Countries as a list, each after its preposition of place."""
        return self.join([self.text(e.text) if e.text else self.placed(e.name.text if e.name else "") for e in listing])

    def placed(self, code: str) -> Inline:
        """A country or region after a preposition of place."""
        if self.book.find(f"place.in.{code}"):
            return self.say(f"place.in.{code}")
        rules = noun_rules(self.lang)
        return inline(rules.placed(self.place(code).plain)) if rules else self.place(code)

    # -------------------------------------------------------------------------------------------------- lists
    def entry(self, entry: Entry, targets: Iterable[str]) -> Inline:
        """A member of a list: its text or name, to whom it is addressed, and its condition."""
        words = self.name(entry.name, targets) if entry.name and not entry.text else NOTHING
        if entry.text:
            words = self.text(entry.text)
        if entry.addressees:
            whom = self.listing(entry.addressees, ("subject", "~subjects"))
            words = self.say("list.addressed", what=words, whom=whom)
        return self.say("list.only-if", what=words, condition=self.text(entry.condition)) if entry.condition else words

    def listing(self, listing: Listing, targets: Iterable[str], style: Style = "standard") -> Inline:
        """A list within a sentence: `a, b and c`, `a, b, etc.`, or the word for none."""
        if listing.none:
            return self.say("list.none")
        found = [self.entry(e, targets) for e in listing]
        return self.join(found, style, opened=listing.open)


def wording_of(policy: Policy, book: Phrasebook) -> Wording:
    """Return the words of a policy's page; what it calls its controller stands in any phrase."""
    ctx = Wording(policy, book, anchors_of(policy))
    ctx.standing = {"controller": ctx.own_word(), **home_in_words(ctx, policy.homes)}
    ctx.defined = defined_words(policy, book.lang)
    return ctx


def _passage(text: Text, lang: str) -> Passage:
    return text.passage(lang) or text.passages[0]
