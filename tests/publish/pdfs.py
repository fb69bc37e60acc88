"""Reads a PDF back: its structure tree, its words, its links."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader


@dataclass
class Tag:
    """An element of the structure tree: its type, its attributes, and the elements in it."""

    name: str
    title: str = ""
    lang: str = ""
    scope: str = ""
    headers: tuple[str, ...] = ()
    id: str = ""
    inner: list[Tag] = field(default_factory=list)

    def all(self, *names: str) -> list[Tag]:
        """Every element of these types below this one, in reading order."""
        return [tag for tag in self.walk() if tag.name in names]

    def walk(self) -> Iterator[Tag]:
        for tag in self.inner:
            yield tag
            yield from tag.walk()


def opened(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def structure(reader: PdfReader) -> Tag:
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    return Tag("Root", inner=list(_tags(root["/K"])))


def _tags(kids: Any) -> Iterator[Tag]:
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    if isinstance(kids, list):
        for kid in kids:
            yield from _tags(kid)
    elif isinstance(kids, dict) and "/S" in kids:
        table = _table(kids.get("/A", []))
        yield Tag(
            name=kids["/S"][1:],
            title=str(kids.get("/T", "")),
            lang=str(kids.get("/Lang", "")),
            scope=str(table.get("/Scope", ""))[1:],
            headers=tuple(_name(h) for h in table.get("/Headers", [])),
            id=_name(kids.get("/ID", "")),
            inner=list(_tags(kids.get("/K", []))),
        )


def _name(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _table(attributes: Any) -> dict[str, Any]:
    attributes = attributes.get_object() if hasattr(attributes, "get_object") else attributes
    found = attributes if isinstance(attributes, list) else [attributes]
    return next((a.get_object() for a in found if a.get_object().get("/O") == "/Table"), {})


def words(reader: PdfReader) -> str:
    """The words of all pages without any space, so that ends of lines and of pages do not matter."""
    return squeezed("".join(page.extract_text() for page in reader.pages))


def squeezed(text: str) -> str:
    return "".join(text.replace("\u200b", "").replace("\u00ad", "").split())


def addresses(reader: PdfReader) -> set[str]:
    """Where links lead outside of the file."""
    return {str(a["/A"]["/URI"]) for a in _annotations(reader) if "/URI" in a.get("/A", {})}


def targets(reader: PdfReader) -> list[str]:
    """The names of the places in the file that links lead to."""
    found = [a.get("/Dest") or a.get("/A", {}).get("/D") for a in _annotations(reader)]
    return [_name(d) for d in found if d is not None]


def _annotations(reader: PdfReader) -> Iterator[Any]:
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            yield annotation.get_object()
