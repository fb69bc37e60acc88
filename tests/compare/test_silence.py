"""What is not said otherwise is no difference: layout, comments, order, files that are used, where a period stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polc.compare.comparison import compare
from polc.core.sources import Source
from polc.model.build import build
from polc.project.versions import of_file
from polc.syntax.parse import parse
from tests.compare.pairs import kinds, told
from tests.overlay import DAY, laid_over, skeleton
from tests.policies import FOLDER, NAMES

REAL = Path(__file__).parents[2] / "policies"
FILES = (*(FOLDER / f"{name}.pol" for name in NAMES), *sorted(REAL.glob("*.pol")))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_policy_equals_itself_in_another_order_and_layout(path: Path) -> None:
    version = of_file(path)
    policy, _ = version.policy(DAY)
    text = version.loaded.file.source.text
    parts = [text[n.span.start : (n.when or n).span.end] for n in version.loaded.file.declarations]
    spaced = [re.sub(r"(?m)^(?=\s*(title|subjects|recipients)\b)", "# a comment\n", p) for p in reversed(parts)]
    other, mistakes = parse(Source(version.loaded.file.source.path, "\n\n".join(spaced)))
    assert mistakes == []
    turned, _ = build(other, version.loaded.used, DAY)
    assert compare(policy, policy) == ()
    assert [(d.kind, dict(d.facts)) for d in compare(policy, turned)] == []
    assert compare(turned, policy) == ()


def test_the_order_of_a_list_means_nothing() -> None:
    text = skeleton()[0]
    assert kinds(text, text.replace("data identity, contact, order-data", "data order-data, contact, identity")) == ()


def test_a_period_may_move_into_the_purpose() -> None:
    text = skeleton()[0]
    period = "keep 3 years after last-contact, then delete   sooner on unsubscribe"
    moved = text.replace(f"retention prospects {{ covers purposes newsletter   {period} }}", "")
    moved = moved.replace(
        "opt-out unsubscribe-link reasons none }", f"opt-out unsubscribe-link reasons none\n {period} }}"
    )
    assert moved != text
    assert kinds(text, moved) == kinds(moved, text) == ()


def test_what_members_share_may_move_to_their_bundle() -> None:
    apart = laid_over(
        'purpose shop-work { title "Work" }\n'
        'purpose parcels { part of shop-work   title "Parcels"   basis contract   subjects client   data identity }\n'
        'purpose returns { part of shop-work   title "Returns"   basis contract   subjects client   data identity }'
    )
    shared = laid_over(
        'purpose shop-work { title "Work"   basis contract   subjects client   data identity }\n'
        'purpose parcels { part of shop-work   title "Parcels" }\n'
        'purpose returns { part of shop-work   title "Returns" }'
    )
    assert kinds(apart, shared) == kinds(shared, apart) == ()


def test_declarations_may_move_to_a_used_file(tmp_path: Path) -> None:
    text, nodes = skeleton()
    lent = [n for n in nodes if n.rule in ("recipient", "data", "authority")]
    kept = "\n".join(text[n.span.start : n.span.end] for n in nodes if n not in lent)
    (tmp_path / "shared.pol").write_text("\n".join(text[n.span.start : n.span.end] for n in lent), encoding="utf-8")
    (tmp_path / "whole.pol").write_text(text, encoding="utf-8")
    (tmp_path / "parts.pol").write_text(f'use "shared.pol"\n{kept}', encoding="utf-8")
    whole, parts = (of_file(tmp_path / f"{name}.pol").policy(DAY)[0] for name in ("whole", "parts"))
    assert compare(whole, parts) == compare(parts, whole) == ()


def test_a_renamed_declaration_is_the_same_wherever_it_is_named() -> None:
    text = skeleton()[0]
    other = re.sub(r"\bcontact-form\b", "write-to-us", re.sub(r"(?<=[ ,])mailer\b", "letter-house", text))
    assert kinds(text, other) == ("declaration/renamed editorial",) * 2
    found = {(d.before.declarations, d.after.declarations) for d in told(text, other)}
    assert found == {
        ((("channel", "contact-form"),), (("channel", "write-to-us"),)),
        ((("recipient", "mailer"),), (("recipient", "letter-house"),)),
    }


def test_a_narrower_term_narrows_and_a_wider_one_widens() -> None:
    text = laid_over('data contact { title "contact"   includes email   from person }')
    wide = text.replace("includes email", "includes email, phone")
    assert kinds(text, wide) == ("data/widened consent",)
    assert kinds(wide, text) == ("data/narrowed customers",)


def test_one_fact_is_told_once() -> None:
    """A channel that is gone is not told again at each right and purpose that named it."""
    text = skeleton()[0]
    gone = text.replace(", contact-form }", " }").replace("through contact-form, post", "through post")
    gone = re.sub(r"channel contact-form \{[^}]*\}", "", gone)
    assert kinds(text, gone) == ("channel/removed inform",)


def test_a_statement_that_holds_only_later_is_no_difference_yet() -> None:
    text = skeleton()[0]
    here = "does delivery   receives identity, contact   located FR"
    later = text.replace(
        here,
        "does delivery   receives identity, contact   located FR until 2027-01-01\n  located FR, CH from 2027-01-01",
    )
    assert kinds(text, later) == ()
    assert later != text
