"""The comparison in Markdown, for a comment on a change: by what it obliges to, with places in both versions."""

from __future__ import annotations

from polc.reference.phrases import in_full, phrase
from polc.report.differences.several import Several
from polc.report.differences.words import Comparison, ToldDifference, ToldSide, shows_values
from polc.report.markdown import code, prose
from polc.report.words import Citation


def report(comparison: Comparison) -> str:
    """The comparison as one Markdown page."""
    title = comparison.words("title", before=comparison.before.label, after=comparison.after.label)
    day = comparison.words("as-of", day=in_full(comparison.as_of, comparison.lang))
    lines = [f"# {prose(title)}", "", f"{prose(comparison.summary)} {prose(day)}", ""]
    lines += _graded(comparison, "##")
    return "\n".join(lines).rstrip() + "\n"


def report_several(several: Several) -> str:
    """The comparison of several policies as one Markdown page, a heading for each that differs."""
    lines = [f"# {prose(several.title)}", ""]
    for line in several.closing[::-1]:
        lines += [prose(line), ""]
    for changed, comparison in several.differing:
        lines += [f"## {prose(several.heading(changed))}", "", *_graded(comparison, "###")]
    return "\n".join(lines).rstrip() + "\n"


def _graded(comparison: Comparison, level: str) -> list[str]:
    """The lines of the differences, each grade under a heading of this level."""
    lines: list[str] = []
    for grade, differences in comparison.graded:
        lines += [f"{level} {prose(comparison.words(f'grade-{grade}'))} ({len(differences)})", ""]
        for told in differences:
            lines += [*_difference(told, comparison), ""]
    return lines


def _difference(told: ToldDifference, comparison: Comparison) -> list[str]:
    colon = phrase("colon", comparison.lang)
    lines = [f"- **{prose(told.message)}** `{told.kind}`"]
    shown = shows_values(told)
    for key, side in (("before", told.before), ("after", told.after)):
        if side.declarations:
            lines.append(f"  - {comparison.words(key)}{colon} {_side_text(side, comparison, shown=shown)}")
    if told.citations:
        laws = ", ".join(_link(c) for c in told.citations)
        lines.append(f"  - {phrase('law', comparison.lang)}{colon} {laws}")
    lines.append(f"  - {comparison.words('to-do')}{colon} {prose(told.to_do)}")
    return lines


def _side_text(side: ToldSide, comparison: Comparison, *, shown: bool) -> str:
    places = ", ".join(f"`{code(p.path)}:{p.start.line}`" for p in side.places)
    if not shown:
        return places
    return f"{places} – {prose(side.value or comparison.words('nothing-stated'))}"


def _link(citation: Citation) -> str:
    return f"[{prose(citation.label)}](<{citation.url}>)" if citation.url else prose(citation.label)
