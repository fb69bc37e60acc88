"""Drawings: what they show, that the words beside them say the same, and that two widths show the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polc.document.blocks import Picture
from polc.document.notice import Notice
from polc.export.html import render
from polc.export.markup.drawing import write_drawing
from polc.export.markup.writer import Writer
from polc.export.text import text as plain_text
from polc.notice.notice import notice_of
from tests.publish.pages import FILES, notice_at, parsed, policy_at, policy_of

FLOWS = """
policy p { title "P" }
controller shop { name "Shop" }
subject client { title "clients" }
source bureau { title "credit bureau" }
recipient host { name "Hosting <Ltd>" role processor located FR }
recipient mailer { name "Mailer" role processor located US safeguard scc }
"""
PERIODS = """
policy p { title "P" }
retention a { title "Orders" covers data any keep during contract, then 5 years after contract-end }
retention b { title "Visits" covers data any keep 6 months after visit }
"""


def picture(text: str, anchor: str, lang: str = "en") -> Picture | None:
    return found(notice_of(policy_of(parsed(text)), lang), anchor)


def found(notice: Notice, anchor: str) -> Picture | None:
    blocks = [b for part in notice.parts for b in part.blocks if isinstance(b, Picture) and b.anchor == anchor]
    return blocks[0] if blocks else None


def svg(drawn: Picture) -> list[str]:
    """Each of the drawings of a picture as SVG."""
    found = []
    for drawing in drawn.drawings:
        html = Writer()
        write_drawing(html, drawing)
        found.append(str(html))
    return found


def said(drawn: Picture) -> list[str]:
    """The words of each of the drawings, put together."""
    return [" ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawing)) for drawing in svg(drawn)]


def test_flows_name_persons_controller_and_every_recipient() -> None:
    notice = notice_of(policy_of(parsed(FLOWS)), "en")
    drawn = found(notice, "picture-flows")
    assert drawn is not None
    for words in said(drawn):
        for name in ("Clients", "Credit bureau", "Shop", "Hosting &lt;Ltd&gt;", "Mailer", "France", "United States"):
            assert name in words
    told = " ".join(plain_text(notice).split())
    for name in ("clients", "credit bureau", "Shop", "Hosting <Ltd>", "Mailer", "France", "United States"):
        assert name.lower() in told.lower()


def test_a_source_that_is_the_person_is_no_other_source() -> None:
    drawn = picture(
        FLOWS.replace("source bureau", 'source self { title "you yourself" kind person }\nsource bureau'),
        "picture-flows",
    )
    assert drawn is not None
    assert all("Credit bureau" in words and "ou yourself" not in words for words in said(drawn))


def test_only_data_that_leave_the_area_are_marked_as_such() -> None:
    drawn = picture(FLOWS, "picture-flows")
    assert drawn is not None
    for drawing in svg(drawn):
        assert drawing.count('class="node abroad"') == 1


@pytest.mark.parametrize("dropped", ["controller", "recipient"])
def test_no_flows_without_a_recipient_or_a_controller(dropped: str) -> None:
    text = "\n".join(line for line in FLOWS.splitlines() if not line.startswith(dropped))
    assert picture(text, "picture-flows") is None


def bars(drawn: str) -> list[tuple[float, float, str]]:
    shape = r'<rect class="([^"]*)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"'
    return [(float(x), float(width), look) for look, x, width in re.findall(shape, drawn)]


def test_bars_are_to_scale_and_start_where_time_counts() -> None:
    drawn = picture(PERIODS, "picture-timeline")
    assert drawn is not None
    for drawing in svg(drawn):
        during, five_years, six_months = bars(drawing)
        assert during[2] == "span event"
        assert during[0] == 0
        assert during[1] == pytest.approx(five_years[0], abs=0.2)
        assert five_years[0] == six_months[0]
        assert five_years[1] == pytest.approx(10 * six_months[1], rel=0.02)


def test_one_period_is_no_comparison() -> None:
    assert picture(PERIODS.replace("keep 6 months after visit", "keep during visit"), "picture-timeline") is None


@pytest.mark.parametrize("years", [5, 90, 4_000, 999_999_999])
def test_few_lines_however_long_the_period(years: int) -> None:
    drawn = picture(PERIODS.replace("5 years", f"{years} years"), "picture-timeline")
    assert drawn is not None
    wide, narrow = (drawing.count('class="tick"') for drawing in svg(drawn))
    assert 2 <= narrow <= wide <= 8


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_both_widths_say_the_same_and_nothing_stands_outside(path: Path) -> None:
    policy = policy_at(path)
    for lang in policy.languages:
        notice = notice_at(path, lang)
        for anchor in ("picture-flows", "picture-timeline"):
            drawn = found(notice, anchor)
            if drawn is None:
                continue
            wide, tall = said(drawn)
            if anchor == "picture-flows":
                assert sorted(wide.split()) == sorted(tall.split())
            for drawing in svg(drawn):
                width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing).groups())  # type: ignore[union-attr]
                for x, y in re.findall(r'<text x="([\d.]+)" y="([\d.]+)"', drawing):
                    assert 0 <= float(x) < width
                    assert 0 <= float(y) <= height
                assert all(x >= 0 and x + bar_width <= width + 1 for x, bar_width, _ in bars(drawing))


def test_a_drawing_has_a_name_and_no_style_of_its_own() -> None:
    body = render(policy_of(parsed(FLOWS)), "en").body
    opening = re.search(r"<svg[^>]*>", body)
    assert opening is not None
    assert 'role="img"' in opening[0]
    assert "2 recipients" in opening[0]
    assert "style=" not in body
