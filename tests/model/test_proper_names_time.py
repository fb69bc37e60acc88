"""Names in two languages are compared in proportion to the texts that hold them."""

from __future__ import annotations

import time

from polc.model.texts.proper_names import _names_lacking


def _seconds(sentences: int) -> float:
    text = "We may write to Lantern about it.\n" * sentences
    begun = time.process_time()
    _names_lacking(text, "en", "nous pouvons écrire")
    return time.process_time() - begun


def test_names_are_found_in_proportion_to_the_text() -> None:
    _seconds(100)

    assert _seconds(16_000) < 10 * _seconds(4_000)
