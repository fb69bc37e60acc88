"""`polc explain`: what a rule checks, what a word prints, or what stands at a line of a file."""

from __future__ import annotations

import re
from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.invocation import note_asked
from polc.cli.output import language, put, style
from polc.core.sources import Source
from polc.model.declaration import Declaration
from polc.model.policy import Policy
from polc.project import errors
from polc.project.checking import check_paths, known_rule
from polc.project.clock import AsOf
from polc.project.errors import CannotRunError
from polc.project.versions import place_of
from polc.reference.phrases import expected
from polc.reference.properties import property_of
from polc.reference.rules import keeps_from_judging
from polc.reference.term_search import terms_with_id
from polc.report.explanation import explanation
from polc.report.placement import Placement, placement
from polc.report.statement_readings import statement_reading
from polc.report.term_listing import explained_terms
from polc.report.words import tell
from polc.syntax.tree import Node

PLACE = re.compile(r"^(?P<path>.+\.pol|[^\s/\\:@]+@.*\S):(?P<line>\d+)$")
"""A line of a file, or of the main file of a release: `luxim.pol:24`, `luxim@1.0:24`."""

MOST_DIGITS = 18


def _noted_subject(context: click.Context, _argument: click.Parameter, value: str) -> str:
    """The subject itself; the settings in force are those of its file."""
    place = PLACE.match(value)
    note_asked(context, [place_of(Path(place["path"]))] if place else [])
    return value


@click.command("explain", cls=Command)
@click.argument("subject", is_eager=True, callback=_noted_subject, shell_complete=options.rule_names)
@options.config
@options.as_of
@options.lang
def command(subject: str, as_of: AsOf, lang: str | None) -> int:
    """Say what a rule (such as omission/legal-basis) checks, what a word prints, or what stands at a line of a file.

    For a statement such as "purpose basis withdrawn": what the check reads and what the page says.

    For a line (shop.pol:24, or shop@1.0:24 of a release): the declaration and statement there, its findings, the rules
    that read it, and the words that it becomes on the pages.
    """
    place = PLACE.match(subject)
    words = language(lang)
    painted = style(to_file=False)
    if place:
        put(
            placement(_placement(place_of(Path(place["path"])), _number(place["line"]), as_of, words), words, painted),
            None,
        )
    elif stated := statement_reading(" ".join(subject.split()), words, painted):
        put(stated, None)
    elif terms := terms_with_id(subject):
        put(explained_terms(terms, words, painted), None)
    else:
        put(explanation(known_rule(subject), words, painted), None)
    return errors.OK


def _number(digits: str) -> int:
    """The number of a line.

    One beyond any file where Python would refuse to read so many digits.
    """
    return int(digits[:MOST_DIGITS])


def _placement(path: Path, line: int, as_of: AsOf, lang: str) -> Placement:
    if path.is_dir():
        raise CannotRunError("explain-folder", path=path)
    context = click.get_current_context()
    checked = check_paths([path], as_of, baseline=False, settings=options.settings(context))
    policy = checked.policies[0]
    source = checked.sources[policy.path]
    declaration = next(
        (d for d in policy.declarations if d.span.path == source.path and _is_on_line(source, d.node, line)), None
    )
    if declaration is None:
        raise CannotRunError("explain-nothing", path=policy.path, line=line)
    statement = _statement(source, declaration.node, line)
    word = property_of(declaration.kind, statement.rule).word if statement else ""
    findings = [f for f in checked.findings if f.subject == declaration.key]
    unread = any(keeps_from_judging(f.rule) for f in checked.findings)  # then no rule has looked at it
    return Placement(
        where=f"{policy.path}:{line}",
        declaration=" ".join(declaration.key).strip(),
        first=source.position(declaration.span.start).line,
        last=source.position(max(declaration.span.start, declaration.span.end - 1)).line,
        statement=word,
        expects=expected(f"{declaration.kind}.{word}", lang) or expected(word, lang),
        told=tell(findings, checked.sources, lang),
        rules=() if unread else _rules(policy, declaration),
        pages=_pages(policy, declaration),
    )


def _is_on_line(source: Source, node: Node, line: int) -> bool:
    return source.position(node.span.start).line <= line <= source.position(max(0, node.span.end - 1)).line


def _statement(source: Source, declaration: Node, line: int) -> Node | None:
    """The innermost statement of a declaration that stands on a line."""
    found: Node | None = None
    node: Node | None = declaration
    while node is not None:
        node = next((c for c in node.children if _is_on_line(source, c, line)), None)
        found = node or found
    return found


def _rules(policy: Policy, declaration: Declaration) -> tuple[str, ...]:
    from polc.checks.engine.rule_dependencies import rules_reading

    return rules_reading(policy, declaration.kind)


def _pages(policy: Policy, declaration: Declaration) -> list[tuple[str, tuple[str, ...]]]:
    if policy.header is None:
        return []
    from polc.export.declaration_text import words_at
    from polc.notice.anchors import anchors_of
    from polc.notice.notice import notice_of
    from polc.notice.phrasebook import languages

    anchor = anchors_of(policy).of(declaration)
    return [
        (f"/{policy.id}/{page_language}/#{anchor}", words_at(notice_of(policy, page_language), anchor))
        for page_language in policy.languages
        if page_language in languages()
    ]
