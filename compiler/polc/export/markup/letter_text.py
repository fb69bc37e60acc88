"""The text of a model letter, to be copied or opened in a mail program."""

from __future__ import annotations

from collections.abc import Callable

from polc.document.addresses import is_safe
from polc.document.blocks import Letter
from polc.document.inline import Inline
from polc.export.markup.inline import write_element, write_inline
from polc.export.markup.writer import Writer


def write_letter_text(html: Writer, letter: Letter, say: Callable[[str], Inline], colon: Inline) -> None:
    """Write the text of a letter, and the link that opens it in a mail program.

    `say` gives the words around it by their keys, `colon` what stands after a label.
    """
    html.open("div", class_="letter-text")
    html.space()
    if letter.to:
        html.open("p")
        write_inline(html, say("letter.to") + colon + " ")
        for number, line in enumerate(letter.to):
            if number:
                html.open("br")
            write_inline(html, line)
        html.close("p")
        html.space()
    write_element(html, "p", say("letter.subject-label") + colon + " ", letter.subject)
    html.space()
    for paragraph in letter.paragraphs:
        write_element(html, "p", paragraph)
        html.space()
    html.close("div")
    html.space()
    if is_safe(letter.mail):
        html.open("p")
        write_element(html, "a", say("letter.mail"), href=letter.mail)
        html.close("p")
        html.space()
