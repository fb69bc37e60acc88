"""Joint control with social networks is asked for since the judgment on pages; a mere link never."""

from __future__ import annotations

from datetime import date

from tests.overlay import analysed

POLICY = """
policy demo {{ made by shop }}
controller shop {{ kind company  country FR }}
platform pictures {{ name "Pictures" }}
links {{ to pictures  {does}  disclaims "what it does" }}
"""


def fired(does: str, day: date) -> bool:
    """Whether `recipient/social-joint` fires on these links."""
    return any(f.rule == "recipient/social-joint" for f in analysed(POLICY.format(does=does), day).findings)


def test_pages_on_networks_count_since_judgment_of_5_june_2018() -> None:
    assert not fired("does social-pages", date(2018, 6, 4))
    assert fired("does social-pages", date(2018, 6, 5))


def test_a_link_alone_is_no_joint_control() -> None:
    assert not fired("", date(2026, 11, 22))
