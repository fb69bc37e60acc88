"""The facts of the policy in a file, for programs that import polc."""

from __future__ import annotations

from datetime import date
from os import PathLike
from pathlib import Path

from polc.core.policy_error import PolicyError
from polc.facts.reading import facts_of
from polc.facts.records import Facts
from polc.project.clock import today
from polc.project.errors import CannotRunError
from polc.project.loading import load
from polc.project.reading import Reader
from polc.project.roots import boundary_of
from polc.project.settings import Settings
from polc.report.words import tell

LANGUAGE = "en"
"""The language of messages to programs."""


def facts_in(file: str | PathLike[str], as_of: date | None) -> Facts:
    """Return the facts of the policy in a file; raises as `polc.load` does."""
    path = Path(file)
    if not path.exists():
        raise FileNotFoundError(f"{path}")
    try:
        config = Settings().for_path(path)
        day = as_of or config.law_as_of or today()
    except CannotRunError as error:
        raise PolicyError(error.told(LANGUAGE)) from error
    loaded = load(Reader(), path, boundary_of(path, path), config.house_rules)
    if loaded.unread:
        lines = [
            f"{told.place.path}:{told.place.start.line}:{told.place.start.column}: {told.message}"
            for told in tell(loaded.unread, loaded.sources, LANGUAGE)
        ]
        raise PolicyError("\n".join(lines))
    policy, _ = loaded.build(day)
    if policy.header is None:
        raise PolicyError(f"{path}: no policy is declared here")
    return facts_of(policy, loaded.sources)
