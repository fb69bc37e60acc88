"""What is packaged tells the truth about itself, and its archive of the source lacks nothing."""

from __future__ import annotations

import email
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RELATIVE = re.compile(r"\]\((?!https?://)")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the source, made from a copy of what the repository holds."""
    if not (ROOT / ".git").exists():
        pytest.skip("no repository: this is the archive itself")
    pytest.importorskip("setuptools")  # CI has it; what builds the package need not be where it is tried
    folder = tmp_path_factory.mktemp("archive")
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "copy" / name).write_bytes((ROOT / name).read_bytes())
    build = "import sys; from setuptools import build_meta; print(build_meta.build_sdist(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=folder / "copy", capture_output=True, text=True, check=True
    )
    return folder / done.stdout.strip().splitlines()[-1]


def test_archive_of_the_source_holds_all_of_the_repository(archive: Path) -> None:
    with tarfile.open(archive) as opened:
        held = {name.partition("/")[2] for name in opened.getnames()}
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    assert sorted(name for name in names if name and (ROOT / name).is_file() and name not in held) == []


def test_description_leads_nowhere_that_is_not_there(archive: Path) -> None:
    with tarfile.open(archive) as opened:
        [name] = [n for n in opened.getnames() if n.count("/") == 1 and n.endswith("/PKG-INFO")]
        told = opened.extractfile(name)
        assert told is not None
        message = email.message_from_bytes(told.read())
    body = str(message.get_payload())
    assert body.lstrip().startswith("# ")
    assert not RELATIVE.search(body)
    assert message["Description-Content-Type"] == "text/markdown"
    assert message["Requires-Python"] == ">=3.11"


def test_extras_are_called_as_they_are_installed() -> None:
    metadata = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    shown = [ROOT / "dsl/phrases/errors.toml", *(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]
    for path in shown:
        for extra in re.findall(r"polc\[(\w+)\]", path.read_text(encoding="utf-8")):
            assert f"\n{extra} = [" in metadata, f"{path}: {extra}"
