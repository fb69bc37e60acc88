"""How long a consent, a choice, a proof or a tracker may or must last, as `dsl/law/retention.toml` has it.

Periods for which data are kept are in `polc.reference.retention`. Knows no policy and judges none.
"""

from __future__ import annotations

from polc.reference.package import read_toml
from polc.reference.retention import Reference


def lasting(id_: str) -> Reference:
    """The reference with this id in `retention.toml`. Raises KeyError when there is none."""
    return Reference(id_, read_toml("law", "retention.toml")[id_])
