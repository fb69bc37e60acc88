"""`polc serve`, as a process with a browser's requests: pages, reload, findings, and how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from polc.site.preview import new_nonce, show
from tests.commands.run import run
from tests.releasing import FIRST
from tests.running import interruptible
from tests.shop import HEADER, SHOP

POLC = [sys.executable, "-u", "-c", "from polc.cli.main import main; main()"]
PATIENCE = 60
"""Seconds after which a test gives up; nothing depends on how many pass."""
WRONG = 'purpose extra { title en "Extra" fr "Supplément" kind statistics }'


class Preview:
    """A running preview of a folder."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*POLC, "serve", "--port", "0", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=interruptible,
        )
        lines = [self.line(), self.line()]
        found = re.search(r"http://127\.0\.0\.1:\d+/", lines[1])
        assert found, lines
        self.address = found[0]
        self.said = lines[0]

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def get(self, path: str, **headers: str) -> str:
        request = urllib.request.Request(self.address + path, headers=headers)  # noqa: S310 - our own address
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return str(answer.read().decode())

    def end(self) -> None:
        """Ends it as a reader does; it takes its pages away with it."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.communicate(timeout=PATIENCE)
        finally:
            self.process.kill()

    def reloaded(self, page: str) -> None:
        """Waits for what a browser that shows this page waits for before it loads it again."""
        shown = re.search(r"livereload\((\d+), (\d+)\);", page)
        assert shown
        while int(self.get(f"livereload/{shown[1]}/{shown[2]}")) <= int(shown[1]):
            pass


@pytest.fixture(autouse=True)
def folder(here: Path) -> Path:
    (here / "demo.pol").write_text(SHOP, encoding="utf-8")
    return here


@pytest.fixture
def preview(folder: Path) -> Iterator[Preview]:
    started = Preview()
    yield started
    started.end()


def panel(page: str) -> str:
    found = re.search(r'<aside class="preview".*?</aside>', page, re.DOTALL)
    assert found
    return found[0]


def rewrite(folder: Path, text: str) -> None:
    """Puts another text in the file's place in one step, as editors do."""
    aside = folder.with_name(f"{folder.name}-new")
    aside.write_text(text, encoding="utf-8")
    aside.replace(folder / "demo.pol")


def test_a_change_is_shown_and_browsers_are_told(folder: Path, preview: Preview) -> None:
    page = preview.get("demo/en/")
    assert "No findings." in panel(page)
    rewrite(folder, SHOP + WRONG)
    preview.reloaded(page)
    page = preview.get("demo/en/")
    assert "Extra" in page
    shown = panel(page)
    assert "omission/legal-basis" in shown
    assert '<a href="#purpose-extra">' in shown
    assert 'id="purpose-extra"' in page
    assert "demo.pol, line " in shown
    assert "How to mend it:" in shown
    assert '<a href="/demo/en/#purpose-extra">' in panel(preview.get(""))
    assert re.match(r"Renewed: [1-9]\d* errors?", preview.line())
    assert not (folder / "build").exists()
    assert sorted(p.name for p in folder.iterdir()) == ["demo.pol"]


def test_a_folder_that_was_renamed_and_made_again_is_watched_on(folder: Path) -> None:
    place = folder / "policies"
    place.mkdir()
    (folder / "demo.pol").rename(place / "demo.pol")
    started = Preview("policies")
    try:
        page = started.get("demo/en/")
        place.rename(folder / "elsewhere")
        assert started.line() == "Not renewed: no such file or folder: policies\n"
        assert panel(started.get("demo/en/")) == panel(page)
        place.mkdir()
        rewrite(place, SHOP + WRONG)
        assert re.match(r"Renewed: [1-9]\d* errors?", started.line())
        assert "Extra" in started.get("demo/en/")
        rewrite(place, SHOP)
        assert started.line().startswith("Renewed: No findings.")
    finally:
        started.end()


def test_preview_returns_to_folder_renamed_and_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder / "here"
    place.mkdir()
    (folder / "demo.pol").rename(place / "demo.pol")
    monkeypatch.chdir(place)
    started = Preview()
    try:
        place.rename(folder / "elsewhere")
        assert started.line().startswith("Renewed: No findings.")  # it is the current folder still, wherever it is
        place.mkdir()
        rewrite(place, SHOP + WRONG)
        while not re.match(r"Renewed: [1-9]\d* errors?", line := started.line()):
            assert line
        assert "Extra" in started.get("demo/en/")
    finally:
        started.end()


def test_show_without_watched_folder_asks_for_renewal(folder: Path) -> None:
    told: list[str] = []

    def renew() -> list[Path]:
        told.append("renewal")
        raise KeyboardInterrupt  # as a user ends it

    (folder / "pages").mkdir()
    show(folder / "pages", 0, [folder, folder / "gone"], renew, told.append, new_nonce())
    assert [line.partition(":")[0] for line in told] == ["http", "renewal"]


