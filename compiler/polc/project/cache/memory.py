"""What earlier runs found, and what this one will leave to later ones: files recognised, outcomes taken from the cache.

An outcome is found by a digest of all that it depends on; to know that of a file which is as it was, the file is not
read.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from polc.project.cache.file_states import Index, Seen, index_in, state_of
from polc.project.cache.fingerprint import state_of_program
from polc.project.cache.keys import (
    digest_of,
    is_key,
    key_of,
    key_of_outcome,
    policy_of,
    slot_of_common,
    state_of_pack,
    state_of_run,
)
from polc.project.cache.outcome import COLUMN, NOTHING, Outcome, read
from polc.project.cache.store import Cache, Entries, Slot, told
from polc.project.input_collector import InputCollector, uses_in
from polc.project.walking import folder_of
from polc.project.workers.check_input import Place, UsedFiles

FIRST = 2000
"""Outcomes after which the cache is written first, and then after twice as many: what a run found that is given up."""


class OutcomeMemory:
    """The cache of a run, and the files that it recognises.

    `state` is what every outcome of the run depends on.
    """

    def __init__(self, cache: Cache, collector: InputCollector, index: Index, state: bytes) -> None:
        self._cache = cache
        self._collector = collector
        self._index = index
        self._state = state
        self._packs: dict[int, tuple[UsedFiles, bytes]] = {}
        self._kept = 0
        self._next = FIRST

    def outcomes(self, places: Sequence[Place]) -> dict[int, Outcome]:
        """The outcomes that are known, by the number of their place.

        Those of what is no file are not kept.
        """
        policies = {number: policy_of(place.target) for number, place in enumerate(places) if place.content is None}
        entries = self._cache.entries(policies.values())
        known = {number: policy for number, policy in policies.items() if policy in entries}
        self._index.load({folder_of(places[number].target) for number in known})
        lines = {number: self._line(places[number], entries.pop(policy, {})) for number, policy in known.items()}
        self._index.write()
        keys = {key: slot_of_common(key) for key in {key for key, _ in lines.values()} if is_key(key)}
        texts = self._cache.found(keys.values())
        common = {"": NOTHING} | {key: texts[slot] for key, slot in keys.items() if slot in texts}
        found = {}
        for number in known:
            key, own = lines.pop(number)
            if own and key in common:
                with suppress(ValueError):  # damaged: it is judged again
                    found[number] = read(own, common[key])
        return found

    def read(self, place: Place) -> tuple[bytes, Seen]:
        """The bytes of a file, and what to know it by.

        Raises OSError where it cannot be read.
        """
        noted = place.content is None and not self._collector.holds(place.target)
        state = state_of(place.target) if noted else None
        content = self._collector.read(place)
        seen = Seen(digest_of(content), uses_in(content))
        if noted:
            self._index.note(place.target, state, seen)
        return content, seen

    def slot(self, place: Place, seen: Seen, check_input: UsedFiles) -> Slot:
        """Where the outcome of a file is kept."""
        return Slot(policy_of(place.target), self._outcome_key(place, seen, check_input))

    def keep(self, slot: Slot, own: str, common: str) -> None:
        """Keeps an outcome, as `outcome.written` returns it."""
        key = "" if common == NOTHING else key_of(common)
        if key:
            self._cache.keep(slot_of_common(key), common)
        self._cache.keep(slot, f"{key}{COLUMN}{own}")
        self._kept += 1
        if self._kept == self._next:
            self._next *= 2
            self.write()

    def write(self) -> None:
        """Writes what is to be kept."""
        self._cache.write()
        if self._kept:
            self._index.write()

    def _outcome_key(self, place: Place, seen: Seen, check_input: UsedFiles) -> str:
        if id(check_input) not in self._packs:
            self._packs[id(check_input)] = check_input, state_of_pack(check_input)
        return key_of_outcome(place, seen.digest, self._packs[id(check_input)][1], self._state)

    def _line(self, place: Place, entries: Entries) -> tuple[str, str]:
        """What an outcome has in common with others, by its key, and the outcome, empty where it is not known."""
        try:
            seen = self._index.seen(place.target) or self.read(place)[1]
        except OSError:
            return "", ""
        check_input = self._collector.check_input(place, seen.uses)
        text = told(entries, self._outcome_key(place, seen, check_input)) if check_input is not None else None
        key, _, own = (text or "").partition(COLUMN)
        return key, own


def memory_of(folder: Path, collector: InputCollector, day: date) -> OutcomeMemory:
    """Return the memory of a run as of a day, whose cache is a folder."""
    cache = Cache(folder)
    return OutcomeMemory(cache, collector, index_in(cache, state_of_program()), state_of_run(day, collector.clock))
