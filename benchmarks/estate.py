"""Makes policies by a seed: varied in purposes, data, recipients, periods, languages and size, and lawful as far as
polc can tell. The same seed makes the same policies, byte by byte.

    python -m benchmarks.estate --count 10000 --seed 7 --out DIR
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import NamedTuple

from benchmarks.services import DATA, SERVICES, SHARED, Service, Texts

PLACES = (("Brest", "29200"), ("Lyon", "69002"), ("Lille", "59800"), ("Nantes", "44000"), ("Dijon", "21000"))
NAMES = ("Lantern", "Harbour", "Meadow", "Copper", "Juniper", "Granite", "Sparrow", "Orchard", "Pebble", "Saffron")
LANGUAGES = (("en", "fr"), ("en",), ("fr",))
A_FOLDER = 500
"""How many policies share a folder."""


class Size(NamedTuple):
    """How much a policy holds: `services` are the kinds of purposes, `each` how many purposes there are of a kind."""

    services: int
    each: int


def policy(seed: int, size: Size | None = None) -> str:
    """The text of a policy; of a size of its own, from one to ten kilobytes, where none is asked for."""
    chance = random.Random(seed)
    return _Writer(chance, seed, size or Size(chance.randint(1, len(SERVICES)), 1)).policy()


def write_estate(count: int, seed: int, folder: Path) -> None:
    """Writes policies into a folder, in folders of their own, with the file that they share."""
    (folder / "shared").mkdir(parents=True, exist_ok=True)
    (folder / "polc.toml").write_text("", encoding="utf-8")
    (folder / "shared" / "france.pol").write_text(SHARED, encoding="utf-8")
    for number in range(count):
        place = folder / f"part-{number // A_FOLDER:03}"
        place.mkdir(exist_ok=True)
        (place / f"policy-{number:05}.pol").write_text(policy(seed * 1_000_003 + number), encoding="utf-8")


class _Writer:
    """Writes one policy."""

    def __init__(self, chance: random.Random, number: int, size: Size) -> None:
        self.chance = chance
        self.number = number
        self.name = f"firm-{number}"
        self.each = size.each
        self.languages = chance.choice(LANGUAGES)
        self.services = sorted(chance.sample(SERVICES, min(size.services, len(SERVICES))))
        if not any(s.id == "orders" for s in self.services):
            self.services.insert(0, next(s for s in SERVICES if s.id == "orders"))

    def said(self, texts: Texts) -> str:
        """A text in the languages of the policy."""
        both = {"en": texts[0], "fr": texts[1]}
        return " ".join(f'{lang} "{both[lang]}"' for lang in self.languages)

    def policy(self) -> str:
        """The whole file."""
        purposes = [(s, s.id if n == 0 else f"{s.id}-{n + 1}", n) for s in self.services for n in range(self.each)]
        parts = [self._head(), self._data(purposes), self._recipients(), *(self._purpose(*p) for p in purposes)]
        return "\n".join([*parts, self._rest()])

    def _head(self) -> str:
        firm = f"{self.chance.choice(NAMES)} {self.number}"
        town, code = self.chance.choice(PLACES)
        site = f"https://{self.name}.example.org"
        return f"""# {firm}: made by a seed, to measure with.

use "../shared/france.pol"

policy {self.name} {{
  title {self.said((f"Privacy policy of {firm}", f"Politique de confidentialité de {firm}"))}
  scope {site}
  audience website-user, consumer
  languages {", ".join(self.languages)}
  law eu, france
  version "{self.chance.randint(1, 9)}"
  effective 2026-0{self.chance.randint(1, 9)}-01
  changes before-effect, new-purpose notice email
  made by firm
  voice we
}}

controller firm {{
  name "{firm}"
  legal-name "{firm} SAS"
  kind company
  country FR
  reach at {site}/contact, post "{self.chance.randint(1, 90)} rue du Port, {code} {town}, France", email privacy@{self.name}.example.org
}}

channel contact-form {{ kind web-form  at {site}/contact  title {self.said(("contact form", "formulaire de contact"))} }}
channel sign-up-form {{ kind web-form  at {site}/news  title {self.said(("newsletter form", "formulaire d’abonnement"))} }}
channel unsubscribe-link {{ kind message-link  title {self.said(("unsubscribe link", "lien de désabonnement"))}  offers unsubscribe }}

subject client {{ title {self.said(("customers", "clients"))} }}
"""

    def _data(self, purposes: list[tuple[Service, str, int]]) -> str:
        lines = []
        for name, item in DATA.items():
            serving = [key for service, key, _ in purposes if name in service.data]
            if serving:
                lines.append(
                    f"data {name} {{\n  title {self.said(item.title)}\n  includes {item.includes}\n  from person"
                )
                lines.append(f"  mandatory for {', '.join(serving)} otherwise {self.said(item.otherwise)}\n}}")
        return "\n".join([*lines, ""])

    def _recipients(self) -> str:
        names = [name for name in DATA if any(name in s.data for s in self.services)]
        place = self.chance.choice(("FR", "DE", "IE", "NL"))
        mailing = any("mailer" in s.recipients for s in self.services)
        host = f"""recipient host {{
  name "Nuage {place} {self.number}"
  role processor
  does hosting
  receives {", ".join(names)}
  located {place}
  under-contract
}}
"""
        mailer = """recipient mailer {
  name "Courrier Clair"
  role processor
  does newsletter-sending
  receives contact
  located FR
  under-contract
}
"""
        return host + (mailer if mailing else "")

    def _purpose(self, service: Service, key: str, number: int) -> str:
        plain = number == 0
        title = service.title if plain else tuple(f"{text} ({number + 1})" for text in service.title)
        lines = [f"purpose {key} {{", f"  title {self.said((title[0], title[1]))}", f"  kind {service.kind}"]
        lines.append(f"  activity {self.said(service.activity)}")
        interest = f" interest {self.said(service.interest)}" if service.interest else ""
        lines.append(f"  basis {service.basis}{interest}")
        lines += [
            "  subjects client",
            f"  data {', '.join(service.data)}",
            f"  recipients {', '.join(service.recipients)}",
        ]
        lines += [f"  {line}" for line in service.more]
        lines.append(f"  keep {service.keep.replace('N', str(self.chance.choice(service.lengths)))}")
        return "\n".join([*lines, "}", ""])

    def _rest(self) -> str:
        interest = any(s.interest for s in self.services)
        consent = any(s.basis.startswith("consent") for s in self.services)
        rights = ["access", "rectification", "erasure", "restriction", "portability", "complaint", "post-mortem"]
        rights += ["objection"] if interest else []
        rights += ["withdraw-consent"] if consent else []
        text = f"""rights {{
  offer {", ".join(rights)}
  through contact-form, post
  reply within 1 month extended 2 months
  identity known-email or id-document on-doubt
  fee none
}}
"""
        if interest:
            text += "right objection { applies-to basis legitimate-interest  reasons situation  unless compelling-grounds }\n"
        if consent:
            text += "right withdraw-consent { at-any-time  earlier-processing-lawful  through unsubscribe-link, contact-form }\n"
        names = ", ".join(name for name in DATA if any(name in s.data for s in self.services))
        return f"""{text}
cookies necessary {{
  kind necessary
  consent exempt
  does keep-session, remember-basket
  lifetime at most {self.chance.randint(1, 12)} months
}}

decisions none
transfer none

measure encryption {{
  against disclosure, unauthorised-access
  does encryption-in-transit, access-control
  data {names}
}}
"""


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="Makes policies by a seed.")
    asked.add_argument("--count", type=int, default=100)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    write_estate(given.count, given.seed, given.out)
