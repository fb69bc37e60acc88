"""Digests of all that an outcome depends on: the program, the day, the policy and what it uses.

A key holds every byte that a policy is judged by, since nothing else is in its task; so that two runs with the same
key would find the same.
"""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

from polc.project.cache.fingerprint import state_of_program
from polc.project.cache.store import KEY, SLOT, Slot
from polc.project.workers.check_input import Place, UsedFiles

HEX = frozenset("0123456789abcdefABCDEF")
STATE = 16
"""Bytes of a digest: enough that no two states of files ever have the same."""


def state_of_run(day: date, clock: date | None = None) -> bytes:
    """What every outcome of a run depends on: the program with its data, the day whose law applies, and the clock."""
    other = f" {clock.isoformat()}" if clock not in (None, day) else ""
    return f"{state_of_program()} {day.isoformat()}{other}".encode()


def state_of_pack(check_input: UsedFiles) -> bytes:
    """A digest of what policies use: where each `use` leads, and the bytes of each file there, with its name."""
    links = sorted((*asked, "" if target is None else f"={target}") for asked, target in check_input.links.items())
    told = [check_input.root, list(check_input.always), links, sorted(check_input.others)]
    state = blake2b(_bytes(repr(told)), digest_size=STATE)
    for target, (name, content) in sorted(check_input.files.items()):
        state.update(_bytes(f"\n{target!r} {name!r} {len(content)}\n"))
        state.update(content)
    return state.digest()


def policy_of(target: str) -> str:
    """Under what all outcomes of a policy are kept, by where it stands."""
    return blake2b(_bytes(target), digest_size=SLOT // 2).hexdigest()


def key_of_outcome(place: Place, digest: str, check_input: bytes, run: bytes) -> str:
    """The key of an outcome: of a file whose bytes have a digest, a pack in a state, and a run in a state."""
    told = f"\n{place.name!r} {place.path!r} {place.target!r} {digest}\n"
    return blake2b(run + check_input + _bytes(told), digest_size=KEY // 2).hexdigest()


def digest_of(content: bytes) -> str:
    """The digest of a file's bytes."""
    return blake2b(content, digest_size=STATE).hexdigest()


def key_of(common: str) -> str:
    """The key of what policies have in common: it is called by what it says."""
    return blake2b(_bytes(common), digest_size=KEY // 2).hexdigest()


def is_key(text: str) -> bool:
    """True for what `key_of` may have returned."""
    return len(text) == KEY and not set(text) - HEX


def slot_of_common(key: str) -> Slot:
    """Where that is kept, once for all of them."""
    return Slot(key[:SLOT], key)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
