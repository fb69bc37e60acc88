"""Who answers for the processing.

The policy itself, the controller, the officer, the authority, and addresses.
"""

from __future__ import annotations

import re

from polc.importing.drafted import Drafted, quoted
from polc.importing.matching import ENDS, found, holds
from polc.importing.outline import Block
from polc.importing.passages import Passage
from polc.model.texts.quantities import quantities_in
from polc.reference.law import authorities
from polc.reference.lexicon import folded as small
from polc.reference.lexicon import pattern

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
URL = re.compile(r"https?://[^\s,{}\"<>;]{1,500}")
NAME_END = re.compile(r"[,;:()«»“”\"\n|]|\s[–—-]\s|\.(?=\s|$)")
NUMBERED = re.compile(
    r"\bRCS [A-ZÀ-Ÿ][\w’' -]{1,30}?[ :]*(?:[A-Z] )?\d{3} ?\d{3} ?\d{3}\b|\bSIREN[ :n°]{0,6}\d{3} ?\d{3} ?\d{3}\b"
)
VERSION = re.compile(r"^\W{0,3}(?:n°|no\.?)? ?(\d{1,4}(?:\.\d{1,4}){0,3})(?!\S*[\d/])")
MOST_WORDS = 9
HEAD = 4
"""Passages at the head of a document in which its version and its day stand."""
MADE, OFFICER = "controller", "officer"


def recognise_policy(drafted: Drafted, blocks: tuple[Block, ...]) -> None:
    """The title, the version and the day from which it applies."""
    title = next((block for block in blocks if block.kind == "heading" and not block.place.sheet), None)
    drafted.declare("policy", title.text if title else "policy", "policy")
    id_ = next(name for kind, name in drafted.declarations if kind == "policy")
    first = drafted.passages[0] if drafted.passages else None
    if first is None:
        return
    if title:
        drafted.note("policy", id_, "title", quoted(title.text), first, title.text)
    for passage, number, sentence in drafted.sentences():
        _version(drafted, id_, passage, number, sentence)


def _version(drafted: Drafted, id_: str, passage: Passage, number: int, sentence: str) -> None:
    lang = drafted.lang
    at_head = passage.number < HEAD
    word = found("version", sentence, lang) if at_head else None
    version = VERSION.match(sentence[word.end() :]) if word else None
    if version:
        drafted.state("policy", id_, "version", quoted(version[1].rstrip(".")), passage, number)
    days = [q for q in quantities_in(sentence, lang) if q.kind == "date" and _day(q.readings)]
    if len(days) != 1:
        return
    before = small(sentence[: days[0].start])
    in_force = pattern("figures", lang, "in-force")
    applies = in_force and any(m.end() >= len(before.rstrip()) - 3 for m in in_force.finditer(before))
    if applies and (at_head or "changes" in passage.section.about):
        drafted.state("policy", id_, "effective", _day(days[0].readings), passage, number)
    elif found("updated", sentence, lang):
        drafted.state("policy", id_, "effective", _day(days[0].readings), passage, number, likely=True)


def _day(readings: frozenset[tuple[str | float, ...]]) -> str:
    if len(readings) != 1:
        return ""
    _, year, month, day = next(iter(readings))
    return f"{int(year):04}-{int(month):02}-{int(day):02}" if year and month and day else ""


def recognise_controller(drafted: Drafted) -> None:
    """The name of the controller, where it is told that it is the controller.

    Its form, its country, its addresses.
    """
    for passage, number, sentence in drafted.sentences():
        name, sure = _controller_name(sentence, drafted.lang)
        if name:
            known = drafted.known(MADE)
            if sure and known and not drafted.named(MADE, name):
                sure = False  # a second one: whether they control jointly is a question
            if not sure:
                drafted.state(
                    MADE,
                    next(iter(known.values()), "") or drafted.declare(MADE, name, MADE),
                    "name",
                    quoted(name),
                    passage,
                    number,
                    likely=True,
                )
                continue
            id_ = drafted.declare(MADE, name, MADE)
            drafted.state(MADE, id_, "name", quoted(name), passage, number)
            _about_controller(drafted, id_, passage)


def _controller_name(sentence: str, lang: str) -> tuple[str, bool]:
    """The name that a sentence gives to the controller, and whether it is surely one."""
    before = found("controller-is", sentence, lang)
    if before:
        rest = sentence[before.end() :].lstrip(" :\xa0\n")
        name = _cut(rest, lang)
        return (name, _is_name(name, lang)) if name else ("", False)
    after = found("is-controller", sentence, lang)
    if after and not holds(sentence, lang, "denied"):
        name = sentence[: after.start()].strip(ENDS + "\n")
        name = re.sub(r"\s*[(«“\"].*$", "", name)
        return (_cut(name, lang), True) if _is_name(name, lang) and _cut(name, lang) == name else ("", False)
    return "", False


def _cut(text: str, lang: str) -> str:
    end = NAME_END.search(text)
    name = text[: end.start()] if end else text
    words = pattern("importing", lang, "name-ends")
    stop = next((m for m in words.finditer(small(name)) if m.start() > 0), None) if words else None
    name = name[: stop.start()] if stop else name
    article = found("company-words", name, lang)
    if article and article.start() == 0 and article.end() < len(name):
        name = name[article.end() :]
    return name.strip(ENDS)


def _is_name(name: str, lang: str) -> bool:
    """True for words that are written as a name.

    A capital first, few words, no pronoun among them, not two names.
    """
    words = name.split()
    if not words or len(words) > MOST_WORDS or not (name[0].isupper() or name[0].isdigit()):
        return False
    pronouns = pattern("importing", lang, "pronouns")
    if pronouns and any(m.start() == 0 for m in pronouns.finditer(small(name))):
        return False
    return not re.search(r"\s(?:et|and|ou|or)\s", name) and "[" not in name and "XXX" not in name.upper()


