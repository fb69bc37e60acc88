"""polc, the compiler for privacy policies: from `.pol` files to findings and published pages.

import polc

facts = polc.load("policies/shop.pol")
for purpose in facts.purposes:
    print(purpose.name, [basis.ground for basis in purpose.bases])
"""

from polc.core.policy_error import PolicyError
from polc.core.version import __version__

TYPE_CHECKING = False  # as `typing` has it, which is not imported: where Python looks for modules is not yet set right
if TYPE_CHECKING:
    from datetime import date
    from os import PathLike  # noqa: TID251 - a type alone

    from polc.facts.records import Facts

__all__ = ["PolicyError", "__version__", "load"]


def load(path: "str | PathLike[str]", as_of: "date | None" = None) -> "Facts":
    """Return the facts of the policy in a file, as of a day: today where none is given.

    Files that it uses are read as well, and the house rules of its project. No rule is applied: whether the policy is
    lawful, `polc check` says. Raises PolicyError where the file holds no policy, or where it, or a file that it uses,
    cannot be read in full, and OSError where there is no such file.
    """
    from polc.project.facts_file import facts_in

    return facts_in(path, as_of)
