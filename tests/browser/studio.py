"""The studio as it is tested: the page built once, served on loopback, and opened with a policy in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.site import ROOT, opened

BUILD = ROOT / "studio" / "build.py"
SETTLED = "#state:is([data-state=same], [data-state=before], [data-state=none])"
"""What stands in the page once findings and page are those of the text."""
MEGABYTE = 1_000_000


def build_studio(folder: Path) -> None:
    """Builds the page in a folder; the test is left out where npm’s packages are not there."""
    if not (BUILD.parent / "node_modules").is_dir():
        pytest.skip("first: npm ci --ignore-scripts --prefix studio")
    subprocess.run([sys.executable, str(BUILD), str(folder)], check=True, capture_output=True)


def kept(files: dict[str, str]) -> str:
    """A script that puts files where this browser keeps its draft, unless there is one."""
    names = [{"path": path, "text": text, "saved": None} for path, text in files.items()]
    draft = json.dumps(json.dumps({"files": names, "current": next(iter(files), "")}))
    return f"localStorage.getItem('polc-studio-files:') ?? localStorage.setItem('polc-studio-files:', {draft})"


@contextmanager
def studio_page(browser: Browser, files: dict[str, str], width: int = 1280, **options: object) -> Iterator[Page]:
    """A page that begins with files, and is not open yet."""
    with opened(browser, width, **options) as page:
        page.add_init_script(kept(files))
        yield page


def settled(page: Page) -> None:
    """Waits until findings and page are those of the text."""
    page.wait_for_selector(SETTLED)


def page_seconds(browser: Browser) -> float:
    """The seconds of processor that pages and their workers have used so far: what else the machine does is left out.

    That is the time in which the page shows and polc starts, reads and writes. Chromium compiles in other threads.
    """
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    threads = [t for p in processes for t in Path(f"/proc/{p['id']}/task").glob("*") if p["type"] == "renderer"]
    return sum(_seconds(t) for t in threads if t.name == t.parts[2] or "Worker" in _read(t / "comm"))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:  # a thread that has ended meanwhile
        return ""


def _seconds(thread: Path) -> float:
    told = _read(thread / "stat").rpartition(")")[2].split()
    return sum(map(int, told[11:13])) / os.sysconf("SC_CLK_TCK") if told else 0.0
