"""Reads answers to the questions of a first draft from a file, TOML or JSON."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from polc.editor.questionnaire import questions
from polc.project.errors import CannotRunError
from polc.project.files import read_file
from polc.project.paths import shown
from polc.syntax.errors.suggestions import nearest


def read_answers(path: Path) -> dict[str, Any]:
    """Return the answers of a file.

    Raises CannotRunError for a file that is none, or that answers what nobody asks.
    """
    try:
        text = read_file(path).decode("utf-8")
        answers = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except OSError as error:
        raise CannotRunError("cannot-read", path=shown(path), reason=error) from error
    except (ValueError, RecursionError) as error:
        raise CannotRunError("bad-answers", path=shown(path), reason=str(error)) from error
    if not isinstance(answers, dict):
        raise CannotRunError("bad-answers", path=shown(path), reason=type(answers).__name__)
    known = [question.id for question in questions()]
    for key in answers:
        if key not in known:
            raise CannotRunError("no-such-question", path=shown(path), name=key, near=nearest(key, known))
    return answers
