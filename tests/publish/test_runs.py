"""Texts of a notice as paragraphs of runs."""

from __future__ import annotations

from polc.document.blocks import FreeText
from polc.document.free_text import BulletList, CodeBlock, Heading, NumberedList, Paragraph
from polc.document.inline import Emphasis, Inline, Language, LineBreak, Link, Place, Strong, inline
from polc.export.runs import Run, paragraphs, runs


def test_a_line_is_one_paragraph_of_runs() -> None:
    right = Link("#right-access", inline("the ", Strong(inline("right"))))
    found = runs(inline("see ", right, " & ", Language("fr", inline("loi"))))
    assert found == (
        Run("see "),
        Run("the ", link="#right-access"),
        Run("right", link="#right-access", strong=True),
        Run(" & "),
        Run("loi", lang="fr"),
    )


def test_a_place_is_its_first_words_whatever_they_stand_in() -> None:
    foreign = Place("subject-patient", inline(Language("fr", inline("patients", Strong(inline(" suivis"))))))
    leading = Link("https://a.example", inline(Strong(inline("here"))), anchor="platform-net")
    assert runs(inline("the ", foreign, leading)) == (
        Run("the "),
        Run("patients", lang="fr", anchor="subject-patient"),
        Run(" suivis", lang="fr", strong=True),
        Run("here", link="https://a.example", strong=True, anchor="platform-net"),
    )


def test_lists_keep_their_depth_and_numbers() -> None:
    opening, a, b, x, y, end = (Paragraph(inline(word)) for word in ("One", "a", "b", "x", "y", "End"))
    members = (a,), (b, NumberedList(((x,), (y,)), start=3))
    found = [
        (p.text, p.kind, p.depth, p.number) for p in paragraphs(FreeText((opening, BulletList(members), end), "note"))
    ]
    assert found == [
        ("One", "p", 0, 0), ("a", "li", 1, 0), ("b", "li", 1, 0), ("x", "li", 2, 3), ("y", "li", 2, 4),
        ("End", "p", 0, 0),
    ]  # fmt: skip


def test_words_are_plain_text_and_none_are_lost() -> None:
    last = Paragraph(inline(Emphasis(inline("k")), " l", LineBreak.HARD, "m"))
    found = paragraphs(FreeText((CodeBlock("<b>\n x"), Heading(3, inline("T")), last), "note"))
    assert [(p.text, p.kind) for p in found] == [("<b>\n x", "pre"), ("T", "h3"), ("k l\nm", "p")]
    assert all(type(run.text) is str for p in found for run in p.runs)
    assert runs(Inline()) == ()
