"""`python -m tests.faults.killed N ARGUMENT…`: runs `polc`, and kills it before its N-th operation on the disk."""

from __future__ import annotations

import sys

from polc.cli.main import main
from tests.faults.injection import Fault, injected

if __name__ == "__main__":
    with injected(Fault(int(sys.argv[1]))):
        main(sys.argv[2:])
