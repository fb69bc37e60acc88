"""Every list has three values, stated, stated to be none, and not stated, and the omission rules tell them apart.

Each case is a small policy with one gap, `@`, filled in three ways. What is expected is the words that the rule
underlines, or an empty string where it must stay silent.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from polc.core.findings import Finding
from tests.overlay import analysed

HEADER = "policy demo { made by shop }\ncontroller shop { kind company }\n"
NEWSLETTER = "purpose news { kind newsletter  basis consent asked web-form @ }"


@dataclass(frozen=True)
class Case:
    """A rule, a policy with a gap, and what fills it; after each filling, the words that the rule underlines."""

    rule: str
    policy: str
    not_stated: str
    none: tuple[str, str]
    stated: tuple[str, str]
    header: str = HEADER

    def found(self, filling: str, header: str | None = None) -> list[Finding]:
        text = self.text(filling, header)
        return [f for f in analysed(text).findings if f.rule == self.rule]

    def text(self, filling: str, header: str | None = None) -> str:
        return (self.header if header is None else header).replace("@", filling) + self.policy.replace("@", filling)

    def words(self, filling: str) -> str:
        """The words that the rule underlines; empty when it stays silent."""
        found = self.found(filling)
        assert len(found) <= 1, found
        return self.text(filling)[found[0].span.start : found[0].span.end] if found else ""


CASES = {
    "rights offered": Case(
        "omission/rights",
        "rights { @ }",
        "rights",
        ("offer none", "offer none"),
        ("offer access, rectification, erasure, restriction", ""),
    ),
    "operations, of which only automated ones make data portable": Case(
        "omission/rights",
        "purpose orders { basis contract }\nrights { offer access, rectification, erasure, restriction }",
        "offer access, rectification, erasure, restriction",
        ("operations none", "offer access, rectification, erasure, restriction"),
        ("operations storage manual", ""),
        header="policy demo { @ }\n",
    ),
    "opt-out from marketing": Case(
        "omission/rights",
        "purpose mail { kind postal-marketing @ }\nrights { offer access, rectification, erasure, restriction }",
        "offer access, rectification, erasure, restriction",
        ("opt-out none", "offer access, rectification, erasure, restriction"),
        ("opt-out post", ""),
    ),
    "withdrawal of consent to a purpose": Case(
        "omission/withdraw-consent", NEWSLETTER, "policy demo", ("withdrawn none", "none"), ("withdrawn email", "")
    ),
    "withdrawal of consent to cookies": Case(
        "omission/withdraw-consent",
        "cookies audience { kind audience  consent required @ }",
        "policy demo",
        ("withdrawn none", "none"),
        ("withdrawn widget", ""),
    ),
    "what the channel of consent offers": Case(
        "omission/withdraw-consent",
        "purpose news { basis consent asked form }\nchannel form { kind web-form @ }",
        "policy demo",
        ("offers none", "policy demo"),
        ("offers accept, withdraw", ""),
    ),
    "way of complaining": Case(
        "omission/complaint", "right complaint { @ }", "", ("through none", "none"), ("through authority cnil", "")
    ),
    "bodies of law": Case(
        "omission/postmortem-fr",
        "",
        "",
        ("law none", ""),
        ("law eu, france", "policy demo"),
        header="policy demo { @ }\n",
    ),
    "origin of data from the person": Case(
        "omission/mandatory-provision",
        "data identity { includes name @ }",
        "policy demo",
        ("from none", ""),
        ("from person", "policy demo"),
    ),
    "origin of data from elsewhere": Case(
        "omission/mandatory-provision",
        "data identity { includes name @ }",
        "policy demo",
        ("from none", ""),
        ("from third-party", ""),
    ),
    "origin named by its kind": Case(
        "omission/source",
        "data identity { includes name @ }",
        "",
        ("from none", ""),
        ("from third-party", "third-party"),
    ),
    "members of a source": Case(
        "omission/source",
        "source brokers { kind third-party @ }",
        "source brokers",
        ("includes none", "source brokers"),
        ("includes company-contact", ""),
    ),
    "what a source gives": Case(
        "omission/categories-indirect",
        'source brokers { kind third-party  title "Brokers" @ }',
        "source brokers",
        ("gives none", ""),
        ("gives postal-address", ""),
    ),
    "data of a purpose that uses a source": Case(
        "omission/categories-indirect",
        'source brokers { kind third-party  title "Brokers" }\npurpose mail { basis contract  from brokers @ }',
        "source brokers",
        ("data none", "source brokers"),
        ("data postal-address", ""),
    ),
    "what a source is used for": Case(
        "omission/source-purpose",
        'source brokers { kind third-party  title "Brokers" @ }',
        "",
        ("used-to none", ""),
        ("used-to data-quality", "data-quality"),
    ),
    "recipients of a purpose": Case(
        "omission/recipients",
        "purpose orders { basis contract @ }",
        "policy demo",
        ("recipients none", ""),
        ("recipients carrier", ""),
    ),
    "copy of a safeguard": Case(
        "omission/transfer-copy",
        "recipient help-desk { located IN  safeguard scc @ }",
        "scc",
        ("copy none", "scc"),
        ("copy email", ""),
    ),
    "activities that call for an officer": Case(
        "omission/dpo-contact",
        "",
        "",
        ("activities none", ""),
        ("activities large-scale-monitoring", "controller shop"),
        header="policy demo { made by shop }\ncontroller shop { kind company @ }\n",
    ),
    "officer of a public body": Case(
        "omission/dpo-contact",
        "@",
        "controller shop",
        ("officer none", "officer"),
        ("officer dpo { reach email dpo@example.org }", ""),
        header="policy demo { made by shop }\ncontroller shop { kind public-body }\n",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_not_stated(case: Case) -> None:
    assert case.words("") == case.not_stated


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_stated_to_be_none(case: Case) -> None:
    filling, words = case.none
    assert case.words(filling) == words


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_stated(case: Case) -> None:
    filling, words = case.stated
    assert case.words(filling) == words


LIBRARIES = {name: case for name, case in CASES.items() if case.policy}


@pytest.mark.parametrize("case", LIBRARIES.values(), ids=LIBRARIES)
def test_a_library_omits_nothing(case: Case) -> None:
    for filling in ("", case.none[0], case.stated[0]):
        assert case.found(filling, header="") == []


@pytest.mark.parametrize(
    ("written", "stated", "none"),
    [("", False, False), ("recipients none", True, True), ("recipients host", True, False)],
)
def test_the_model_keeps_the_three_apart(written: str, stated: bool, none: bool) -> None:
    (purpose,) = analysed(f"purpose orders {{ {written} }}\nrecipient host {{ role processor }}").policy.purposes
    recipients = purpose.declaration.listing("recipients")
    assert (recipients.stated, recipients.none, bool(recipients)) == (stated, none, stated and not none)


def test_member_stating_none_takes_nothing_from_its_bundle() -> None:
    text = (
        "purpose sales { basis contract  recipients host }\n"
        "purpose parcels { part of sales }\npurpose thanks { part of sales  recipients none }\n"
        "recipient host { role processor }"
    )
    policy = analysed(text).policy
    silent, denied = policy.purpose("parcels"), policy.purpose("thanks")
    assert silent is not None
    assert denied is not None
    assert policy.effective(silent, "recipients").names == {"host"}
    assert policy.effective(denied, "recipients").none
