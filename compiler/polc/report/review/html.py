"""A review for counsel as one printable HTML page, without script and without any request. Everything is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from polc.reference.phrases import phrase as _phrase
from polc.report.review.values import Law, PolicyReview, Quoted, Review, ReviewEntry, pieces
from polc.report.terminal import printable

BOOK = "review.toml"
STYLE = """
:root { color-scheme: light dark; --ink: #1c2024; --soft: #535b64; --paper: #fff; --rule: #b9bec4; --shade: #eef1f4;
  --link: #0b4f7d; --fault: #a1260d; --error: #a1260d; --warning: #7a5200; --advice: #0b4f7d; }
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); } h1 { font-size: 1.7rem; line-height: 1.25; } h2 { font-size: 1.3rem; margin-top: 2.5rem;
  border-bottom: 1px solid var(--rule); } h3 { font-size: 1.1rem; margin: 0 0 .25rem; }
h4 { margin: .9rem 0 .15rem; font-size: .9rem; color: var(--soft); }
p, ul { margin: .25rem 0; } ul { padding-left: 1.3rem; }
article { margin: 1.5rem 0; padding: 0 0 0 1rem; border-left: 4px solid var(--rule); }
.error { border-color: var(--error); } .warning { border-color: var(--warning); }
.advice { border-color: var(--advice); }
.message { font-weight: 600; } .where { color: var(--soft); font-size: .9rem; }
.accepted { padding: .3rem .6rem; background: var(--shade); }
pre { margin: .25rem 0; padding: .4rem .6rem; background: var(--shade); font-size: .85rem; white-space: pre-wrap; }
code { font-size: .92em; } mark { background: none; color: var(--fault); font-weight: 600; text-decoration: underline; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .92rem; }
caption { text-align: left; color: var(--soft); font-style: italic; }
th, td { padding: .3rem .5rem; border: 1px solid var(--rule); text-align: left; vertical-align: top; }
thead th { background: var(--shade); white-space: nowrap; } .cover th { width: 14rem; font-weight: 600; }
.choices { table-layout: fixed; } .choices tr > :last-child { width: 26%; }
.choices thead th { white-space: normal; } .choices th, .choices td { hyphens: auto; }
.choices th p { font-weight: normal; } .polc h4 { font-size: 1.02rem; color: var(--ink); margin-top: 1.4rem; }
.decision td { height: 4.5rem; } .decision th:nth-child(2) { width: 46%; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e1; --soft: #a9b0b7; --paper: #16181a; --rule: #3a3f44;
  --shade: #202326; --link: #8cc4ef; --fault: #f0a284; --error: #f0a284; --warning: #e5c07b; --advice: #8cc4ef; } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --rule: #999; --shade: #f3f3f3;
  --link: #0b4f7d; --fault: #a1260d; } body { margin: 0; max-width: none; } .policy + .policy { break-before: page; }
  h2, h3, h4, .message { break-after: avoid; } pre, tr, .decision { break-inside: avoid; } }
