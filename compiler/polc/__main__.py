"""`python -m polc`, and where the command `polc` begins.

`python -m` puts the current folder on the import path before this is read: the line that takes it off comes first.
"""

import os  # noqa: TID251 - loaded before all of polc

try:
    from polc.project.isolation import isolate

    isolate()

    from polc.cli.interrupts import end_at_once  # nothing may be loaded before

    end_at_once()  # Ctrl-C, from here on
except KeyboardInterrupt:
    os._exit(130)  # `INTERRUPTED`, which may not be loaded yet

from polc.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
