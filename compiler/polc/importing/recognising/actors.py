"""The controller and the officer of a register.

Rows that tell a role, a name and addresses.
"""

from __future__ import annotations

import re

from polc.importing.drafted import Drafted, quoted
from polc.importing.matching import holds, name_in
from polc.importing.passages import Passage
from polc.importing.recognising.identity import EMAIL, country_named

ROLES = (("officer", "officer"), ("controller-role", "controller"))
PHONE = re.compile(r"[+\d][\d ().\u00a0\u202f/-]{6,24}")


def recognise_actors(drafted: Drafted) -> None:
    """Actors by their rows.

    A controller with its name, an officer, and how each is reached.
    """
    for passage in drafted.rows():
        role = passage.cell("part", "task")
        kind = next((kind for key, kind in ROLES if holds(role, drafted.lang, key)), "")
        name = name_in(passage.cell("actor", "cookie").split("\n")[0])
        if kind == "controller" and name:
            id_ = drafted.declare(kind, name, kind)
            drafted.state(kind, id_, "name", quoted(name), passage)
            country = country_named(passage.cell("country"), drafted.lang)
            if country:
                drafted.state(kind, id_, "country", country, passage)
            _reach(drafted, kind, id_, passage)
        elif kind == "officer":
            _reach(drafted, kind, drafted.declare(kind, "dpo", "dpo"), passage)


def _reach(drafted: Drafted, kind: str, id_: str, passage: Passage) -> None:
    town = " ".join(part for part in (passage.cell("post-code"), passage.cell("town")) if part)
    post = ", ".join(part for part in (passage.cell("address").replace("\n", ", "), town) if part)
    if passage.cell("address"):
        drafted.state(kind, id_, "reach", f"post {quoted(post)}", passage)
    if PHONE.fullmatch(passage.cell("phone")):
        drafted.state(kind, id_, "reach", f"phone {quoted(passage.cell('phone'))}", passage)
    if EMAIL.fullmatch(passage.cell("email")):
        drafted.state(kind, id_, "reach", f"email {passage.cell('email')}", passage)
