"""Who answers for the processing, with addresses in parts."""

from __future__ import annotations

import re

from polc.core.record import record
from polc.model.declaration import Declaration
from polc.notice.identity import address_in_words
from polc.notice.wording import Wording

POST_CODE = re.compile(r"(?<![0-9])[0-9]{5}(?![0-9])")
"""A French post code."""


@record
class Actor:
    """Somebody with a `part` of the target's data: who acts for a company, its address, how to reach it."""

    part: str
    name: str
    represented: str
    address: str
    post_code: str
    town: str
    country: str
    phone: str
    email: str
    web: str
    declaration: Declaration


def actors(ctx: Wording) -> tuple[Actor, ...]:
    """Return the controllers of a policy, then representatives and the officer."""
    policy = ctx.policy
    joint = {word.text for d in policy.all("joint-control") for word in d.listing("parties").words}
    found = [_actor(ctx, d, "joint" if d.id in joint else "controller") for d in policy.controllers]
    known = {d.id for d in policy.controllers}
    found += [_actor(ctx, d, "joint") for d in policy.all("controller") if d.id in joint and d.id not in known]
    for kind in ("representative", "officer"):
        found += [_actor(ctx, d, kind) for d in policy.all(kind) if not d.says_none]
    return tuple(found)


def controller_name(ctx: Wording, declaration: Declaration) -> str:
    """Return the legal name of a controller, else what it is called."""
    legal = declaration.text("legal-name")
    return ctx.text(legal, links=False).plain if legal else ctx.title(declaration).plain


def _actor(ctx: Wording, declaration: Declaration, part: str) -> Actor:
    found: dict[str, list[str]] = {}
    for reach in declaration.all("reach"):
        for clause in reach.statements():
            words = address_in_words(ctx, clause)
            if words is not None:
                found.setdefault(clause.kind, []).append(words.plain)
    post = ", ".join(found.get("reach-post", ())).replace("\n", ", ")
    street, post_code, town = _address_parts(post)
    country, person = declaration.word("country"), declaration.text("represented")
    return Actor(
        part=part,
        name=controller_name(ctx, declaration),
        represented=ctx.text(person).plain if person else "",
        address=street,
        post_code=post_code,
        town=town,
        country=ctx.place(country.text).plain if country else "",
        phone=", ".join(found.get("reach-phone", ())),
        email=", ".join(found.get("reach-email", ())),
        web=", ".join((*found.get("reach-at", ()), *found.get("reach-document", ()))),
        declaration=declaration,
    )


def _address_parts(post: str) -> tuple[str, str, str]:
    """Street, post code and town of an address that has one post code with words after it; else all of it as street."""
    codes = list(POST_CODE.finditer(post))
    if len(codes) != 1:
        return post, "", ""
    street, town = post[: codes[0].start()].rstrip(" ,-–\u00a0"), post[codes[0].end() :].partition(",")[0].strip()
    return (street, codes[0][0], town) if street and town else (post, "", "")
