"""Prints the figures of the mutation suite: `python -m tests.mutations`; with `-v`, each kind of change as well."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from tests.mutations.suite import CHANGED, quantities_in, verdicts
from tests.mutations.table import TABLE
from tests.policies import NAMES, sample


def lines() -> Iterator[str]:
    """What was missed or falsely found; the kinds of change with the mutants of each, if asked; the figures."""
    all_ = tuple(v for name in CHANGED for v in verdicts(name))
    for verdict in all_:
        if not verdict.recalled or verdict.false_alarms:
            yield f"{verdict.policy}: {verdict.kind.words} ({verdict.kind.rule})"
            yield from (f"    {alarm}" for alarm in verdict.false_alarms)
    counted = Counter(v.kind for v in all_)
    for kind in TABLE if "-v" in sys.argv else ():
        yield f"{counted[kind]:4}  {kind.rule:42}{kind.words}"
    days = sum(len(sample(name).days()) for name in NAMES)
    yield f"{len(NAMES)} policies, silent on {days} days in all"
    yield f"{len(TABLE)} kinds of change, {len({k.rule for k in TABLE})} rules: {quantities_in(all_)}"


sys.stdout.writelines(f"{line}\n" for line in lines())
