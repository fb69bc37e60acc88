"""Reads a document that is to be imported.

Any place the user names, up to a size, and no file that a policy has.
"""

from __future__ import annotations

from pathlib import Path

from polc.importing.document import Imported, imported
from polc.importing.refusals import RefusedDocumentError
from polc.project.errors import CannotRunError
from polc.project.files import TooLargeError, read_file
from polc.project.limits import LARGEST_IMPORTED
from polc.project.paths import shown


def import_document(path: Path, lang: str, language: str = "") -> Imported:
    """Return the draft of a document.

    Comments are in `lang`, the document in `language`, found in it where empty.

    Raises CannotRunError where it cannot be read, is too large, or is no document of a kind that is imported.
    """
    try:
        content = read_file(path, limit=LARGEST_IMPORTED)
        return imported(path.name, content, lang, language)
    except TooLargeError as error:
        raise CannotRunError("import-too-large", path=shown(path)) from error
    except OSError as error:
        raise CannotRunError("cannot-read", path=shown(path), reason=error) from error
    except RefusedDocumentError as error:
        raise CannotRunError(error.key, path=shown(path)) from error
    except ImportError as error:
        raise CannotRunError("import-needs-library", path=shown(path)) from error
