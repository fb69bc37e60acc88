"""The first layer of a notice: what it says can be used by whoever reads nothing else."""

from __future__ import annotations

from tests.publish.pages import page_of

POLICY = """
policy p { title "P" languages en made by c }
controller c { name "C" }
channel mail { kind email at a@c.example.org title "e-mail" }
channel form { kind web-form at https://c.example.org/form title "form" }
rights { offer access through mail, form }
purpose one { title "One" basis contract keep 3 years after order, then delete }
purpose two { title "Two" basis contract keep 1 year after order, then delete }
"""


def brief(source: str) -> dict[str, str]:
    lines = page_of(source).notice.brief
    return {line.label.plain: line.value.plain.replace("\u00a0", " ") for line in lines}


def test_a_mailbox_is_told_with_its_address() -> None:
    assert brief(POLICY)["Contact"] == "E-mail (a@c.example.org) and form"


def test_periods_are_parted_and_not_joined() -> None:
    told = brief(POLICY)["How long"]
    assert told.startswith("One: 3 years")
    assert "; Two: 1 year" in told
    assert " and Two" not in told