def _about_controller(drafted: Drafted, id_: str, passage: Passage) -> None:
    lang = drafted.lang
    for number, sentence in enumerate(passage.sentences):
        for match in NUMBERED.finditer(sentence):
            drafted.state(MADE, id_, "registered", quoted(match.group()), passage, number)
        for key, form in (("company-form", "company"), ("association-form", "association")):
            if holds(sentence, lang, key) and not holds(
                sentence, lang, "association-form" if form == "company" else "company-form"
            ):
                drafted.state(MADE, id_, "kind", form, passage, number)
        place = found("established-in", sentence, lang)
        country = country_at(sentence[place.end() :], lang) if place else ""
        if country:
            drafted.state(MADE, id_, "country", country, passage, number)


def country_at(text: str, lang: str) -> str:
    """The country that a text begins with, articles aside; empty for none."""
    words = re.split(r"[.,;:()|\n]", text.strip())[0].split()
    for length in range(min(5, len(words)), 0, -1):
        code = country_named(" ".join(words[:length]), lang)
        if code:
            return code
    return ""


def country_named(words: str, lang: str) -> str:
    """The code of the country of this name; empty for none."""
    from polc.importing.matching import term_named

    return term_named("countries", words, lang) or (term_named("countries", _bare(words, lang), lang))


def _bare(words: str, lang: str) -> str:
    from polc.importing.matching import bare

    return bare(words, lang)


# ------------------------------------------------------------------------------------------------------- addresses


def recognise_addresses(drafted: Drafted) -> None:
    """How the controller and the officer are reached.

    What stands under their heading, or beside their name.
    """
    lang = drafted.lang
    controller = next(iter(drafted.known(MADE).values()), "")
    for passage, number, sentence in drafted.sentences():
        about = passage.section.about
        if holds(sentence, lang, "no-officer"):
            drafted.state(OFFICER, "", "none", "", passage, number)
            continue
        text = passage.text
        if holds(text, lang, "complaint") or _names_authority(text) or "complaint" in about:
            continue
        if holds(text, lang, "representative"):
            continue
        before = " ".join(passage.sentences[: number + 1])
        if "officer" in about or holds(before, lang, OFFICER) or holds(passage.intro, lang, OFFICER):
            _officer(drafted, passage, number, sentence)
        elif controller and ({"controller", "contact"} & set(about) or drafted.is_told_of(MADE, controller, passage)):
            _reach(drafted, MADE, controller, passage, number, sentence)


def _officer(drafted: Drafted, passage: Passage, number: int, sentence: str) -> None:
    post = found("address", sentence, drafted.lang) or _labelled(sentence, "label-post", drafted.lang)
    if EMAIL.search(sentence) or post:
        id_ = drafted.declare(OFFICER, "dpo", "dpo")
        _reach(drafted, OFFICER, id_, passage, number, sentence)
    elif OFFICER in passage.section.about and _labelled(sentence, "label-phone", drafted.lang):
        _reach(drafted, OFFICER, drafted.declare(OFFICER, "dpo", "dpo"), passage, number, sentence)


def _reach(drafted: Drafted, kind: str, id_: str, passage: Passage, number: int, sentence: str) -> None:
    lang = drafted.lang
    for match in EMAIL.finditer(sentence):
        drafted.state(kind, id_, "reach", f"email {match.group().rstrip('.')}", passage, number)
    post = _labelled(sentence, "label-post", lang) or _address_in(sentence, lang)
    if post and "@" not in post:
        drafted.state(kind, id_, "reach", f"post {quoted(post)}", passage, number)
    phone = _labelled(sentence, "label-phone", lang)
    if re.fullmatch(r"[+\d][\d ().\u00a0\u202f/-]{6,24}", phone):
        drafted.state(kind, id_, "reach", f"phone {quoted(phone)}", passage, number)
    if _labelled(sentence, "label-online", lang):
        for link in passage.links:
            if URL.fullmatch(link.url) and passage.text[link.start : link.end] in sentence:
                drafted.state(kind, id_, "reach", f"at {link.url}", passage, number)


def _address_in(sentence: str, lang: str) -> str:
    """The postal address in a sentence; empty for none."""
    place = found("address", sentence, lang)
    return sentence[place.start() : place.end()] if place else ""


def _labelled(sentence: str, key: str, lang: str) -> str:
    """What follows a label and its colon, up to the next semicolon or the end."""
    words = pattern("importing", lang, key)
    for match in words.finditer(small(sentence)) if words else ():
        rest = sentence[match.end() :]
        colon = re.match(r"[\s\u00a0\u202f]{0,2}:\s{0,2}", rest)
        if colon:
            return re.split(r"[;\n]", rest[colon.end() :])[0].strip(ENDS)
    return ""


def _names_authority(text: str) -> str:
    """The authority that a text names.

    By one of its names or by its short name in capitals; empty for none.
    """
    words = frozenset(re.findall(r"\w+", text))
    for id_, authority in authorities().items():
        if (len(id_) > 2 and id_.upper() in words) or any(name and name in text for name in authority.names.values()):
            return id_
    return ""


def recognise_authority(drafted: Drafted) -> None:
    """The authority that a sentence on complaints names."""
    lang = drafted.lang
    for passage, number, sentence in drafted.sentences():
        if holds(sentence, lang, "complaint") or "complaint" in passage.section.about:
            id_ = _names_authority(sentence)
            if id_:
                drafted.declarations.setdefault(("authority", id_), [])
                drafted.state("right", "complaint", "through", f"authority {id_}", passage, number)
                drafted.state("rights", "", "offer", "complaint", passage, number)
