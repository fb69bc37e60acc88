"""The site under test, served on loopback, and one browser for all tests of a process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import serving
from tests.browser.site import Site, build

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The published policies, a draft and the manual, built once for all processes and served by each."""
    own = tmp_path_factory.getbasetemp()
    folder = once(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own, "served", build)
    with serving(folder) as (address, asked):
        yield Site(folder, address, asked)


def once(place: Path, name: str, make: Callable[[Path], None]) -> Path:
    """A folder in a place that processes share: the first to ask makes it, the others wait until it is there."""
    folder, begun = place / name, place / f"{name}.begun"
    with (place / f"{name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not folder.exists():
            shutil.rmtree(begun, ignore_errors=True)
            make(begun)
            begun.rename(folder)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium that knows no address but this machine's own."""
    program = os.environ.get("CHROMIUM") or next((p for p in map(shutil.which, NAMES) if p), None)
    if program is None:
        pytest.skip("no Chromium on this machine; CHROMIUM names the program where it stands elsewhere")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            # Without a sandbox, which root cannot have, and with no name that could be looked up.
            chromium_sandbox=False,
            args=["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-quic"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility engine, as a script."""
    return tool("axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def nu() -> Path:
    """The Nu HTML Checker."""
    return tool("vnu-jar/build/dist/vnu.jar")


def tool(path: str) -> Path:
    """A file of a package that package.json names."""
    file = Path(__file__).parent / "node_modules" / path
    assert file.is_file(), "first: npm ci --ignore-scripts --prefix tests/browser"
    return file
