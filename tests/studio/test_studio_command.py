"""`polc studio`, as a process with a browser's requests: the page, the project, saving, and who may ask."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import interruptible, polc
from tests.shop import SHOP

POLC = [sys.executable, "-u", "-c", "from polc.cli.main import main; main()"]
PATIENCE = 60
"""Seconds after which a test gives up; nothing depends on how many pass."""
GUESS = "guess"
INDEX = '<!doctype html><meta name="polc-build" content="1"><title>studio</title>'


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with a package of the studio, whose page is a line."""
    package = tmp_path / "installed" / "polc_studio"
    (package / "page").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "page" / "index.html").write_text(INDEX, encoding="utf-8")
    (package / "page" / "python.wasm.gz").write_bytes(b"packed")
    return package.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "shared").mkdir(parents=True)
    (folder / "polc.toml").write_text('law-as-of = "2026-11-22"\n', encoding="utf-8")
    (folder / "shop.pol").write_text('use "shared/people.pol"\n' + SHOP, encoding="utf-8")
    (folder / "shared" / "people.pol").write_bytes(b'subject other { title "others" }\r\n')
    (folder / "secret.txt").write_text("TOPSECRET", encoding="utf-8")
    return folder


class Studio:
    """A running studio of a path."""

    def __init__(self, path: Path, installed: Path) -> None:
        self.process = subprocess.Popen(
            [*POLC, "studio", "--port", "0", "--lang", "en", str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONPATH": str(installed)},
            preexec_fn=interruptible,
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line
        self.address = found[0]
        self.token = re.findall(r'name="polc-project" content="([^"]+)"', self.ask("")[1])[0]

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> tuple[int, str]:
        """The status and the text of an answer; headers by their names with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        data = None if body is None else body.encode("utf-8")
        request = urllib.request.Request(self.address + path, data=data, headers=named, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - our own address
                return int(answer.status), answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def files(self) -> dict[str, dict[str, str]]:
        status, told = self.ask("project.json", X_Polc_Token=self.token)
        assert status == 200
        return {file["path"]: file for file in json.loads(told)["files"]}

    def save(self, path: str, text: str, digest: str = "", **headers: str) -> tuple[int, str]:
        given = {"X_Polc_Token": self.token, "If_Match": digest, **headers}
        return self.ask(f"project/{path}", "PUT", text, **given)


@pytest.fixture
def studio(project: Path, installed: Path) -> Iterator[Studio]:
    running = Studio(project, installed)
    yield running
    running.process.send_signal(signal.SIGINT)
    out, _ = running.process.communicate(timeout=PATIENCE)
    assert running.process.returncode == 0, out


def test_page_shows_policies_used_files_and_settings_alone(studio: Studio) -> None:
    files = studio.files()
    assert sorted(files) == ["polc.toml", "shared/people.pol", "shop.pol"]
    assert files["shop.pol"]["text"].startswith("use ")
    assert studio.ask("python.wasm.gz") == (200, "packed")
    assert studio.ask("../secret.txt")[0] == 404


def test_saving_writes_the_file_and_keeps_its_line_ends(studio: Studio, project: Path) -> None:
    digest = studio.files()["shared/people.pol"]["digest"]
    status, after = studio.save("shared/people.pol", "# people\n", digest)
    assert status == 200
    assert after != digest
    assert (project / "shared" / "people.pol").read_bytes() == b"# people\r\n"
    assert studio.save("shared/people.pol", "# again\n", after)[0] == 200


def test_new_file_is_written_and_never_over_another(studio: Studio, project: Path) -> None:
    assert studio.save("new.pol", "# new\n")[0] == 200
    assert (project / "new.pol").read_text(encoding="utf-8") == "# new\n"
    assert studio.save("shop.pol", "# lost?\n")[0] == 412
    (project / "shop.pol").write_text("# by another program\n", encoding="utf-8")
    assert studio.save("shop.pol", "# lost?\n", "0" * 64)[0] == 412
    assert (project / "shop.pol").read_text(encoding="utf-8") == "# by another program\n"


@pytest.mark.parametrize("path", ["../out.pol", "a/../../out.pol", "out.txt", ".git/out.pol", "polc.toml", "a%5Cb.pol"])
def test_nothing_but_policies_of_the_project_can_be_saved(studio: Studio, project: Path, path: str) -> None:
    before = sorted(project.parent.rglob("*"))
    assert studio.save(path, "# out\n")[0] in (400, 404)
    assert sorted(project.parent.rglob("*")) == before


def test_link_out_of_the_project_is_not_written_to(studio: Studio, project: Path) -> None:
    outside = project.parent / "outside.pol"
    outside.write_text("# outside\n", encoding="utf-8")
    (project / "link.pol").symlink_to(outside)
    assert studio.save("link.pol", "# in\n")[0] in (400, 409, 412)
    assert outside.read_text(encoding="utf-8") == "# outside\n"


def test_only_the_page_itself_may_ask(studio: Studio, project: Path) -> None:
    before = (project / "shop.pol").read_bytes()
    digest = studio.files()["shop.pol"]["digest"]
    assert studio.ask("project.json")[0] == 403
    assert studio.ask("project.json", X_Polc_Token=GUESS)[0] == 403
    assert studio.ask("", Host="evil.example")[0] == 403
    assert studio.save("shop.pol", "", digest, X_Polc_Token=GUESS)[0] == 403
    assert studio.save("shop.pol", "", digest, Origin="https://evil.example")[0] == 403
    assert studio.save("shop.pol", "", digest, Host="evil.example")[0] == 403
    assert (project / "shop.pol").read_bytes() == before


def test_page_is_written_as_files(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(installed))
    sys.modules.pop("polc_studio", None)
    assert polc("studio", "--output", str(tmp_path / "page"), "--lang", "en") == 0
    assert (tmp_path / "page" / "index.html").read_text(encoding="utf-8") == INDEX
    assert "is written to" in capsys.readouterr().out


def test_missing_package_is_named_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "polc_studio", None)
    assert polc("studio", "--output", str(tmp_path / "page"), "--lang", "fr") == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "pip install polc-studio" in told
