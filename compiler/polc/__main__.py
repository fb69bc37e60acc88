"""`python -m polc`, and where the command `polc` begins.

`python -m` puts the current folder on the import path before this is read: the line that takes it off comes first.
"""

from polc.project.isolation import isolate

isolate()

from polc.cli.interrupts import end_at_once  # noqa: E402 - nothing may be loaded before

end_at_once()  # Ctrl-C, from here on

from polc.cli.main import main  # noqa: E402

__all__ = ["main"]

if __name__ == "__main__":
    main()
