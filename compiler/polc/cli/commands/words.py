"""`polc words`: the words of the language for what somebody means, in everyday French or English."""

from __future__ import annotations

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put, style
from polc.cli.streams import say
from polc.project import errors
from polc.project.errors import CannotRunError
from polc.reference.everyday_words import STATEMENTS
from polc.reference.phrases import phrase
from polc.reference.term_search import best_terms
from polc.reference.vocabulary import classes
from polc.report.term_listing import found_terms
from polc.report.terminal import told_words

MOST = 10


@click.command("words", cls=Command)
@click.argument("query", nargs=-1, required=True)
@click.option("--class", "class_", default="")
@options.lang
def command(query: tuple[str, ...], class_: str, lang: str | None) -> int:
    """Find the word to write for what you mean, such as `polc words fidélité` or `polc words credit card`.

    Exit status: 0 something was found, 1 nothing was, 2 the command could not run.
    """
    words = language(lang)
    if class_ and class_ not in (*classes(), STATEMENTS):
        raise CannotRunError("no-such-class", name=class_, known=", ".join((*classes(), STATEMENTS)))
    asked = " ".join(query)
    found = best_terms(asked, class_, MOST)
    if not found:
        say(phrase("no-word-found", words, query=told_words(asked)))
        return errors.FOUND
    put(found_terms(found, words, style(to_file=False)), None)
    return errors.OK
