"""Where the data go: from the persons concerned to the controller, and on to each recipient.

Drawn twice from the same boxes, across for a wide page and downwards for a narrow one; the theme shows one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from polc.core.record import record
from polc.document.blocks import Picture
from polc.document.drawing import Branch, Downward, Drawing, Shape
from polc.document.inline import NOTHING, Inline
from polc.model.declaration import Declaration
from polc.model.transfers import is_meant, leaves_the_area, third_countries, transfers_of
from polc.notice.drawings.drawing import Saying, Sayings, across, bottom, boxed, height_of, middle, stacked
from polc.notice.wording import Wording
from polc.reference.vocabulary import vocabulary

WIDTH, COLUMN, GAP = 760, 210, 10
"""The wide drawing: its width, that of each of its three columns, and the space between two boxes."""
NARROW, INDENT = 340, 26
"""The narrow drawing: its width, and how far recipients stand from the line that leads to them."""
FEW = 8
"""How many kinds of persons or sources are named in a box."""
OWN = "node own"
"""The look of the box of the controller."""
PERSON = "person"
"""The kind of source that is the data subject."""


@record
class _Flow:
    """A recipient in words; `abroad` when data leave the European Economic Area."""

    declaration: Declaration
    role: Inline
    places: Inline
    safeguard: Inline
    abroad: bool


def flows(ctx: Wording) -> Picture | None:
    """The picture of the flows.

    None where the policy names no recipient or no controller.
    """
    found = [_flow(ctx, d) for d in ctx.policy.all("recipient")]
    if not found or not ctx.policy.controllers:
        return None
    controller = ctx.capital(ctx.join([ctx.title(c) for c in ctx.policy.controllers])).plain
    label = ctx.say("flows.label", name=controller, number=len(found)).plain
    groups = _group(ctx, "subject", "flows.persons"), _group(ctx, "source", "flows.sources")
    givers = [(sayings, "node") for sayings in groups if sayings]
    holder = (Saying(controller, "head"), Saying(ctx.say("flows.controller").plain, "soft"))
    takers = [(_sayings(ctx, f), "node abroad" if f.abroad else "node") for f in found]
    drawings = _wide(givers, holder, takers, label), _tall(givers, holder, takers, label)
    return Picture("picture-flows", ctx.say("flows.title"), drawings)


def _flow(ctx: Wording, declaration: Declaration) -> _Flow:
    """A recipient with its own places and safeguards, else with those of the transfers that name it."""
    own = [declaration, *(t for t in transfers_of(ctx.policy) if _names(ctx, t, declaration))]
    places = dict.fromkeys(word.text for d in own for word in d.listing("located").words)
    names = dict.fromkeys(word.text for d in own for s in d.all("safeguard") for word in s.own_words)
    safeguards = [ctx.term("safeguards", n) for n in names if vocabulary("safeguards").get(n)]
    safeguards += [ctx.text(s.own_text, links=False) for d in own for s in d.all("safeguard") if s.own_text]
    role = declaration.word("role")
    return _Flow(
        declaration,
        ctx.term("roles", role.text) if role else NOTHING,
        ctx.join([ctx.place(place) for place in places]),
        ctx.join(safeguards),
        leaves_the_area(ctx.policy, declaration) or any(third_countries(ctx.policy, d) for d in own),
    )


def _names(ctx: Wording, transfer: Declaration, recipient: Declaration) -> bool:
    return any(is_meant(ctx.policy, word.text, recipient) for word in transfer.listing("to").words)


def _sayings(ctx: Wording, flow: _Flow) -> Sayings:
    said = [Saying(ctx.capital(ctx.title(flow.declaration)).plain, "head")]
    said += [Saying(ctx.capital(words).plain, "soft") for words in (flow.role,) if words]
    said += [Saying(words.plain) for words in (flow.places, flow.safeguard) if words]
    return tuple(said)


def _group(ctx: Wording, kind: str, heading: str) -> Sayings:
    """The declarations of a kind in one box.

    Empty where there are none, save that persons are never missing.
    """
    stated = [d for d in ctx.policy.all(kind) if not _is_person(d)]
    if not stated and kind != "subject":
        return ()
    names = [ctx.title(d) for d in stated[:FEW]]
    said = [Saying(ctx.say(heading).plain, "head")]
    if names:
        said.append(Saying(ctx.capital(ctx.join(names, opened=len(stated) > FEW)).plain))
    return tuple(said)


def _is_person(declaration: Declaration) -> bool:
    """Whether it is a source that is nobody but the persons concerned, who have a box of their own."""
    return declaration.kind == "source" and declaration.listing("kind").names == {PERSON}


Group = Sequence[tuple[Sayings, str]]
"""Boxes of words, each with its look."""


def _wide(givers: Group, holder: Sayings, takers: Group, label: str) -> Drawing:
    step = (WIDTH - COLUMN) / 2
    columns = ((givers, 1.0), ([(holder, OWN)], step), (takers, 2 * step - 1))
    heights = [height_of(group, COLUMN, GAP) for group, _ in columns]
    height = max(heights) + 2
    left, middle_, right = (
        stacked(group, x, (height - own) / 2, COLUMN, GAP) for (group, x), own in zip(columns, heights, strict=True)
    )
    centre = middle_[0]
    arrows = [*(across(box, centre) for box in left), *(across(centre, box) for box in right)]
    return Drawing("drawing wide", label, WIDTH, height, (*arrows, *left, *middle_, *right))


def _tall(givers: Group, holder: Sayings, takers: Group, label: str) -> Drawing:
    space = 26.0
    top = stacked(givers, 1, 1, NARROW - 2, GAP)
    centre = boxed(holder, 1, bottom(top[-1]) + space, NARROW - 2, OWN)
    trunk = bottom(centre)
    below = stacked(takers, INDENT, trunk + GAP + 4, NARROW - INDENT - 1, GAP)
    arrows: list[Shape] = [
        Downward(NARROW / 2, bottom(top[-1]), centre.top),
        *(Branch(10, trunk, INDENT, middle(box)) for box in below),
    ]
    return Drawing("drawing tall", label, NARROW, bottom(below[-1]) + 1, (*arrows, *top, centre, *below))
