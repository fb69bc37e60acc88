"""What peers are measured on: the same services as those of our own policies, in the formats that peers read, by a seed.

Notices in the Transparency Information Language (TILT) as YAML, for Spectral and check-jsonschema; manifests of
systems and a policy over them, for Fides. It knows nothing of how they are checked.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from benchmarks.estate import NAMES, PLACES, policy
from benchmarks.sample import FIFTEEN_KILOBYTES
from benchmarks.services import DATA, SERVICES, Service

BYTES = 15_000
NEAR = range(14_000, 16_000)
"""The sizes in bytes of those of our own policies that are measured."""

ARTICLES = {"contract": "b", "legal-obligation": "c", "consent": "a", "legitimate-interest": "f"}
FIDES_BASES = {
    "contract": "Contract",
    "legal-obligation": "Legal obligations",
    "consent": "Consent",
    "legitimate-interest": "Legitimate interests",
}
FIDES_DATA = {
    "identity": ["user.name.first", "user.name.last"],
    "contact": ["user.contact.email", "user.contact.address.street"],
    "order-data": ["user.behavior.purchase_history", "user.financial"],
}
FIDES_USES = {
    "newsletter": "marketing.communications.email",
    "improvement": "functional.service.improve",
    "figures": "analytics.reporting",
    "invoicing": "essential.legal_obligation",
    "support": "essential.service.operations.support",
}


def policies(count: int, seed: int) -> Iterator[str]:
    """Our own policies of about fifteen kilobytes, each in two languages."""
    while count:
        text = policy(seed, FIFTEEN_KILOBYTES)
        if len(text.encode()) in NEAR:
            yield text
            count -= 1
        seed += 1


def as_yaml(document: object) -> str:
    """YAML in blocks, in the order given."""
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=120)


def grown(made: Callable[[int, int], object], seed: int) -> str:
    """The first YAML of at least fifteen kilobytes, of a document made from a seed with ever more items."""
    items = 1
    while len((text := as_yaml(made(seed, items))).encode()) < BYTES:
        items += 1
    return text


def notice(seed: int, items: int) -> dict[str, Any]:
    """A notice in TILT, valid against its schema, with as many items of disclosed data as asked for."""
    chance = random.Random(seed)
    firm = f"{chance.choice(NAMES)} {seed}"
    town, code = chance.choice(PLACES)
    address, site, email = f"{chance.randint(1, 90)} rue du Port, {code} {town}", "https://example.org", "a@example.org"
    right = {
        "available": True,
        "description": "A letter or the form is enough.",
        "url": f"{site}/contact",
        "email": email,
    }
    return {
        "meta": {
            "_id": f"notice-{seed}", "name": firm, "created": "2026-03-01T08:00:00Z", "modified": "2026-03-01T08:00:00Z",
            "version": 1, "language": "en", "status": "active", "url": site, "_hash": f"{chance.getrandbits(256):064x}",
        },
        "controller": {
            "name": firm, "address": address, "country": "FR", "representative": {"name": firm, "email": email},
        },
        "dataProtectionOfficer": {"name": f"Officer of {firm}", "address": address, "country": "FR", "email": email},
        "dataDisclosed": [_disclosed(chance, number) for number in range(items)],
        "thirdCountryTransfers": [],
        "accessAndDataPortability": {**right, "administrativeFee": {"amount": 0, "currency": "EUR"}},
        "sources": [
            {
                "_id": "source-1", "dataCategory": "identity",
                "sources": [{"description": "the person", "url": site, "publiclyAvailable": False}],
            }
        ],
        "rightToInformation": dict(right),
        "rightToRectificationOrDeletion": dict(right),
        "rightToDataPortability": dict(right),
        "rightToWithdrawConsent": dict(right),
        "rightToComplain": {**right, "supervisoryAuthority": {"name": "CNIL", "country": "FR"}},
        "automatedDecisionMaking": {"inUse": False},
        "changesOfPurpose": [],
    }  # fmt: skip


def _disclosed(chance: random.Random, number: int) -> dict[str, Any]:
    service, basis = _service(number)
    data = DATA[chance.choice(service.data)]
    reference = f"GDPR-6-1-{ARTICLES[basis]}"
    interest = {"exists": True, "reasoning": " / ".join(service.interest)} if service.interest else {"exists": False}
    period = chance.choice(service.lengths)
    return {
        "_id": f"disclosed-{number + 1}",
        "category": f"{data.title[0]} / {data.title[1]} ({data.includes})",
        "purposes": [{"purpose": " / ".join(service.title), "description": " / ".join(service.activity)}],
        "legalBases": [{"reference": reference, "description": service.basis}],
        "legitimateInterests": [interest],
        "recipients": [{"name": f"Nuage {number}", "country": "FR", "category": "hosting"}],
        "storage": [
            {
                "temporal": [{"description": service.keep.replace("N", str(period)), "ttl": f"P{period}Y"}],
                "purposeConditional": [service.title[0]],
                "legalBasisConditional": [reference],
                "aggregationFunction": "max",
            }
        ],
        "nonDisclosure": {
            "legalRequirement": basis == "legal-obligation",
            "contractualRegulation": basis == "contract",
            "obligationToProvide": False,
            "consequences": " / ".join(data.otherwise),
        },
    }


def systems(seed: int, items: int) -> dict[str, Any]:
    """A manifest of Fides with as many systems as asked for, in keys of its default taxonomy."""
    return {"system": [_system(seed, number) for number in range(items)]}


def _system(seed: int, number: int) -> dict[str, Any]:
    service, basis = _service(number)
    chance = random.Random(seed * 1000 + number)
    return {
        "fides_key": f"firm_{seed}_{service.id}_{number}",
        "name": f"{service.title[0]} ({number + 1})",
        "description": service.activity[0],
        "system_type": "Service",
        "privacy_declarations": [
            {
                "name": f"{service.title[0]}: {DATA[data].title[0]}",
                "data_categories": FIDES_DATA[data],
                "data_use": FIDES_USES.get(service.id, "essential.service"),
                "data_subjects": ["customer"],
                "legal_basis_for_processing": FIDES_BASES[basis],
                "retention_period": service.keep.replace("N", str(chance.choice(service.lengths))),
            }
            for data in service.data
        ],
    }


def _service(number: int) -> tuple[Service, str]:
    """A service in turn, and its legal basis."""
    service = SERVICES[number % len(SERVICES)]
    return service, service.basis.split()[0]


def fides_policy() -> dict[str, Any]:
    """What systems may not do: six rules of which none is broken by what `systems` makes."""
    forbidden = {
        "health_for_advertising": ("user.health_and_medical", "marketing.advertising"),
        "biometrics_for_personalisation": ("user.biometric", "personalize"),
        "children_for_marketing": ("user.childrens", "marketing"),
        "identity_papers_for_analytics": ("user.government_id", "analytics"),
        "location_for_sales": ("user.location", "sales"),
        "purchases_for_training": ("user.behavior.purchase_history", "train_ai_system"),
    }
    rules = [
        {
            "name": name,
            "data_categories": {"matches": "ANY", "values": [data]},
            "data_uses": {"matches": "ANY", "values": [use]},
            "data_subjects": {"matches": "ANY", "values": ["customer"]},
        }
        for name, (data, use) in forbidden.items()
    ]
    return {"policy": [{"fides_key": "measured_policy", "name": "What systems may not do", "rules": rules}]}
