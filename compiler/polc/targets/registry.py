"""The targets by name, with what their data files say.

A module is imported when an export is made, and no sooner.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from polc.core.findings import Fact, Finding, Term
from polc.core.record import record
from polc.reference.languages import names_of
from polc.reference.package import names_in, read_toml
from polc.targets.exports import Export, Exporter, Gap, Request, without_repetitions

FOLDER = "targets"
ENDING = ".toml"
ESTATE = "estate"
"""What a target is made of that is one export of several policies together."""
LIBRARIES = frozenset({"xlsxwriter"})
"""Libraries that only files of some targets need, and that may not be installed."""
RULE = "export/gap"


class LibraryMissingError(Exception):
    """A library is not installed; the message is its name."""


@record
class Target:
    """A target: its `name`, and the table of its data file."""

    name: str
    table: Mapping[str, Any]

    def title(self, lang: str) -> str:
        """What it is, in a few words of a language of the tool."""
        return str(self.table["title"][lang])

    @property
    def of_estate(self) -> bool:
        """True for one export of all policies together; else each policy has its own."""
        return str(self.table["of"]) == ESTATE

    @property
    def text(self) -> bool:
        """True for files that a terminal can show."""
        return bool(self.table["text"])

    def field(self, name: str) -> Mapping[str, Any]:
        """A field of the target: its name in each language and, under `norms`, the provisions that want it."""
        fields: Mapping[str, Any] = self.table["fields"][name]
        return fields

    def terms(self, class_: str) -> Mapping[str, Any]:
        """What the terms of a class of the vocabulary are on the other side.

        Terms below one have what it has.
        """
        found: Mapping[str, Any] = self.table.get("terms", {}).get(class_, {})
        return found

    def export(self, request: Request) -> Export:
        """The export of policies: of each alone unless the target is one `of_estate`.

        Raises LibraryMissingError where a library is not installed, and DoubleNameError for two files of one name.
        """
        requests = [request]
        if not self.of_estate:
            requests = [Request((policy,), _languages(request, index), request.sources)
                        for index, policy in enumerate(request.policies)]  # fmt: skip
        files: dict[str, bytes] = {}
        gaps: list[Gap] = []
        for asked in requests:
            made = self._export_of(asked)
            for name, content in made.files.items():
                if name in files:
                    raise DoubleNameError(name)
                files[name] = content
            gaps += made.gaps
        return Export(files, without_repetitions(gaps))

    def _export_of(self, request: Request) -> Export:
        try:
            return _exporter(self.name).make(request)
        except ImportError as error:
            library = (error.name or "").partition(".")[0]
            if library not in LIBRARIES:
                raise
            raise LibraryMissingError(library) from error


class DoubleNameError(Exception):
    """Two policies would have a file of one name; the message is that name."""


def _languages(request: Request, index: int) -> tuple[str, ...]:
    """The languages of the files of one policy: those of all that it is in itself."""
    own = request.policies[index].languages
    return tuple(lang for lang in request.languages if lang in own)


def _exporter(name: str) -> Exporter:
    module = name.replace("-", "_")
    found: Exporter = getattr(import_module(f"polc.targets.{module}"), module)
    return found


@cache
def targets() -> Mapping[str, Target]:
    """Every target by its name, in the order of names."""
    names = [name.removesuffix(ENDING) for name in names_in(FOLDER) if name.endswith(ENDING)]
    return {name: Target(name, read_toml(FOLDER, f"{name}{ENDING}")) for name in names}


def findings_of(target: Target, export: Export) -> tuple[Finding, ...]:
    """The gaps of an export as findings, in the order of files and places."""
    found = [_finding(target, gap) for gap in export.gaps]
    return tuple(sorted(found, key=lambda f: (f.span.path, f.span, f.variant)))


def _finding(target: Target, gap: Gap) -> Finding:
    field = target.field(gap.field)
    facts: dict[str, Fact] = {
        "target": target.name,
        "field": Term(names_of(field), gap.field),
        "subject": gap.name,
        "value": gap.value,
    }
    norms = tuple(str(norm) for norm in field.get("norms", ()))
    return Finding(RULE, gap.place, facts, subject=gap.subject, variant=gap.kind, citations=norms)
