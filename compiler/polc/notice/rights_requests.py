"""A right in use: which purposes it concerns here, how to ask, and a letter that is ready to send. Knows no card.

What a letter says is the reader's own request: it takes address, proofs, delay and purposes from the policy, and leaves
in brackets what only the reader knows.
"""

from __future__ import annotations

from urllib.parse import quote

from polc.core.values import NOT_STATED, Listing
from polc.document.blocks import AnyLine, Cell, Letter, Line
from polc.document.inline import NOTHING, Inline, inline
from polc.model.national import provision_of
from polc.model.purposes import Purpose
from polc.model.rights import Right
from polc.notice.lines import line
from polc.notice.wording import Words
from polc.reference.properties import property_of
from polc.reference.vocabulary import vocabulary

ON_DOUBT = "on-doubt"
CITED = " ({article})"
"""How a phrase cites the provision of a right; left out where no law of the policy gives the right."""


def here(w: Words, right: str) -> Cell:
    """What the right concerns under this policy, and by which means to ask, unless the right's own words say so."""
    stated = w.policy.rights.get(right)
    found: list[AnyLine] = []
    if purposes := _widest(w, right, _concerned(w, right, stated)):
        found.append(Line(w.capital(w.join([w.link(p.declaration) for p in purposes])), w.say("rights.here")))
    block = w.policy.rights_block
    through = block.listing("through") if block else NOT_STATED
    if through and not through.none and not (stated and any(c.through.stated for c in stated.every)):
        found.append(line(w, "right", "through", w.listing(through, property_of("rights", "through").refers)))
    return tuple(found)


def letter(w: Words, right: str, title: Inline) -> Letter | None:
    """The letter by which to use a right; None for one that no letter serves, such as a complaint."""
    if not w.book.find(f"letter.ask.{right}"):
        return None
    known = vocabulary("rights").get(right)
    provision = provision_of(w.policy, right)
    article = w.norm(provision) if provision else NOTHING
    own = w.policy.rights[right].declaration.title if right in w.policy.rights else None
    name = inline(str(known.fields[w.lang])) if known and not own else w.plain(title)
    about = w.say("letter.subject", right=name, article=w.plain(article)) if article else name
    paragraphs = [
        w.say("letter.greeting"),
        w.say("letter.policy", policy=w.plain(w.title(w.policy.header))) if w.policy.header else NOTHING,
        *_asked(w, right, w.plain(article)),
        *_proofs(w),
        _delay(w, str(known.fields.get("delay", "")) if known else ""),
        w.say("letter.closing"),
        w.say("letter.signature"),
    ]
    whom, mail = _addressee(w, right)
    body = tuple(p for p in paragraphs if p)
    subject = w.capital(about)
    return Letter(f"letter-{right}", w.say("letter.title"), subject, whom, body, _mailto(mail, subject, body))


def _asked(w: Words, right: str, article: Inline) -> list[Inline]:
    """The request itself; for what rests on some legal bases only, with the purposes from which to choose."""
    stated = w.policy.rights.get(right)
    concerned = _concerned(w, right, stated)
    free = [p for p in concerned if w.policy.is_marketing(p)]
    weighed = [p for p in concerned if p not in free] if right == "objection" else concerned
    found = []
    if weighed or not free or right != "objection":
        named = w.join([w.plain(w.title(p.declaration)) for p in weighed], "or")
        purposes = w.say("letter.choose", purposes=named) if weighed else w.say("letter.which")
        template = w.book.find(f"letter.ask.{right}") or ""
        known = template if article else template.replace(CITED, "")
        found.append(w.fill(known, article=article, purposes=purposes))
    if right == "objection" and free:
        named = w.join([w.plain(w.title(p.declaration)) for p in free])
        found.append(w.say("letter.marketing", purposes=named, article=w.plain(w.norm("gdpr:21(2)"))))
    return found


def _concerned(w: Words, right: str, stated: Right | None) -> list[Purpose]:
    """The purposes that a right concerns because of their legal basis; none where it does not depend on that.

    The bases are those that the policy states for the right, else those of the law (`on` in the vocabulary).
    """
    if stated and any(kind != "basis" for case in stated.every for kind in case.scope):
        return []
    known = vocabulary("rights").get(right)
    lawful = tuple(known.fields.get("on", ())) if known else ()
    bases = _bases(stated) or lawful
    if not lawful or not bases:
        return []
    return [p for p in w.policy.purposes if _is_concerned(w, p, right, bases)]


