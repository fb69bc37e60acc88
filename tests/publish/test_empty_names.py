"""A thing whose name is an empty text is shown in every format all the same."""

from __future__ import annotations

from datetime import date

import pytest

from polc.export.context import Marks
from polc.export.registry import FORMATS
from polc.notice.notice import notice_of
from tests.publish.pages import parsed, policy_of

TEXT = """policy p { title "" languages en made by c }
controller c { name "" legal-name "" reach post "" }
subject client { title "" }
data d { title "" includes "" }
purpose u { title "" activity "" data d }
recipient r { name "" title "" receives d }
source s { title "" gives "" }
measure m { against loss }
section x { title "" text "" }
"""


@pytest.mark.parametrize("name", ["html-fragment", "markdown", "text", "docx"])
def test_nothing_is_lost_but_the_words(name: str) -> None:
    assert FORMATS[name].write([notice_of(policy_of(parsed(TEXT)), "en")], Marks(date(2026, 11, 22)))
