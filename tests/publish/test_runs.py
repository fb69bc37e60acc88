"""Texts of a notice as paragraphs of runs."""

from __future__ import annotations

from markupsafe import Markup

from polc.export.runs import Run, paragraphs, runs


def test_a_line_is_one_paragraph_of_runs() -> None:
    found = runs(Markup('see <a href="#right-access">the <strong>right</strong></a> &amp; <span lang="fr">loi</span>'))
    assert found == (
        Run("see "),
        Run("the ", link="#right-access"),
        Run("right", link="#right-access", strong=True),
        Run(" & "),
        Run("loi", lang="fr"),
    )


def test_lists_keep_their_depth_and_numbers() -> None:
    markup = "<p>One</p>\n<ul>\n<li>a</li>\n<li><p>b</p><ol start='3'><li>x</li><li>y</li></ol></li>\n</ul><p>End</p>"
    found = [(p.text, p.kind, p.depth, p.number) for p in paragraphs(Markup(markup))]  # noqa: S704
    assert found == [
        ("One", "p", 0, 0), ("a", "li", 1, 0), ("b", "li", 1, 0), ("x", "li", 2, 3), ("y", "li", 2, 4),
        ("End", "p", 0, 0),
    ]  # fmt: skip


def test_words_are_plain_text_and_none_are_lost() -> None:
    found = paragraphs(Markup("<pre><code>&lt;b&gt;\n x</code></pre><h3>T</h3><p><em>k</em> l<br>m</p>"))
    assert [(p.text, p.kind) for p in found] == [("<b>\n x", "pre"), ("T", "h3"), ("k l\nm", "p")]
    assert all(type(run.text) is str for p in found for run in p.runs)
    assert paragraphs(Markup("")) == ()
