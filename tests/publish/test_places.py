"""Each channel and each person has one place on a page: where a sentence names it first, or in a part of its own."""

from __future__ import annotations

from collections import Counter

import pytest

from polc.document.places import anchors_in
from polc.notice.notice import notice_of
from tests.publish.pages import page_of, parsed, policy_of

POLICY = """
policy p { title "P" languages en voice we }
channel form { kind web-form title "contact form" at https://example.org/form }
channel desk { kind on-site title "front desk" }
channel banner { title "cookie banner" offers accept, refuse }
subject client { title "customers" }
subject reader { title "readers" }
data mail { title "e-mail address" from person }
purpose letter { title "Letter" basis consent asked form withdrawn form subjects reader data mail }
purpose order { title "Order" basis contract subjects client data mail }
rights { offer access through form, desk }
cookies { asked banner }
"""


def parts(text: str) -> list[str]:
    return [part.anchor for part in notice_of(policy_of(parsed(text)), "en").parts]


def test_channels_that_sentences_name_need_no_part_of_their_own() -> None:
    body = page_of(POLICY).body

    assert "part-contact" not in parts(POLICY)
    assert body.count('id="channel-form"') == 1
    assert 'id="channel-form"' not in body[: body.index('id="part-purposes"')]
    assert "There you can accept or refuse." in body


@pytest.mark.parametrize(
    "more",
    [
        'channel fax { title "fax machine" }',
        'channel desk-2 { title "second desk" offers object }',
        'channel list { title "list" offers en "see who called" }  right access { through list }',
    ],
)
def test_channel_no_sentence_tells_in_full_has_part_of_its_own(more: str) -> None:
    assert "part-contact" in parts(POLICY + more)


def test_persons_whom_purposes_name_need_no_list() -> None:
    policy = policy_of(parsed(POLICY))
    data, purposes = (p for p in notice_of(policy, "en").parts if p.anchor in ("part-data", "part-purposes"))

    assert [a for a in anchors_in(data) if a.startswith("subject-")] == []
    assert Counter(a for a in anchors_in(purposes) if a.startswith("subject-")) == {
        "subject-client": 1,
        "subject-reader": 1,
    }


@pytest.mark.parametrize(
    "more", ['subject other { title "others" }', 'subject child { title "pupils" minimum-age 12 }']
)
def test_persons_of_no_purpose_or_with_more_stated_are_listed(more: str) -> None:
    policy = policy_of(parsed(POLICY + more))
    data = next(p for p in notice_of(policy, "en").parts if p.anchor == "part-data")

    assert any(a.startswith("subject-") for a in anchors_in(data)) or "pupils" in str(data)
