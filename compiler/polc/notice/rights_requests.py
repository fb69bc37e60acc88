"""A right in use: which purposes it concerns here, and a letter that is ready to send.

What a letter says is the reader's own request: it takes address, proofs, delay and purposes from the policy, and leaves
in brackets what only the reader knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from polc.core.values import NOT_STATED, Listing
from polc.document.blocks import Letter
from polc.document.inline import NOTHING, Inline, inline
from polc.model.national import provisions_of
from polc.model.purposes import Purpose
from polc.model.rights import Right
from polc.notice.bases import articled
from polc.notice.noun_phrases import indefinite
from polc.notice.prepositions import each_after
from polc.notice.provisions import provision, provisions, say_cited
from polc.notice.wording import Wording
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

OBJECTION, WITHDRAWAL = "objection", "withdraw-consent"
ON_DOUBT = "on-doubt"
PORTABILITY = "portability"
MARKETING = "gdpr:21(2)"
"""The provision by which marketing is objected to without a reason."""


def letters(ctx: Wording, right: str, title: Inline) -> tuple[Letter, ...]:
    """The letters by which to use a right.

    None for one that no letter serves, such as a complaint. Objection has two where the policy has marketing and other
    uses: marketing is refused without a reason.
    """
    if not ctx.book.find(f"letter.ask.{right}"):
        return ()
    concerned = _concerned(ctx, right, ctx.policy.rights.get(right))
    free = [p for p in concerned if ctx.policy.is_marketing(p)] if right == OBJECTION else []
    weighed = [p for p in concerned if p not in free]
    found: list[Letter] = []
    if weighed or not free:
        article = ctx.plain(provisions(ctx, provisions_of(ctx.policy, right)))
        found.append(_letter(ctx, right, right, title, article, _request(ctx, right, weighed, article)))
    if free:
        about = ctx.say("letter.refusal")
        article = ctx.plain(provision(ctx, MARKETING))
        found.append(_letter(ctx, right, f"{right}-marketing", about, article, _refusal(ctx, free, article)))
    return tuple(found)


def _letter(ctx: Wording, right: str, name: str, title: Inline, article: Inline, request: Inline) -> Letter:
    """A letter under a title that asks for something.

    `name` is what its anchor ends in.
    """
    known = vocabulary("rights").get(right)
    own = ctx.policy.rights[right].declaration.title if right in ctx.policy.rights else None
    usual = known.fields.get(f"{ctx.lang}-mine", known.fields[ctx.lang]) if known else ""
    called = inline(str(usual)) if usual and not own and name == right else ctx.plain(title)
    about = ctx.say("letter.subject", right=called, article=article) if article else called
    paragraphs = [
        ctx.say("letter.greeting"),
        ctx.say("letter.policy", policy=ctx.plain(ctx.title(ctx.policy.header))) if ctx.policy.header else NOTHING,
        request,
        *_proofs(ctx),
        _delay(ctx, str(known.fields.get("delay", "")) if known else ""),
        ctx.say("letter.closing"),
        ctx.say("letter.signature"),
    ]
    whom, mail = _addressee(ctx, right)
    body = tuple(p for p in paragraphs if p)
    subject = ctx.capital(about)
    return Letter(f"letter-{name}", ctx.capital(ctx.plain(title)), subject, whom, body, _mailto(mail, subject, body))


def scope_by_law(ctx: Wording, right: str) -> Inline:
    """Return for what the law gives a right that depends on legal bases, of those in use.

    Bases of the same provision, such as a contract and the steps before it, are told by the first of them.
    Empty where the right depends on none, where the policy says itself to what it applies, and for withdrawing
    consent, whose name says as much.
    """
    stated = ctx.policy.rights.get(right)
    if right == WITHDRAWAL or (stated and any(case.scope for case in stated.every)):
        return NOTHING
    concerned = _concerned(ctx, right, stated)
    used: dict[object, str] = {}
    for basis in _lawful(right):
        if any(ctx.policy.relies_on(p, basis) for p in concerned):
            used.setdefault(vocabulary("legal-bases").field(basis, "article"), basis)
    bases = (
        each_after(ctx, "on", [articled(ctx, "legal-bases", basis) for basis in used.values()], "or")
        if used
        else NOTHING
    )
    if any(_is_free(ctx, p, right) for p in concerned):
        key = "rights.given-by-law-marketing" if used else "rights.given-by-law-marketing-only"
        return ctx.say(key, bases=bases)
    key = "rights.given-by-law-provided" if right == PORTABILITY else "rights.given-by-law"
    return ctx.say(key, bases=bases) if used else NOTHING


def _request(ctx: Wording, right: str, concerned: Sequence[Purpose], article: Inline) -> Inline:
    """The request itself.

    For what rests on some legal bases only, with the purposes from which to choose.
    """
    named = ctx.join([ctx.plain(ctx.title(p.declaration)) for p in concerned], "or")
    purposes = ctx.say("letter.choose", purposes=named) if concerned else ctx.say("letter.which")
    return say_cited(ctx, f"letter.ask.{right}", article, purposes=purposes)


def _refusal(ctx: Wording, free: Sequence[Purpose], article: Inline) -> Inline:
    """The objection to marketing, for which no reason is needed."""
    named = ctx.join([ctx.plain(ctx.title(p.declaration)) for p in free])
    return say_cited(ctx, "letter.marketing", article, purposes=named)


def _concerned(ctx: Wording, right: str, stated: Right | None) -> list[Purpose]:
    """The purposes that a right concerns because of their legal basis.

    None where it does not depend on that. The bases are those that the policy states for the right, else those of the
    law (`on` in the vocabulary).
    """
    if stated and right != OBJECTION and any(kind != "basis" for case in stated.every for kind in case.scope):
        return []
    lawful = _lawful(right)
    bases = _bases(stated) or lawful
    if not lawful or not bases:
        return []
    return [p for p in ctx.policy.purposes if _is_concerned(ctx, p, right, bases)]


def _lawful(right: str) -> tuple[str, ...]:
    """The legal bases on which the law makes a right depend."""
    known = vocabulary("rights").get(right)
    return tuple(known.fields.get("on", ())) if known else ()


def _is_free(ctx: Wording, purpose: Purpose, right: str) -> bool:
    """Whether the right is that to object without reasons (GDPR Art. 21(2))."""
    return right == OBJECTION and ctx.policy.is_marketing(purpose)


def _is_concerned(ctx: Wording, purpose: Purpose, right: str, bases: tuple[str, ...]) -> bool:
    return _is_free(ctx, purpose, right) or any(ctx.policy.relies_on(purpose, basis) for basis in bases)


def _bases(stated: Right | None) -> tuple[str, ...]:
    found: list[str] = []
    for case in stated.every if stated else ():
        found += [word.text for word in case.over("basis").words]
    return tuple(found)


def _proofs(ctx: Wording) -> list[Inline]:
    block = ctx.policy.rights_block
    stated = block.first("identity") if block else None
    if stated is None:
        return []
    names = [ctx.plain(ctx.name(word, property_of("rights", "identity").refers)) for word in stated.own_words]
    doubt = any(clause.kind == ON_DOUBT for clause in stated.statements())
    proofs, articled_ = proofs_in_words(ctx, names)
    key = "letter.proof-on-doubt" if doubt else "letter.proof"
    return [ctx.say(f"{key}-each" if articled_ else key, proofs=proofs)]


def proofs_in_words(ctx: Wording, names: Sequence[Inline]) -> tuple[Inline, bool]:
    """Return proofs of identity as alternatives, and whether each has its article."""
    made = [indefinite(name, ctx.lang) for name in names]
    found = [words for words in made if words is not None]
    return ctx.join(found if len(found) == len(made) else names, "or"), len(found) == len(made)


def _delay(ctx: Wording, law: str) -> Inline:
    """The delay that the policy states, else that of the provision given.

    Where there is none, a confirmation.
    """
    block = ctx.policy.rights_block
    reply = block.first("reply") if block else None
    if reply is None or reply.own_duration is None:
        article = ctx.plain(provision(ctx, law))
        return ctx.say("letter.delay-by-law", article=article) if article else ctx.say("letter.confirm")
    return ctx.say("letter.delay", delay=ctx.say("rights.reply", duration=ctx.length(reply.own_duration)))


def _addressee(ctx: Wording, right: str) -> tuple[tuple[Inline, ...], str]:
    """The lines of the address, and an e-mail address, empty where none is stated.

    The officer's go first. Where neither is stated, the means of exercising the right stand in the address.
    """
    officers = [d for d in ctx.policy.all("officer") if not d.says_none]
    controllers = ctx.policy.controllers
    lines: list[Inline] = [ctx.plain(ctx.capital(ctx.title(d))) for d in officers[:1]]
    for controller in controllers[:1]:
        name = controller.text("legal-name") or controller.text("name") or controller.title
        lines.append(
            ctx.capital(ctx.text(name, links=False)) if name else ctx.plain(ctx.capital(ctx.title(controller)))
        )
    mail, post = _request_address(ctx), NOTHING
    for declaration in (*officers[:1], *controllers[:1]):
        for reach in declaration.all("reach"):
            for way in reach.statements():
                if way.kind == "reach-post" and way.own_text and not post:
                    post = ctx.text(way.own_text, links=False)
                if way.kind == "reach-email" and not mail:
                    mail = way.own_words[0].text
    if not post and not mail and (means := _means(ctx, right)) and not means.none:
        post = ctx.plain(ctx.capital(ctx.listing(means, property_of("rights", "through").refers, "or")))
    return (*lines, *([post] if post else [])), mail


def _means(ctx: Wording, right: str) -> Listing:
    """The means of exercising a right: its own where it has but one set of them, else those of all rights."""
    stated, block = ctx.policy.rights.get(right), ctx.policy.rights_block
    own = [case.through for case in stated.every if case.through.stated] if stated else []
    if len(own) == 1:
        return own[0]
    return block.listing("through") if block else NOT_STATED


def _request_address(ctx: Wording) -> str:
    """The e-mail address of the first means of exercising rights that has one."""
    block = ctx.policy.rights_block
    through: Listing = block.listing("through") if block else NOT_STATED
    for word in through.words:
        channel = ctx.policy.get("channel", word.text)
        at = channel.word("at") if channel else None
        if at is not None and at.kind == "email":
            return at.text
    return ""


def _mailto(mail: str, about: Inline, body: tuple[Inline, ...]) -> str:
    if not mail:
        return ""
    text = "\r\n\r\n".join(p.plain for p in body)
    return f"mailto:{quote(mail, safe='@+')}?subject={quote(about.plain)}&body={quote(text)}"
