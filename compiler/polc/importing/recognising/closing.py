"""What is told once for the whole.

That nothing leaves the area, that no decision is automated.
"""

from __future__ import annotations

from polc.importing.drafted import Drafted
from polc.importing.matching import holds

QUALIFIED = {
    "en": ("unless", "except", "subject to", "without"),
    "fr": ("sauf", "hormis", "excepté", "sans", "à l'exception"),
}


def recognise_absences(drafted: Drafted) -> None:
    """`transfer none` and `decisions none`.

    Where a sentence says so and leaves nothing open.
    """
    lang = drafted.lang
    for passage, number, sentence in drafted.sentences():
        if any(word in sentence.lower().replace("’", "'") for word in QUALIFIED[lang]):
            continue
        if holds(sentence, lang, "no-transfer"):
            drafted.state("transfer", "", "none", "", passage, number)
        if holds(sentence, lang, "no-decision"):
            drafted.state("decisions", "", "none", "", passage, number)
