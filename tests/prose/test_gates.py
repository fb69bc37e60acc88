"""The pages of every sound policy pass the gates: sentences, few fragments, no labels, no empty cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.notice.notice import notice_of
from tests.prose.measures import measured
from tests.publish.pages import FILES, policy_of, read

LEAST_PROSE = 70
MOST_FRAGMENTS = 3
MOST_LABELS = 8
"""Labels in a thousand words."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_page_passes_the_gates_of_prose(path: Path) -> None:
    policy = policy_of(*read(path))

    for lang in policy.languages:
        found = measured(notice_of(policy, lang))

        assert found.prose >= LEAST_PROSE, lang
        assert len(found.fragments) <= MOST_FRAGMENTS, (lang, found.fragments)
        assert 1000 * found.labels <= MOST_LABELS * found.words, lang
        assert (found.empty_cells, found.thin_columns) == (0, 0), lang
