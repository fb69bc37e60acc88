"""The rights that are told, how they are exercised.

How soon requests are answered.
"""

from __future__ import annotations

from polc.importing.drafted import Drafted, quoted
from polc.importing.matching import bare, found, holds, term_named, terms_in
from polc.importing.passages import Passage
from polc.importing.periods import durations_in
from polc.importing.recognising.identity import EMAIL, URL

RIGHTS = ("rights", "")
LAST_WORDS = 12


def recognise_rights(drafted: Drafted) -> None:
    """The rights offered: their names in the part on rights.

    At the head of items and parts.
    """
    lang = drafted.lang
    for passage, number, sentence in drafted.sentences():
        if "rights" not in passage.section.about and "rights" not in passage.section.around:
            continue
        told = [] if holds(sentence, lang, "denied") else list(terms_in("right-", sentence, lang))
        if number == 0 and passage.lead:
            term = term_named("rights", passage.lead, lang)
            told += [term] if term else list(terms_in("right-", passage.lead, lang))
        for right in dict.fromkeys(told):
            drafted.state(*RIGHTS, "offer", right, passage, number)
        _exercised(drafted, passage, number, sentence)
    for passage in drafted.passages:
        if "rights" in passage.section.around and passage.kind == "paragraph":
            for right in terms_in("right-", passage.section.title, lang):
                drafted.state(*RIGHTS, "offer", right, passage)


def _has_post(drafted: Drafted) -> bool:
    return any(s.key == "reach" and s.value.startswith("post ") and not s.likely
               for (kind, _), held in drafted.declarations.items() if kind == "controller" for s in held)  # fmt: skip


def _exercised(drafted: Drafted, passage: Passage, number: int, sentence: str) -> None:
    lang = drafted.lang
    if holds(sentence, lang, "reply") and not holds(sentence, lang, "denied"):
        within = found("within", sentence, lang)
        lasting = [d for d in durations_in(sentence, lang) if within and d.start >= within.start()]
        if lasting and lasting[0].start - within.end() <= LAST_WORDS if within else False:
            longer = found("extended", sentence, lang)
            more = next((d for d in lasting[1:] if longer and d.start >= longer.end()), None)
            extended = f" extended {more.told}" if more else ""
            drafted.state(*RIGHTS, "reply", f"within {lasting[0].told}{extended}", passage, number)
    if not holds(sentence, lang, "exercise") or holds(sentence, lang, "denied"):
        return
    for match in EMAIL.finditer(sentence):
        address = match.group().rstrip(".")
        id_ = drafted.declare("channel", address, "mail")
        drafted.state("channel", id_, "kind", "email", passage, number)
        drafted.state("channel", id_, "at", address, passage, number)
        drafted.state(*RIGHTS, "through", id_, passage, number)
    if holds(sentence, lang, "label-post") and _has_post(drafted):
        drafted.state(*RIGHTS, "through", "post", passage, number)
    for link in passage.links:
        label = passage.text[link.start : link.end].strip()
        if label in sentence and holds(label, lang, "label-online") and URL.fullmatch(link.url):
            id_ = drafted.declare("channel", bare(label, lang), "form")
            drafted.state("channel", id_, "kind", "web-form", passage, number)
            drafted.state("channel", id_, "at", link.url, passage, number)
            drafted.state("channel", id_, "title", quoted(bare(label, lang)), passage, number)
            drafted.state(*RIGHTS, "through", id_, passage, number)
