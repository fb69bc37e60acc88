"""Small estates for tests: policies in folders, with a library that they use and faults of several kinds."""

from __future__ import annotations

from pathlib import Path

from tests.shop import SHOP

LIBRARY = 'authority cnil { reach at https://www.cnil.fr }\nrecipient v { name "Nuage"   located FR }\n'
COMPLAINT = "right complaint { through authority cnil }\n"
WITHOUT_COMPLAINT = "# without right complaint\n"
FAULTS = (
    "",
    WITHOUT_COMPLAINT,
    'purpose extra { title en "extra" fr "en plus" }\n',
    'recipient other { name "Nuage"   located US }\n',
    "purpose broken { titel }\n",
    """waive omission/legal-basis on purpose extra until 2027-03-01
  "The basis is being settled with counsel." by "Claire"
purpose extra { title en "extra" fr "en plus" }
""",
)
"""What is added to a sound policy, one after the other."""


def policy(number: int) -> str:
    """The text of a policy; its faults and its name go by its number."""
    fault = FAULTS[number % len(FAULTS)]
    text = SHOP.replace(COMPLAINT, "") if fault == WITHOUT_COMPLAINT else SHOP
    return f'use "../shared/library.pol"\n{text.replace("policy demo", f"policy demo-{number // 2}", 1)}\n{fault}'


def write(folder: Path, count: int) -> list[Path]:
    """Writes policies, half of which share their name with another one, and their library; the policies, in order."""
    (folder / "polc.toml").write_text("", encoding="utf-8")
    (folder / "shared").mkdir()
    (folder / "shared" / "library.pol").write_text(LIBRARY, encoding="utf-8")
    found = []
    for number in range(count):
        place = folder / f"part-{number % 3}"
        place.mkdir(exist_ok=True)
        path = place / f"p{number:03}.pol"
        path.write_text(policy(number), encoding="utf-8")
        found.append(path)
    return found
