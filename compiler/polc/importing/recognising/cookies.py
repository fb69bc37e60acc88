"""Cookies: rows and items that name them, with how long they last.

Classes of cookies with their consent.
"""

from __future__ import annotations

import re

from polc.importing.drafted import Drafted, quoted
from polc.importing.matching import ENDS, found, holds, term_named, terms_in
from polc.importing.passages import Passage
from polc.importing.periods import durations_in

KIND = "cookies"
NAME = re.compile(r"[\w.*\[\]<>:{}-]{2,80}")


def recognise_cookies(drafted: Drafted) -> None:
    """Classes of cookies and the cookies of each."""
    lang = drafted.lang
    of_item = ""
    for passage in drafted.passages:
        if KIND not in (*passage.section.about, *passage.section.around) and not passage.has("cookie"):
            of_item = ""
            continue
        for number, sentence in enumerate(passage.sentences if passage.kind == "paragraph" else ()):
            if holds(sentence, lang, "no-cookies"):
                drafted.state(KIND, "", "none", "", passage, number)
        if passage.cells and passage.cell("cookie"):
            _row(drafted, passage)
        elif passage.kind == "item" and passage.lead:
            class_ = _class_of(passage.lead, lang)
            if class_:
                of_item = class_
                _class(drafted, passage, class_)
            elif of_item and NAME.fullmatch(passage.lead):
                _cookie(drafted, passage, of_item, passage.lead)


def _class_of(text: str, lang: str) -> str:
    term = term_named("cookie-kinds", text, lang)
    classes = (term,) if term else terms_in("cookie-", text, lang)
    return classes[0] if len(classes) == 1 else ""


def _class(drafted: Drafted, passage: Passage, class_: str) -> None:
    lang = drafted.lang
    drafted.alias("cookies-title", passage.lead, class_)
    drafted.state(KIND, class_, "kind", class_, passage)
    for number, sentence in enumerate(passage.sentences):
        if holds(sentence, lang, "consent-exempt"):
            drafted.state(KIND, class_, "consent", "exempt", passage, number)
        elif holds(sentence, lang, "consent-required") and not holds(sentence, lang, "denied"):
            drafted.state(KIND, class_, "consent", "required", passage, number)
        lifetime = _lifetime(sentence, lang)
        if lifetime and number:
            drafted.state(KIND, class_, "lifetime", lifetime, passage, number)


def _lifetime(sentence: str, lang: str) -> str:
    """The lifetime that a sentence tells, if it tells one length of time."""
    word, lasting = found("lifetime-is", sentence, lang), durations_in(sentence, lang)
    if not word or len(lasting) != 1:
        return ""
    return f"at most {lasting[0].told}" if holds(sentence, lang, "at-most") else lasting[0].told


def _cookie(drafted: Drafted, passage: Passage, class_: str, name: str) -> None:
    lifetime = ""
    for number, sentence in enumerate(passage.sentences):
        told = _lifetime(sentence, drafted.lang)
        if told:
            lifetime = told
            drafted.read(passage, number)
    _state_cookie(drafted, passage, class_, name, lifetime)


def _row(drafted: Drafted, passage: Passage) -> None:
    lang = drafted.lang
    name = passage.cell("cookie").split("\n")[0].strip(" `")
    classes = {_class_of(cell, lang) for _, cell in passage.cells} - {""}
    class_ = next(iter(classes)) if len(classes) == 1 else _class_of(passage.section.title, lang) if not classes else ""
    lasting = durations_in(passage.cell("lifetime"), lang)
    lifetime = (
        lasting[0].told
        if len(lasting) == 1 and lasting[0].end - lasting[0].start + 12 >= len(passage.cell("lifetime").strip(ENDS))
        else ""
    )
    if not NAME.fullmatch(name) or (not lifetime and not class_):
        return
    if not class_:
        class_ = "listed-cookies"
    elif not drafted.is_stated(KIND, class_, "kind"):
        drafted.state(KIND, class_, "kind", class_, passage)
    _state_cookie(drafted, passage, class_, name, lifetime)


def _state_cookie(drafted: Drafted, passage: Passage, class_: str, name: str, lifetime: str) -> None:
    drafted.state(KIND, class_, "cookie", f"{quoted(name)} {{ {f'lifetime {lifetime} ' if lifetime else ''}}}", passage)
