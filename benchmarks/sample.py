"""The files that targets are measured on: two real policies, and one of fifteen kilobytes made by a seed."""

from __future__ import annotations

from pathlib import Path

from benchmarks.estate import Size, policy
from benchmarks.services import SHARED

ROOT = Path(__file__).parent.parent
REAL = (ROOT / "policies" / "luxim.pol", ROOT / "policies" / "rmn.pol")
FIFTEEN_KILOBYTES = Size(10, 3)
SEED = 1


def fifteen_kilobytes() -> str:
    """The policy of fifteen kilobytes, of about 420 lines in two languages."""
    return policy(SEED, FIFTEEN_KILOBYTES)


def write_sample(folder: Path) -> Path:
    """Writes that policy and what it uses into a folder; where it stands."""
    (folder / "shared").mkdir()
    (folder / "policies").mkdir()
    (folder / "polc.toml").write_text("", encoding="utf-8")
    (folder / "shared" / "france.pol").write_text(SHARED, encoding="utf-8")
    file = folder / "policies" / "sample.pol"
    file.write_text(fifteen_kilobytes(), encoding="utf-8")
    return file
