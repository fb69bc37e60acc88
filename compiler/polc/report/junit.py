"""JUnit XML: one suite a file.

Findings that fail the run fail, others are told in the output of a passed case.
"""

from __future__ import annotations

from xml.etree import ElementTree

from polc.report.run import Run
from polc.report.terminal import printable
from polc.report.text import turned_off
from polc.report.words import Told


def report(run: Run) -> str:
    """The run as JUnit XML, with a line end after it."""
    root = ElementTree.Element("testsuites", name="polc", tests="0", failures="0")
    tests = failures = 0
    if run.off:
        _add_settings(root, run)
        tests += 1
    by_path: dict[str, list[Told]] = {}
    for told in run.told:
        by_path.setdefault(told.place.path, []).append(told)
    for path in dict.fromkeys((*run.paths, *by_path)):  # what files use may be none of those asked for
        found = by_path.get(path, [])
        failed = sum(run.fails(t) for t in found)
        suite = ElementTree.SubElement(
            root, "testsuite", name=printable(path), tests=str(max(1, len(found))), failures=str(failed), errors="0"
        )
        if not found:
            ElementTree.SubElement(suite, "testcase", classname=printable(path), name="polc check")
        for told in found:
            _add_case(suite, told, failed=run.fails(told))
        tests += max(1, len(found))
        failures += failed
    root.set("tests", str(tests))
    root.set("failures", str(failures))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _add_settings(root: ElementTree.Element, run: Run) -> None:
    """Adds a suite with one skipped case, which says how many findings the settings turn off."""
    suite = ElementTree.SubElement(root, "testsuite", name="polc", tests="1", failures="0", errors="0", skipped="1")
    properties = ElementTree.SubElement(suite, "properties")
    ElementTree.SubElement(properties, "property", name="turned-off", value=str(run.off))
    case = ElementTree.SubElement(suite, "testcase", classname="polc", name="settings")
    ElementTree.SubElement(case, "skipped", message=turned_off(run.off, run.lang))


def _add_case(suite: ElementTree.Element, told: Told, *, failed: bool) -> None:
    where = f"{told.place.path}:{told.place.start.line}:{told.place.start.column}"
    case = ElementTree.SubElement(
        suite, "testcase", classname=printable(told.place.path), name=f"{told.rule} ({told.place.start.line})"
    )
    laws = "".join(f"\n{c.label} {c.url}".rstrip() for c in told.citations)
    text = f"{printable(where)}\n{printable(told.message)}\n{printable(told.fix)}{laws}"
    if failed:
        failure = ElementTree.SubElement(case, "failure", type=told.rule, message=printable(told.message))
        failure.text = text
    else:
        output = ElementTree.SubElement(case, "system-out")
        output.text = f"{told.severity}: {text}"
