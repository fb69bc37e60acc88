"""What tests of the command line share: an empty folder, a fixed day, a plain locale."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a cache that is empty when the test begins, in the place of the user's."""
    folder = tmp_path_factory.mktemp("cache") / "polc"
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
