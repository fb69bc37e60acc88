"""The files of the page, from the package `polc-studio`, which is installed beside polc."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from polc.project.errors import CannotRunError

PACKAGE, FOLDER, FIRST = "polc_studio", "page", "index.html"


def page_folder() -> Path:
    """The folder of the page.

    Raises CannotRunError, with what to install, where it is not there.
    """
    try:
        place = Path(str(import_module(PACKAGE).__file__)).with_name(FOLDER)
    except ImportError:
        raise CannotRunError("studio-missing") from None
    if not (place / FIRST).is_file():
        raise CannotRunError("studio-missing")
    return place


def page_files() -> dict[str, bytes]:
    """The bytes of every file of the page, by its name.

    Raises CannotRunError as `page_folder` does.
    """
    return {file.name: file.read_bytes() for file in sorted(page_folder().iterdir()) if file.is_file()}
