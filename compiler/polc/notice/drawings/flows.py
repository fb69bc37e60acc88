"""Where the data go: from the persons concerned to the controller, and on to each recipient. Judges nothing.

Drawn twice from the same boxes, across for a wide page and downwards for a narrow one; the theme shows one of them.
"""

from __future__ import annotations

from markupsafe import Markup

from polc.core.record import record
from polc.model.declaration import Declaration
from polc.model.transfers import is_meant, third_countries, transfers_of
from polc.notice.blocks import Cell, Line, Picture, Table, table
from polc.notice.drawings.drawing import Box, Saying, across, arrow, element, height_of, stacked
from polc.notice.letters import bare
from polc.notice.wording import Words
from polc.reference.vocabulary import vocabulary

WIDTH, COLUMN, GAP = 760, 210, 10
"""The wide drawing: its width, that of each of its three columns, and the space between two boxes."""
NARROW, INDENT = 340, 26
"""The narrow drawing: its width, and how far recipients stand from the line that leads to them."""
FEW = 8
"""How many kinds of persons or sources are named in a box."""
PERSON = "person"
"""The kind of source that is the data subject."""
Said = tuple[Saying, ...]


@record
class _Flow:
    """A recipient in words; `abroad` when data leave the European Economic Area."""

    declaration: Declaration
    role: Markup
    places: Markup
    safeguard: Markup
    abroad: bool


def flows(w: Words) -> Picture | None:
    """The picture of the flows; None where the policy names no recipient or no controller."""
    found = [_flow(w, d) for d in w.policy.all("recipient")]
    if not found or not w.policy.controllers:
        return None
    controller = bare(w.capital(w.join([w.title(c) for c in w.policy.controllers])))
    label = bare(w.say("flows.label", name=controller, number=len(found)))
    givers = [b for b in (_group(w, "subject", "flows.persons"), _group(w, "source", "flows.sources")) if b]
    holder = (Saying(controller, "head"), Saying(bare(w.say("brief.who")), "soft"))
    takers = [(_sayings(w, f), "node abroad" if f.abroad else "node") for f in found]
    svg = _wide(givers, holder, takers, label) + _tall(givers, holder, takers, label)
    return Picture("picture-flows", w.say("flows.title"), svg, _table(w, found))


def _flow(w: Words, declaration: Declaration) -> _Flow:
    """A recipient with its own places and safeguards, else with those of the transfers that name it."""
    own = [declaration, *(t for t in transfers_of(w.policy) if _names(w, t, declaration))]
    places = dict.fromkeys(word.text for d in own for word in d.listing("located").words)
    names = dict.fromkeys(word.text for d in own for s in d.all("safeguard") for word in s.own_words)
    safeguards = [w.term("safeguards", n) for n in names if vocabulary("safeguards").get(n)]
    safeguards += [w.text(s.own_text, links=False) for d in own for s in d.all("safeguard") if s.own_text]
    role = declaration.word("role")
    return _Flow(
        declaration,
        w.term("roles", role.text) if role else Markup(),
        w.join([w.place(place) for place in places]),
        w.join(safeguards),
        any(third_countries(d) for d in own),
    )


def _names(w: Words, transfer: Declaration, recipient: Declaration) -> bool:
    return any(is_meant(w.policy, word.text, recipient) for word in transfer.listing("to").words)


def _sayings(w: Words, flow: _Flow) -> Said:
    said = [Saying(bare(w.capital(w.title(flow.declaration))), "head")]
    said += [Saying(bare(w.capital(words)), "soft") for words in (flow.role,) if words]
    said += [Saying(bare(words)) for words in (flow.places, flow.safeguard) if words]
    return tuple(said)


def _group(w: Words, kind: str, heading: str) -> Said:
    """The declarations of a kind in one box; empty where there are none, save that persons are never missing."""
    stated = [d for d in w.policy.all(kind) if not _is_person(d)]
    if not stated and kind != "subject":
        return ()
    names = [w.title(d) for d in stated[:FEW]]
    said = [Saying(bare(w.say(heading)), "head")]
    if names:
        said.append(Saying(bare(w.capital(w.join(names, opened=len(stated) > FEW)))))
    return tuple(said)


def _is_person(declaration: Declaration) -> bool:
    """Whether it is a source that is nobody but the persons concerned, who have a box of their own."""
    return declaration.kind == "source" and declaration.listing("kind").names == {PERSON}


def _table(w: Words, found: list[_Flow]) -> Table:
    def cells(words: list[Markup]) -> list[Cell]:
        return [(Line(w.capital(x)),) if x else () for x in words]

    columns = [
        (w.say("recipients.recipient"), cells([w.link(f.declaration) for f in found])),
        (w.say("recipients.role"), cells([f.role for f in found])),
        (w.say("recipients.where"), cells([f.places for f in found])),
        (w.say("recipients.safeguard"), cells([f.safeguard for f in found])),
    ]
    return table(w.say("flows.caption"), columns, [""] * len(found))


def _wide(
    givers: list[tuple[Saying, ...]],
    holder: tuple[Saying, ...],
    takers: list[tuple[tuple[Saying, ...], str]],
    label: str,
) -> Markup:
    step = (WIDTH - COLUMN) / 2
    left = [Box(said, 1, 0, COLUMN) for said in givers]
    middle = [Box(holder, step, 0, COLUMN, "node own")]
    right = [Box(said, 2 * step - 1, 0, COLUMN, look) for said, look in takers]
    height = max(height_of(column, GAP) for column in (left, middle, right)) + 2
    placed = [stacked(column, (height - height_of(column, GAP)) / 2, GAP) for column in (left, middle, right)]
    centre = placed[1][0]
    body = Markup().join(across(box, centre) for box in placed[0])
    body += Markup().join(across(centre, box) for box in placed[2])
    body += Markup().join(box.svg() for column in placed for box in column)
    return element("drawing wide", label, WIDTH, height, body)


def _tall(
    givers: list[tuple[Saying, ...]],
    holder: tuple[Saying, ...],
    takers: list[tuple[tuple[Saying, ...], str]],
    label: str,
) -> Markup:
    space = 26.0
    top = stacked([Box(said, 1, 0, NARROW - 2) for said in givers], 1, GAP)
    centre = Box(holder, 1, top[-1].top + top[-1].height + space, NARROW - 2, "node own")
    below = [Box(said, INDENT, 0, NARROW - INDENT - 1, look) for said, look in takers]
    placed = stacked(below, centre.top + centre.height + GAP + 4, GAP)
    start, end, x = top[-1].top + top[-1].height, centre.top, NARROW / 2
    body = arrow(f"M{x:g} {start:g}V{end - 6:g}", x, end, down=True)
    trunk = centre.top + centre.height
    for box in placed:
        body += arrow(f"M10 {trunk:g}V{box.middle:g}H{INDENT - 6}", INDENT, box.middle)
    body += Markup().join(box.svg() for box in (*top, centre, *placed))
    return element("drawing tall", label, NARROW, placed[-1].top + placed[-1].height + 1, body)
