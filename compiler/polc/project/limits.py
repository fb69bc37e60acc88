"""How much polc takes from one file and from one policy: far above what people write, far below what does harm.

`docs/limits.md` says so to the reader. What is larger is a finding of the group `file`.
"""

from __future__ import annotations

from polc.syntax.parser.limits import LARGEST_SOURCE
from polc.syntax.parser.limits import MOST_DECLARATIONS as MOST_DECLARATIONS

LARGEST_FILE = LARGEST_SOURCE
"""The most bytes of one file, and of every file for which nothing else is said here."""
LARGEST_SETTINGS = 1024 * 1024
"""The most bytes of a configuration."""
MOST_IN_LIST = 500
"""The most entries of a list in a configuration, each of which may have a folder gone through."""
LARGEST_BASELINE = 16 * 1024 * 1024
"""The most bytes of a baseline: some hundred thousand findings."""
LARGEST_REPORT = 64 * 1024 * 1024
"""The most bytes of a report that another version wrote."""
LARGEST_PAGE = 64 * 1024 * 1024
"""The most bytes of a file of a site or of a release."""
LARGEST_IMPORTED = 16 * 1024 * 1024
"""The most bytes of a document that is imported; what an archive unpacks to is bounded where it is unpacked."""
MOST_TOGETHER = 2_000
"""The most declarations of a policy and all that it uses."""
DEEPEST_USE = 20
"""The most files on the way from a policy, by `use`, to the last one."""
MOST_USED = 200
"""The most files that one policy uses, directly or not."""
LARGEST_POLICY = 8 * 1024 * 1024
"""The most characters of a policy and all that it uses."""

# What multiplies has a limit where it is compared: `MOST_REACHED` in `model/closure.py`, `MOST_STEPS` in
# `model/commitments/comparison.py`, `MOST_COVERED` in `model/retention/coverage.py`, `MOST_PAIRS` in
# `checks/contradiction/retention_conflict.py`; beyond it stands `file/not-compared`.