def test_what_is_accepted_is_counted_and_folded(folder: Path) -> None:
    rewrite(folder, SHOP + WRONG)
    assert run("baseline", "--reason", "known to counsel").status == 0
    started = Preview()
    try:
        assert re.search(r"^No findings\..* [1-9]\d* more (is|are) accepted", started.said)
        for path in ("demo/en/", ""):
            shown = panel(started.get(path))
            assert "<summary>No open findings.</summary>" in shown
            folded = re.search(
                r'<details class="accepted">\n<summary>[1-9]\d* accepted finding.*?</details>', shown, re.DOTALL
            )
            assert folded
            assert "omission/legal-basis" in folded[0]
            assert "Accepted in the baseline for this reason: known to counsel" in folded[0]
            assert "#purpose-extra" in folded[0]
            assert "How to mend it:" not in folded[0]
        rewrite(folder, SHOP + WRONG + WRONG.replace("extra", "another"))
        started.reloaded(started.get("demo/en/"))
        open_, _, folded_ = panel(started.get("demo/en/")).partition('<details class="accepted">')
        assert "#purpose-another" in open_
        assert "#purpose-extra" not in open_
        assert "#purpose-extra" in folded_
    finally:
        started.end()


def test_releases_are_shown_as_a_site_shows_them(folder: Path, preview: Preview) -> None:
    later = SHOP.replace(HEADER, f'version "2"   effective {FIRST}').replace("keep 3 years", "keep 4 years", 1)
    page = preview.get("demo/en/")
    assert "versions/en/" not in page
    assert run("release", "demo.pol").status == 0
    while "versions/en/" not in page:
        preview.reloaded(page)
        page = preview.get("demo/en/")
    assert "Version 1" in preview.get("demo/versions/1/en/")
    rewrite(folder, later)
    assert run("release", "demo.pol").status == 0
    while "1 March 2027" not in page:
        preview.reloaded(page)
        page = preview.get("demo/en/")
    assert "versions/2/changes/en/" in preview.get("demo/versions/en/")
    assert "Version 2" in preview.get("demo/versions/2/changes/en/")


def test_a_file_that_cannot_be_read_keeps_its_last_page(folder: Path, preview: Preview) -> None:
    page = preview.get("demo/fr/")
    rewrite(folder, SHOP + "\npurpose {")
    preview.reloaded(page)
    broken = preview.get("demo/fr/")
    assert "this is the last page that could be made" in panel(broken)
    assert "syntax/" in panel(broken)
    assert re.findall(r'id="purpose-[^"]*"', broken) == re.findall(r'id="purpose-[^"]*"', page)
    (folder / "demo.pol").unlink()
    while "Not renewed" not in (line := preview.line()):
        assert line
    assert "no .pol file in ." in line
    still = preview.get("demo/fr/")
    assert 'id="purpose-' in still
    rewrite(folder, SHOP)
    preview.reloaded(still)
    assert "No findings." in panel(preview.get("demo/fr/"))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_when_it_is_interrupted(preview: Preview, how: signal.Signals) -> None:
    preview.get("demo/en/")
    preview.process.send_signal(how)
    rest, _ = preview.process.communicate(timeout=PATIENCE)
    assert (preview.process.returncode, rest) == (0, "")


def test_scripts_stand_in_the_preview_only(folder: Path, preview: Preview) -> None:
    nonces = set()
    for _ in range(2):
        with urllib.request.urlopen(f"{preview.address}demo/en/", timeout=PATIENCE) as answer:  # noqa: S310
            page, rules = answer.read().decode(), str(answer.headers["Content-Security-Policy"])
        nonces.add(found := re.findall(r"script-src 'nonce-([\w-]+)'", rules)[0])
        assert f"script-src 'nonce-{found}'" in page
        assert re.findall(r"<(?:script|style)\b[^>]*>", page) == [
            f'<style nonce="{found}">', f'<script nonce="{found}">',
        ]  # fmt: skip
        assert "unsafe-inline" not in page + rules
    assert len(nonces) == 2
    assert run("build", "demo.pol").status == 0
    for page in (folder / "build" / "site").rglob("*.html"):
        written = page.read_text(encoding="utf-8")
        assert "<script" not in written
        assert "script-src" not in written
        assert "unsafe" not in written
        assert 'class="preview"' not in written


def test_every_link_of_the_preview_leads_somewhere(preview: Preview) -> None:
    seen, waiting = set(), [preview.address]
    while waiting:
        address = waiting.pop()
        if address not in seen and address.startswith(preview.address):
            seen.add(address)
            page = preview.get(address.removeprefix(preview.address))
            waiting += [urljoin(address, link) for link in re.findall(r'href="([^"#]+)', page)]
    assert {f"{preview.address}demo/{lang}/" for lang in ("en", "fr")} <= seen


def test_only_this_computer_by_its_own_name_is_answered(preview: Preview) -> None:
    assert "<h1>" in preview.get("", Host="localhost:8000")
    with pytest.raises(urllib.error.HTTPError) as refused:
        preview.get("", Host="attacker.example")
    assert refused.value.code == 403
    assert "<h1>" in preview.get("/evil.example/..")
    for outside in ("../demo.pol", "%2e%2e/demo.pol", "/etc/passwd"):
        with pytest.raises(urllib.error.HTTPError):
            preview.get(outside)


def test_policy_that_never_could_be_read_has_its_findings_shown(folder: Path) -> None:
    rewrite(folder, "policy {")
    started = Preview("--lang", "fr")
    try:
        assert "1 erreur" in started.said
        page = started.get("")
        assert '<html lang="fr">' in page
        assert "syntax/" in panel(page)
    finally:
        started.end()


def test_a_port_in_use_is_told_in_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [*POLC, "serve", "--port", str(port)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"polc: port {port} is in use; choose another with --port\n"


def test_there_must_be_something_to_show(folder: Path) -> None:
    (folder / "demo.pol").unlink()
    result = run("serve")
    assert (result.status, result.output) == (2, "")
    assert result.errors == "polc: no .pol file in .\n"
