"""How long a consent, a choice, a proof or a tracker may or must last, as `dsl/law/retention.toml` has it.

Periods for which data are kept are in `polc.reference.retention`. Knows no policy and judges none.
"""

from __future__ import annotations

from polc.reference.retention import Reference, every_reference


def lasting(id_: str) -> Reference:
    """The reference with this id in `retention.toml`. Raises KeyError when there is none."""
    return every_reference()[id_]
