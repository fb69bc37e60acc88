"""A rule's page for the terminal, and the list of all rules.

Everything comes from the pages in `dsl/rules`.
"""

from __future__ import annotations

import re
import textwrap
from itertools import groupby

from polc.core.version import __version__
from polc.reference.coverage import Provision, matrices, matrix
from polc.reference.examples import example_for
from polc.reference.jurisdictions import jurisdictions
from polc.reference.languages import names_of
from polc.reference.law import norm
from polc.reference.phrases import group_name, phrase
from polc.reference.readers import Line, readers
from polc.reference.rule_names import new_in
from polc.reference.rules import RulePage, rule_page, slugs
from polc.report.rule_days import days_in_words
from polc.report.terminal import filled
from polc.report.text import Style, plain
from polc.report.words import cited

WIDTH = 80
INDENT = "    "


def explanation(slug: str, lang: str, style: Style = plain) -> str:
    """All that a rule's page says in a language, for a terminal of 80 columns."""
    page = rule_page(slug)
    severity, colon = style(phrase(page.severity, lang), page.severity), phrase("colon", lang)
    parts = [
        filled(f"{slug}{colon} {page.words('title', lang)}", WIDTH, "", "  ").replace(slug, style(slug, "bold"), 1),
        "\n".join(
            (
                f"{phrase('severity', lang)}{colon} {severity}",
                f"{phrase('group', lang)}{colon} {_group_heading(page.group, lang)}",
            )
        )
        + _dates(page, lang)
        + _new(page, lang),
        _laws(page, lang, style),
        _headed_text("why", _paragraphs(page.section(lang)), lang, style),
        _headed_text("message", _indented(page.shown("message", lang)), lang, style),
        _headed_text("how-to-mend", _indented(page.shown("fix", lang)), lang, style),
        *(
            _headed_text("wrong", textwrap.indent(example_for(e, lang).rstrip(), "  "), lang, style)
            for e in page.examples("Wrong")
        ),
        *(
            _headed_text("right", textwrap.indent(example_for(e, lang).rstrip(), "  "), lang, style)
            for e in page.examples("Right")
        ),
    ]
    return "\n\n".join(p for p in parts if p) + "\n"


def listing(lang: str, style: Style = plain) -> str:
    """Every rule with its severity and citation, by group."""
    blocks = []
    known = slugs()
    for group, members in groupby(known, key=lambda s: s.partition("/")[0]):
        lines = [style(_group_heading(group, lang), "bold")]
        for slug in members:
            page = rule_page(slug)
            laws = ", ".join(c.label for c in cited(page.citations, lang))
            severity = phrase(page.severity, lang)
            lines.append(f"  {slug:<50} {style(severity, page.severity)}")
            lines += [_indented_text(words) for words in (page.words("title", lang), laws) if words]
        blocks.append("\n".join(lines))
    in_catalogue = sum(rule_page(s).in_catalogue for s in known)
    count = phrase("rules-count", lang, n=in_catalogue, m=len(known) - in_catalogue)
    blocks.append(filled(count, WIDTH, "", ""))
    return "\n\n".join(blocks) + "\n"


def coverage_matrix(lang: str, style: Style = plain) -> str:
    """Every provision that says what a notice must hold, with what it wants and the rules that stand on it.

    Those of laws that keep the rules of another stand under their names.
    """
    blocks = [_provision_lines(provision, lang, style) for provision in matrix()]
    for law, provisions in matrices():
        blocks.append("\n" + style(names_of(jurisdictions()[law].fields)[lang], "bold"))
        blocks += [_provision_lines(provision, lang, style) for provision in provisions]
    return "\n".join(blocks) + "\n"


def _provision_lines(provision: Provision, lang: str, style: Style) -> str:
    head = f"{style(provision.norm.label(lang), 'bold')}{phrase('colon', lang)} {provision.wants[lang]}"
    unseen = phrase("read-by-none", lang, why=provision.unseen.get(lang, "?"))
    return "\n".join([head, *(f"    {slug}" for slug in provision.rules or (_indented_text(unseen).strip(),))])


def readers_matrix(lang: str, style: Style = plain) -> str:
    """Every statement, term and mark of the language with the rules that read it, or why none does."""
    blocks = []
    for kind, lines in groupby(readers(), key=lambda line: line.kind):
        blocks.append(style(phrase(f"readers-{kind}", lang), "bold"))
        for line in lines:
            told = ", ".join(line.rules) or _unread(line, lang)
            blocks.append(f"  {line.name}\n{_indented_text(told)}")
    return "\n".join(blocks) + "\n"


def _group_heading(group: str, lang: str) -> str:
    name = group_name(group, lang)
    return f"{group} ({name})" if name else group


def _unread(line: Line, lang: str) -> str:
    laws = ", ".join(known.label(lang) for id_ in line.law if (known := norm(id_)))
    return phrase("read-by-none", lang, why=line.why.get(lang, "?"), law=laws)


def _indented_text(text: str) -> str:
    return filled(text, WIDTH, INDENT, INDENT)


def _dates(page: RulePage, lang: str) -> str:
    days = days_in_words(page, lang)
    told = f"{phrase('in-force', lang)}{phrase('colon', lang)} {', '.join(days)}"
    return "\n" + filled(told, WIDTH, "", "  ") if days else ""


def _new(page: RulePage, lang: str) -> str:
    """The line that a rule is new in the version at work; empty for others."""
    version = new_in(page, __version__)
    return "\n" + filled(phrase("new-in", lang, version=version), WIDTH, "", "") if version else ""


def _laws(page: RulePage, lang: str, style: Style) -> str:
    lines = []
    for citation in cited(page.citations, lang):
        lines.append(filled(f"{phrase('citation', lang)}{phrase('colon', lang)} {citation.label}", WIDTH, "", "  "))
        if citation.url:
            lines.append(f"  {style(citation.url, 'dim')}")
    return "\n".join(lines)


def _headed_text(key: str, body: str, lang: str, style: Style) -> str:
    return f"{style(phrase(key, lang), 'bold')}\n{body}" if body else ""


def _indented(text: str) -> str:
    return filled(text, WIDTH, "  ", "  ")


def _paragraphs(text: str) -> str:
    return "\n\n".join(_indented(" ".join(p.split())) for p in re.split(r"\n\s*\n", text) if p.strip())