def _widest(w: Words, right: str, found: list[Purpose]) -> list[Purpose]:
    """Purposes without those that are part of another of them, save those to object to without reasons."""
    return [p for p in found if _is_free(w, p, right) or not any(_is_part(p, other) for other in found)]


def _is_part(purpose: Purpose, whole: Purpose) -> bool:
    return purpose.part_of is not None and purpose.part_of.text == whole.id


def _is_free(w: Words, purpose: Purpose, right: str) -> bool:
    """Whether the right is that to object without reasons (GDPR Art. 21(2))."""
    return right == "objection" and w.policy.is_marketing(purpose)


def _is_concerned(w: Words, purpose: Purpose, right: str, bases: tuple[str, ...]) -> bool:
    return _is_free(w, purpose, right) or any(w.policy.relies_on(purpose, basis) for basis in bases)


def _bases(stated: Right | None) -> tuple[str, ...]:
    found: list[str] = []
    for case in stated.every if stated else ():
        found += [word.text for word in case.over("basis").words]
    return tuple(found)


def _proofs(w: Words) -> list[Inline]:
    block = w.policy.rights_block
    stated = block.first("identity") if block else None
    if stated is None:
        return []
    names = [w.plain(w.name(word, property_of("rights", "identity").refers)) for word in stated.own_words]
    doubt = any(clause.kind == ON_DOUBT for clause in stated.statements())
    return [w.say("letter.proof-on-doubt" if doubt else "letter.proof", proofs=w.join(names, "or"))]


def _delay(w: Words, law: str) -> Inline:
    """The delay that the policy states, else that of the provision given; where there is none, a confirmation."""
    block = w.policy.rights_block
    reply = block.first("reply") if block else None
    if reply is None or reply.own_duration is None:
        return w.say("letter.delay-by-law", article=w.plain(w.norm(law))) if law else w.say("letter.confirm")
    return w.say("letter.delay", delay=w.say("rights.reply", duration=w.duration(reply.own_duration)))


def _addressee(w: Words, right: str) -> tuple[tuple[Inline, ...], str]:
    """The lines of the address, and an e-mail address, empty where none is stated; the officer's go first.

    Where neither is stated, the means of exercising the right stand in the address.
    """
    officers = [d for d in w.policy.all("officer") if not d.says_none]
    controllers = w.policy.controllers
    lines: list[Inline] = [w.plain(w.capital(w.title(d))) for d in officers[:1]]
    for controller in controllers[:1]:
        name = controller.text("legal-name") or controller.text("name") or controller.title
        lines.append(w.capital(w.text(name, links=False)) if name else w.plain(w.capital(w.title(controller))))
    mail, post = _channelled(w), NOTHING
    for declaration in (*officers[:1], *controllers[:1]):
        for reach in declaration.all("reach"):
            for way in reach.statements():
                if way.kind == "reach-post" and way.own_text and not post:
                    post = w.text(way.own_text, links=False)
                if way.kind == "reach-email" and not mail:
                    mail = way.own_words[0].text
    if not post and not mail and (means := _means(w, right)) and not means.none:
        post = w.plain(w.capital(w.listing(means, property_of("rights", "through").refers, "or")))
    return (*lines, *([post] if post else [])), mail


def _means(w: Words, right: str) -> Listing:
    """The means of exercising a right: its own where it has but one set of them, else those of all rights."""
    stated, block = w.policy.rights.get(right), w.policy.rights_block
    own = [case.through for case in stated.every if case.through.stated] if stated else []
    if len(own) == 1:
        return own[0]
    return block.listing("through") if block else NOT_STATED


def _channelled(w: Words) -> str:
    """The e-mail address of the first means of exercising rights that has one."""
    block = w.policy.rights_block
    through: Listing = block.listing("through") if block else NOT_STATED
    for word in through.words:
        channel = w.policy.get("channel", word.text)
        at = channel.word("at") if channel else None
        if at is not None and at.kind == "email":
            return at.text
    return ""


def _mailto(mail: str, about: Inline, body: tuple[Inline, ...]) -> str:
    if not mail:
        return ""
    text = "\r\n\r\n".join(p.plain for p in body)
    return f"mailto:{quote(mail, safe='@+')}?subject={quote(about.plain)}&body={quote(text)}"
