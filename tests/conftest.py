"""What tests of the command line share: an empty folder, a fixed day, a plain locale."""

from __future__ import annotations

import gc
from itertools import count
from pathlib import Path

import pytest

OBJECTS = 200_000
"""After how many new objects Python looks for garbage, as in polc itself."""
NUMBERS = count()


def pytest_collection_finish() -> None:
    """Leaves the tests and all that was imported out of every search for garbage that is still to come."""
    gc.freeze()
    gc.set_threshold(OBJECTS)


@pytest.fixture(scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the caches of all tests stand in."""
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(autouse=True)
def cache(caches: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a cache that is not there when the test begins, in the place of the user's."""
    folder = caches / str(next(NUMBERS)) / "polc"
    monkeypatch.setenv("POLC_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the command line runs, on 2026-11-22, in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path
