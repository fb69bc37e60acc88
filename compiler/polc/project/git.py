"""Asks git for what a repository holds, and lets the repository have nothing run.

The settings of a repository (`.git/config`) may name programs. Those that git could come to while it reads are
overridden on its command line, what is not there is fetched from nowhere, and git gets little of the environment.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from polc.project.errors import CannotRunError
from polc.project.isolation import checkout_of, program, search_path

OVERRIDDEN = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.pager=cat",
    "core.askPass=",
    "core.sshCommand=false",
    "core.gitProxy=",
    "core.alternateRefsCommand=false",
    "credential.helper=",
    "diff.external=",
    "gpg.program=false",
    "protocol.allow=never",
    "gc.auto=0",
    "maintenance.auto=false",
    "safe.bareRepository=explicit",  # a folder of the checkout may look like a repository of its own
)
HANDED_ON = frozenset(
    {"HOME", "XDG_CONFIG_HOME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "PROGRAMDATA", "SYSTEMROOT"}
    | {"TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"}
)
"""Where the user's own settings stand, and what programs need to start."""
OF_USER = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES")
COUNTED = "GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"
"""Settings of the user's in the environment, such as `safe.directory`."""
PATIENCE = 60
"""Seconds after which git is given up: its settings may include a pipe that nobody writes to."""


def git(folder: Path, *arguments: str, told: bytes = b"") -> bytes | None:
    """What git writes when it is run in a folder, `told` on its standard input.

    None when it refuses. Raises CannotRunError when git is not installed, or does not end.
    """
    checkouts = checkout_of(os.curdir), checkout_of(str(folder))
    found = program("git", *checkouts)
    if not found:
        raise CannotRunError("no-git")
    settings = [part for setting in OVERRIDDEN for part in ("-c", setting)]
    command = [found, "--no-pager", "-C", str(folder), *settings, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - an absolute path, and no shell
            command, input=told, capture_output=True, check=False, timeout=PATIENCE,
            env=_environment(*checkouts),
        )  # fmt: skip
    except FileNotFoundError as error:
        raise CannotRunError("no-git") from error
    except subprocess.TimeoutExpired as error:
        raise CannotRunError("git-endless", seconds=PATIENCE) from error
    return done.stdout if done.returncode == 0 else None


def _environment(*checkouts: str) -> dict[str, str]:
    """What git is told by its environment: nothing of the variables that steer it but what the user's settings are."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.upper() in HANDED_ON or name in OF_USER or name.startswith(COUNTED)
    }
    return kept | {
        "PATH": search_path(*checkouts),
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ATTR_NOSYSTEM": "1",
    }
