"""Data that were kept and are not kept any more: a shorter period, and nothing that is left to be deleted."""

from __future__ import annotations

from polc.compare.comparison import compare
from tests.overlay import analysed, laid_over

KEPT = laid_over("retention prospects { covers purposes newsletter   keep 3 years after last-contact, then delete }")
NOT_KEPT = laid_over("retention prospects { covers purposes newsletter   keep none }")


def test_compare_keep_none_says_no_word_on_deletion() -> None:
    before, after = (analysed(text).policy for text in (KEPT, NOT_KEPT))
    assert [d.kind for d in compare(before, after)] == ["period/shortened"]
    assert [d.kind for d in compare(after, before)] == ["period/lengthened"]
