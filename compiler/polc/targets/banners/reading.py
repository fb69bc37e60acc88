"""What a consent banner must know of a policy: the trackers it asks for, who places them, how long a choice holds."""

from __future__ import annotations

from collections.abc import Iterator

from polc.core.record import record
from polc.core.values import Entry, Word
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.model.trackers import PIXEL, classes, consent_of, described, general, is_exempt
from polc.notice.cookies import length
from polc.notice.phrasebook import phrasebook
from polc.notice.wording import Wording, wording_of
from polc.reference.properties import property_of
from polc.targets.exports import Gap, lost, missing

IN_COOKIES = "cookie"
"""The storage that a banner can empty."""
UNNAMED = "unnamed"
"""How the service is called of whom the policy names nobody."""


@record
class Cookie:
    """A cookie by name; `pattern` where an asterisk in it stands for any characters; its lifetime in words or empty."""

    name: str
    pattern: bool
    lifetime: str


@record
class Service:
    """Who places trackers of a class, with the cookies that are placed so."""

    id: str
    title: str
    cookies: tuple[Cookie, ...]


@record
class TrackerClass:
    """Trackers that the banner asks for together."""

    id: str
    title: str
    purposes: str
    lifetime: str
    services: tuple[Service, ...]
    block: Declaration


@record
class Question:
    """What a banner asks in a language."""

    ctx: Wording
    classes: tuple[TrackerClass, ...]

    def say(self, key: str) -> str:
        """Return the words of a button or head."""
        return self.ctx.say(f"banner.{key}").plain

    @property
    def sentence(self) -> str:
        """Return the first layer's words: each class with what it is for."""
        parts = [self.describe(found) for found in self.classes]
        return self.ctx.say("banner.question", classes="; ".join(parts)).plain

    def describe(self, found: TrackerClass) -> str:
        """Return a class with what it is for."""
        if not found.purposes:
            return found.title
        return self.ctx.say("banner.class", title=found.title, purposes=found.purposes).plain

    def lifetimes(self, found: TrackerClass, service: Service) -> str:
        """Return how long the cookies of a service live, else those of its class."""
        told = [
            self.ctx.say("cookies.lifetime-of", lifetime=cookie.lifetime, cookie=cookie.name).plain
            for cookie in service.cookies
            if cookie.lifetime
        ]
        return "; ".join(told) or found.lifetime


def asked_blocks(policy: Policy) -> tuple[Declaration, ...]:
    """Return the blocks of trackers that a banner asks for: those on a site that are not exempt."""
    return tuple(b for b in described(policy) if not is_exempt(policy, b) and set(classes(b)) != {PIXEL})


def question(policy: Policy, lang: str) -> Question:
    """Return what the banner of a policy asks in a language."""
    ctx = wording_of(policy, phrasebook(lang, "third"))
    return Question(ctx, tuple(_class(ctx, block) for block in asked_blocks(policy)))


def days_kept(policy: Policy) -> int | None:
    """Return for how many days a choice holds: the fewest where several are stated, None where none is."""
    blocks = (*asked_blocks(policy), *general(policy))
    stated = [length_.bounds()[0] for block in blocks if (length_ := block.duration("choice"))]
    return max(1, min(stated)) if stated else None


def gaps_of(policy: Policy) -> list[Gap]:
    """Return what every banner lacks of a policy."""
    blocks = asked_blocks(policy)
    found: list[Gap] = [missing("address", policy.header)] if policy.header and blocks else []
    if blocks and days_kept(policy) is None:
        found.append(missing("choice", blocks[0]))
    for block in blocks:
        if consent_of(policy, block) == "":
            found.append(missing("consent", block))
        if not block.listing("does"):
            found.append(missing("purposes", block))
        if not block.has("placed") and not all(c.has("run-by") for c in block.all("cookie") or (block,)):
            found.append(missing("vendor", block))
        found += _gaps_of_cookies(block)
    found += [lost("pixels", b) for b in described(policy) if set(classes(b)) == {PIXEL} and not is_exempt(policy, b)]
    found += [lost("cookies", block, cookie) for block in general(policy) for cookie in block.all("cookie")]
    return found


def _gaps_of_cookies(block: Declaration) -> Iterator[Gap]:
    cookies = block.all("cookie")
    if not block.has("lifetime") and not all(cookie.has("lifetime") for cookie in cookies or (block,)):
        yield missing("lifetime", block)
    if not cookies:
        yield missing("cookies", block)
    for cookie in cookies:
        if not _is_cookie(cookie):
            yield lost("storage", block, cookie, _name(cookie))


def _is_cookie(cookie: Declaration) -> bool:
    stored = cookie.word("stored")
    return stored is None or stored.text == IN_COOKIES


def _name(cookie: Declaration) -> str:
    return next(value.text for value in cookie.node.values if isinstance(value, Word))


def id_of(block: Declaration) -> str:
    """Return the name of a class: that of its block, else its kinds."""
    return block.id or "-".join(classes(block))


def _class(ctx: Wording, block: Declaration) -> TrackerClass:
    does, lifetime = block.listing("does"), block.first("lifetime")
    return TrackerClass(
        id=id_of(block),
        title=ctx.capital(ctx.title(block)).plain,
        purposes=ctx.listing(does, property_of("cookies", "does").refers).plain if does else "",
        lifetime=length(ctx, lifetime).plain if lifetime else "",
        services=_services(ctx, block),
        block=block,
    )


def _services(ctx: Wording, block: Declaration) -> tuple[Service, ...]:
    """One service for each who places trackers of a block; those of whom nobody is named are one by themselves."""
    placed = tuple(block.listing("placed"))
    held: dict[str, tuple[str, list[Cookie]]] = {}
    for entry in placed:
        id_, title = _placing(ctx, block, entry, "placed")
        held.setdefault(id_, (title, []))
    alone = next(iter(held)) if len(held) == 1 else f"{id_of(block)}-{UNNAMED}"
    for cookie in block.all("cookie"):
        owners = [_placing(ctx, block, entry, "run-by", "cookie") for entry in cookie.listing("run-by")]
        alone_title = held[alone][0] if alone in held else ctx.capital(ctx.title(block)).plain
        for id_, title in owners or [(alone, alone_title)]:
            _, cookies = held.setdefault(id_, (title, []))
            if _is_cookie(cookie):
                cookies.append(_cookie(ctx, block, cookie))
    if not held:
        held[alone] = (ctx.capital(ctx.title(block)).plain, [])
    return tuple(Service(id_, title, tuple(cookies)) for id_, (title, cookies) in held.items())


def _placing(ctx: Wording, block: Declaration, entry: Entry, statement: str, of: str = "cookies") -> tuple[str, str]:
    """The name and the title of who places trackers."""
    words = ctx.capital(ctx.plain(ctx.entry(entry, property_of(of, statement).refers))).plain
    name = entry.name.text if entry.name else "-".join(words.lower().split())
    return f"{id_of(block)}-{name}", words


def _cookie(ctx: Wording, block: Declaration, cookie: Declaration) -> Cookie:
    stated = cookie.first("lifetime") or block.first("lifetime")
    return Cookie(_name(cookie), cookie.has("pattern"), length(ctx, stated).plain if stated else "")
