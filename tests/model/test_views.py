"""What is made of a policy is made once for it, and for no other."""

from __future__ import annotations

from polc.model.memo import cached_on_policy
from polc.model.policy import Policy
from polc.model.purposes import Purpose
from tests.overlay import analysed

TEXT = """
policy shop { title "Shop" made by baker }
controller baker { legal-name "Baker" }
purpose orders { title "Orders" kind payment }
purpose letters { title "Letters" kind newsletter }
"""


def test_a_view_is_made_once_for_a_policy_and_anew_for_another() -> None:
    made: list[Policy] = []

    @cached_on_policy
    def names(policy: Policy) -> list[str]:
        made.append(policy)
        return [p.id for p in policy.purposes]

    first, other = analysed(TEXT).policy, analysed(TEXT).policy
    assert names(first) is names(first)
    assert names(other) == ["orders", "letters"]
    assert [id(p) for p in made] == [id(first), id(other)]


def test_a_view_is_made_for_each_thing_that_it_is_asked_of() -> None:
    @cached_on_policy
    def of_kind(policy: Policy, kind: str) -> list[str]:
        return [d.id for d in policy.all(kind)]

    policy = analysed(TEXT).policy
    assert of_kind(policy, "purpose") == ["orders", "letters"]
    assert of_kind(policy, "controller") == ["baker"]
    assert of_kind(policy, "purpose") is of_kind(policy, "purpose")


def test_two_views_of_one_policy_are_kept_apart() -> None:
    @cached_on_policy
    def first(policy: Policy) -> str:
        return policy.purposes[0].id

    @cached_on_policy
    def last(policy: Policy) -> str:
        return policy.purposes[-1].id

    policy = analysed(TEXT).policy
    assert (first(policy), last(policy)) == ("orders", "letters")


def test_parts_of_a_policy_are_told_by_identity() -> None:
    made: list[str] = []

    @cached_on_policy
    def kinds(policy: Policy, purpose: Purpose) -> frozenset[str]:
        made.append(purpose.id)
        return purpose.kinds.names

    policy = analysed(TEXT).policy
    orders, letters = policy.purposes
    assert [kinds(policy, p) for p in (orders, letters, orders)] == [{"payment"}, {"newsletter"}, {"payment"}]
    alike = Purpose(orders.declaration, orders.bases, orders.part_of, orders.kinds)
    assert kinds(policy, alike) == {"payment"}
    assert made == ["orders", "letters", "orders"]
