"""What says which release of a policy is the newest, so that it cannot be taken away unnoticed. Pure values."""

from __future__ import annotations

import json
from collections.abc import Sequence

from polc.core.record import record
from polc.release.drift import Drift
from polc.release.layout import newest_path
from polc.release.manifest import MOST_RELEASES, Manifest
from polc.release.strict import ObjectError, is_plain, read_object

KEYS = ("policy", "version", "number")


@record
class Newest:
    """The newest release of a policy: its version, and its place among the releases from 1."""

    policy: str
    version: str
    number: int

    def written(self) -> str:
        """The text of the file."""
        return json.dumps({k: getattr(self, k) for k in KEYS}, indent=2, ensure_ascii=False) + "\n"


def newest_of(releases: Sequence[Manifest]) -> Newest | None:
    """What is to be written down of the releases of a policy.

    None where there is none.
    """
    last = max(releases, key=lambda release: release.number, default=None)
    return Newest(last.policy, last.version, last.number) if last else None


def read_newest(text: str) -> Newest:
    """What a text says. Raises ObjectError where it says something else."""
    told = read_object(text, KEYS)
    policy, version, number = (told.get(key) for key in KEYS)
    if not is_plain(policy) or not is_plain(version) or isinstance(number, bool) or not isinstance(number, int):
        raise ObjectError("")
    if not 1 <= number <= MOST_RELEASES:
        raise ObjectError("number")
    return Newest(str(policy), str(version), number)


def of_newest(told: Newest, policy: str, releases: Sequence[Manifest]) -> tuple[Drift, ...]:
    """Where the newest release is not the one that was released last.

    One more than is told of is no departure.
    """
    found = newest_of(releases)
    if told.policy == policy and found and (found.number > told.number or found == told):
        return ()
    return (Drift("newest", newest_path(policy), {"expected": told.version, "found": found.version if found else ""}),)
