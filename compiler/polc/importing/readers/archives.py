"""Opens documents that are archives (Word, workbooks).

How much may come out of one, and what may not be in it.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from polc.importing.refusals import RefusedDocumentError

LARGEST_UNPACKED = 64 * 1024 * 1024
"""The most bytes of all members of an archive together, unpacked."""
MOST_MEMBERS = 2_000
READ = (".xml", ".rels")
"""Endings of the members that are looked at.

Pictures, fonts, macros and what is embedded stay where they are.
"""
DECLARED = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def plain_archive(content: bytes) -> bytes:
    """Return an archive of the same texts, nothing packed.

    Of a size that was counted, without any other member.

    Raises RefusedDocumentError for what is no archive, unpacks to more than is read, is locked, or declares entities.
    """
    held, room = BytesIO(), LARGEST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(content)) as given, zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as plain:
            entries = given.infolist()
            if len(entries) > MOST_MEMBERS:
                raise RefusedDocumentError("import-too-large")
            for entry in entries:
                if not entry.filename.lower().endswith(READ) and entry.filename != "mimetype":
                    continue
                with given.open(entry) as member:
                    unpacked = member.read(room + 1)
                room -= len(unpacked)
                if room < 0:
                    raise RefusedDocumentError("import-too-large")
                if any(mark in unpacked for mark in DECLARED):
                    raise RefusedDocumentError("import-entities")
                plain.writestr(zipfile.ZipInfo(entry.filename), unpacked)
    except RuntimeError as error:  # a member is locked by a password
        raise RefusedDocumentError("import-locked") from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise RefusedDocumentError("import-broken") from error
    return held.getvalue()
