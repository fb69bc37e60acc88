"""The first layer of a notice: what it says can be used by whoever reads nothing else."""

from __future__ import annotations

from polc.document.blocks import Table
from polc.document.inline import Link
from polc.document.notice import Notice
from tests.publish.pages import page_of

POLICY = """
policy p { title "P" languages en made by c }
controller c { name "C" reach email c@c.example.org, phone "+33 2 40 00 00 00" }
channel mail { kind email at a@c.example.org title "e-mail" }
channel form { kind web-form at https://c.example.org/form title "form" }
rights { offer access through mail, form }
purpose one { title "One" basis contract keep 3 years after order, then delete }
purpose two { title "Two" basis contract keep 1 year after order, then delete }
purpose three { title "Three" basis contract keep 1 year after order, then delete }
"""


def notice(source: str) -> Notice:
    return page_of(source).notice


def brief(source: str) -> list[str]:
    return [line.value.plain.replace("\u00a0", " ") for line in notice(source).brief]


def rows(source: str) -> list[list[str]]:
    """The table of periods: what each row is for, and the period."""
    (part,) = (p for p in notice(source).parts if p.anchor == "part-periods")
    (table,) = (b for b in part.blocks if isinstance(b, Table))
    return [[" ".join(x.value.plain for x in cell) for cell in row.cells] for row in table.rows]  # type: ignore[union-attr]


def test_summary_mailbox_is_told_with_its_address() -> None:
    assert "These rights are exercised by e-mail (a@c.example.org) or through the form." in brief(POLICY)


def test_summary_without_means_tells_how_to_reach_controller() -> None:
    told = brief(POLICY.replace("through mail, form", ""))
    assert (
        told[-1]
        == "The contact details are the following: by e-mail: c@c.example.org and by telephone: +33 2 40 00 00 00."
    )


def test_summary_several_periods_leads_to_table_that_parts_them() -> None:
    (line,) = (x.value for x in notice(POLICY).brief if "How long" in x.value.plain)
    assert [node.address for node in line.nodes if isinstance(node, Link)] == ["#part-periods"]
    assert rows(POLICY) == [["One", "3 years after the order"], ["Two; three", "1 year after the order"]]


def test_summary_one_period_is_told() -> None:
    single = POLICY.partition("purpose two")[0]
    assert "The retention period is the following: 3 years after the order." in brief(single)
