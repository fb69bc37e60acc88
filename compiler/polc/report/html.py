"""A report for people as one printable HTML page, without script and without any request. Everything is escaped."""

from __future__ import annotations

import re
from html import escape

from polc.reference.phrases import phrase
from polc.report.grouping import Group, chapters
from polc.report.run import Run
from polc.report.terminal import printable
from polc.report.text import summary
from polc.report.words import Citation, Told

CODE = re.compile(r"`([^`]*)`")
STYLE = """
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1c2024; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid #ccc; } h3 { font-size: 1.05rem; }
article { margin: 0 0 1.25rem; padding: 0 0 0 1rem; border-left: 4px solid #999; break-inside: avoid; }
.error { border-color: #a1260d; } .warning { border-color: #9a6700; } .advice { border-color: #0b4f7d; }
p { margin: .25rem 0; } .message { font-weight: 600; } .where, footer { color: #535b64; font-size: .9rem; }
code { font-size: .92em; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { body { background: #16181a; color: #e6e6e1; } a { color: #8cc4ef; }
  .where, footer { color: #a9b0b7; } }
@media print { body { margin: 0; } a::after { content: " (" attr(href) ")"; font-size: .8em; } }
"""


def report(run: Run) -> str:
    """The run as a page."""
    title = phrase("report-title", run.lang)
    told = summary(run.told, len(run.paths), run.days, run.lang, accepted=run.accepted_count, off=run.off)
    parts = [
        f'<!doctype html>\n<html lang="{run.lang}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>",
        f"<h1>{_text(title)}</h1>\n<p>{_text(told)}</p>",
    ]
    for chapter in chapters(run):
        parts.append(f'<section>\n<h2 id="{chapter.severity}">{_text(chapter.heading)}</h2>')
        parts += [_group(group, run.lang) for group in chapter.groups]
        parts.append("</section>")
    parts.append("</main>\n</body>\n</html>\n")
    return "\n".join(parts)


def _group(group: Group, lang: str) -> str:
    heading = f"<h3>{_link(group.citation)}</h3>\n" if group.citation else ""
    return heading + "\n".join(_finding(told, lang) for told in group.findings)


def _finding(told: Told, lang: str) -> str:
    others = "".join(
        f'<p class="where"><code>{_text(r.path)}:{r.start.line}</code> {_prose(r.label)}</p>'
        for r in told.related
        if r.label
    )
    fix = f"<p>{_text(phrase('how-to-mend', lang))}: {_prose(told.fix)}</p>" if told.fix else ""
    laws = ", ".join(_link(c) for c in told.citations[1:])
    return (
        f'<article class="{told.severity}"><p class="message">{_prose(told.message)}</p>'
        f'<p class="where"><code>{_text(told.place.path)}:{told.place.start.line}</code> <code>{told.rule}</code></p>'
        f"{others}{fix}{f'<p class=where>{laws}</p>' if laws else ''}</article>"
    )


def _link(citation: Citation) -> str:
    if not citation.url.startswith(("https://", "http://")):
        return _text(citation.label)
    return f'<a href="{_text(citation.url)}">{_text(citation.label)}</a>'


def _prose(text: str) -> str:
    return CODE.sub(r"<code>\1</code>", _text(text))


def _text(text: str) -> str:
    return escape(printable(text))