"""


def report(review: Review, texts: Mapping[str, str]) -> str:
    """The review as a page; `texts` are the published texts as HTML, by the paths of their policies."""
    page = _Page(review.lang, review.as_of, several=len(review.policies) > 1)
    title = page.title(review)
    parts = [
        f'<!doctype html>\n<html lang="{review.lang}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>",
        *(page.policy(policy, number, texts.get(policy.path, "")) for number, policy in enumerate(review.policies, 1)),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(parts)


class _Page:
    def __init__(self, lang: str, day: str, *, several: bool) -> None:
        self._lang = lang
        self._day = day
        self._several = several

    def say(self, key: str, **facts: object) -> str:
        return _text(_phrase(key, self._lang, BOOK, **facts))

    def title(self, review: Review) -> str:
        document = _phrase("document", self._lang, BOOK)
        if self._several or not review.policies:
            return document
        return _phrase("about", self._lang, BOOK, document=document, policy=review.policies[0].title)

    def policy(self, review: PolicyReview, number: int, text: str) -> str:
        """The cover of a policy, the list of its findings, each of them, the choices, and the published text."""
        at = f"policy{number}"
        facts = (
            ("controllers", review.controllers), ("file", review.path), ("version", review.version),
            ("effective", review.effective), ("day", self._day),
        )  # fmt: skip
        rows = "".join(f'<tr><th scope="row">{self.say(k)}</th><td>{_text(v)}</td></tr>\n' for k, v in facts if v)
        about = _phrase("about", self._lang, BOOK, document=_phrase("document", self._lang, BOOK), policy=review.title)
        parts = [
            f'<section class="policy" id="{at}">\n<h1>{_text(about)}</h1>\n<table class="cover">\n{rows}</table>',
            f'<p class="where">{self.say("note")}</p>',
        ]
        if not review.entries:
            parts.append(f"<p>{self.say('nothing')}</p>")
        else:
            parts += [self._counts_table(review), self._overview(review, at)]
        for severity, open_, accepted in review.counts:
            heading = _phrase(f"chapter-{severity}", self._lang, n=open_ + accepted)
            parts.append(f"<h2>{_text(heading)}</h2>")
            parts += [self._entry(entry, at) for entry in review.entries if entry.severity == severity]
        parts.append(self._choices_html(review))
        if text:
            parts.append(f"<h2>{self.say('published-text')}</h2>\n{text}")
        return "\n".join([*(p for p in parts if p), "</section>"])

    def _choices_html(self, review: PolicyReview) -> str:
        """A table for each kind of choice, with room for a decision beside each."""
        if not review.choices:
            return ""
        parts = [f"<h2>{self.say('choices')}</h2>\n<p>{self.say('choices-note')}</p>"]
        keys = ("subject", "chosen", "decision")
        heads = "".join(f'<th scope="col">{self.say(key)}</th>' for key in keys)
        for kind in dict.fromkeys(choice.kind for choice in review.choices):
            rows = "".join(
                f'<tr><th scope="row">{_text(c.subject)}<p class="where">{self.say("place")} {c.line}</p></th>'
                f"<td>{_text(c.chosen)}</td><td></td></tr>\n"
                for c in review.choices
                if c.kind == kind
            )
            parts.append(
                f"<h3>{self.say(f'choices-{kind}')}</h3>\n"
                f'<table class="choices"><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table>'
            )
        return "\n".join(parts)

    def _counts_table(self, review: PolicyReview) -> str:
        heads = "".join(f'<th scope="col">{x}</th>' for x in (
            self.say("gravity"), self.say("open"), self.say("accepted-already"), self.say("all")
        ))  # fmt: skip
        rows = "".join(
            f'<tr><th scope="row">{self._severity(s)}</th><td>{a}</td><td>{b}</td><td>{a + b}</td></tr>\n'
            for s, a, b in review.counts
        )
        caption = f"<caption>{self.say('counts')}</caption>"
        return f"<table>{caption}\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table>"

    def _overview(self, review: PolicyReview, at: str) -> str:
        heads = "".join(f'<th scope="col">{self.say(k)}</th>' for k in ("number", "finding", "gravity", "place"))
        rows = "".join(
            f'<tr><td>{e.number}</td><td><a href="#{at}-{e.number}">{_prose(e.title)}</a></td>'
            f"<td>{self._severity(e.severity)}</td><td>{e.line}</td></tr>\n"
            for e in review.entries
        )
        heading = f"<h2>{self.say('overview')}</h2>\n"
        return f"{heading}<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table>"

    def _entry(self, entry: ReviewEntry, at: str) -> str:
        parts = [
            f'<article class="{entry.severity}" id="{at}-{entry.number}">',
            f"<h3>{entry.number}. {_prose(entry.title)}</h3>",
            f'<p class="where">{self._severity(entry.severity)} · <code>{_text(entry.rule)}</code></p>',
            f'<p class="message">{_prose(entry.message)}</p>',
            self._headed_html(
                "words-at-fault", _quotation(entry.quoted), self.say("at", path=entry.path, line=entry.line)
            ),
        ]
        others = "".join(
            f"<li>{self.say('at', path=o.path, line=o.line)} – {_prose(o.label)}</li>\n" for o in entry.others
        )
        laws = "".join(f"<li>{_link(law)}</li>\n" for law in entry.laws)
        parts += [
            self._headed_html("see-also", f"<ul>\n{others}</ul>" if others else ""),
            self._headed_html("law", f"<ul>\n{laws}</ul>" if laws else ""),
            self._headed_html("why", "".join(f"<p>{_prose(p)}</p>\n" for p in entry.why)),
            self._headed_html("mend", f"<p>{_prose(entry.fix)}</p>" if entry.fix else ""),
            self._headed_html("wrong", _code(entry.wrong)),
            self._headed_html("right", _code(entry.right)),
        ]
        if entry.above:
            parts.append(
                f'<p class="where"><a href="#{at}-{entry.above}">{self.say("as-above", n=entry.above)}</a></p>'
            )
        if entry.accepted:
            parts.append(f'<p class="accepted">{self.say(entry.accepted.key, **entry.accepted.facts)}</p>')
        heads = "".join(f'<th scope="col">{self.say(k)}</th>' for k in ("decision", "comment", "date", "initials"))
        parts.append(
            f'<table class="decision"><thead><tr>{heads}</tr></thead>'
            "<tbody><tr><td></td><td></td><td></td><td></td></tr></tbody></table>\n</article>"
        )
        return "\n".join(p for p in parts if p)

    def _severity(self, severity: str) -> str:
        words = _phrase(severity, self._lang)
        return _text(words[:1].upper() + words[1:])

    def _headed_html(self, key: str, body: str, place: str = "") -> str:
        if not body and not place:
            return ""
        where = f'<p class="where">{place}</p>\n' if place else ""
        return f"<h4>{self.say(key)}</h4>\n{where}{body}"


def _quotation(lines: tuple[Quoted, ...]) -> str:
    if not lines:
        return ""
    width = len(str(lines[-1].number))
    told = "\n".join(
        f"{line.number:>{width}}  {_text(line.before)}<mark>{_text(line.marked)}</mark>{_text(line.after)}"
        for line in lines
    )
    return f"<pre>{told}</pre>"


def _code(text: str) -> str:
    if not text:
        return ""
    return "<pre>" + "\n".join(_text(line) for line in text.split("\n")) + "</pre>"


def _link(law: Law) -> str:
    if not law.url.startswith(("https://", "http://")):
        return _text(law.label)
    return f'<a href="{_text(law.url)}">{_text(law.label)}</a>'


def _prose(text: str) -> str:
    return "".join(f"<code>{_text(words)}</code>" if code else _text(words) for words, code in pieces(text))


def _text(text: str) -> str:
    return escape(printable(text))
