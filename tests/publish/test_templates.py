"""Templates are compiled with the package: that takes less time and changes nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from polc.cli.compiling import compile_templates
from tests.releasing import contents

ROOT = Path(__file__).parents[2]
RUN = """
import sys
from pathlib import Path
import jinja2
import polc.theme
polc.theme.__path__[:] = [sys.argv[1]]
compiled = []
compile_ = jinja2.Environment.compile
jinja2.Environment.compile = lambda self, *given, **named: compiled.append(given[1]) or compile_(self, *given, **named)
from polc.cli.main import main
try:
    main(["build", sys.argv[2], "--out", sys.argv[3], "--no-cache", "--as-of", "2026-11-22"])
finally:
    print(*compiled)
"""
"""Builds a site with templates that stand elsewhere, and tells which of them it had to compile."""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the templates, compiled."""
    folder = tmp_path / "site"
    shutil.copytree(ROOT / "site", folder, ignore=shutil.ignore_patterns("compiled", "__pycache__"))
    compile_templates(folder, folder)
    assert len(list((folder / "compiled").rglob("tmpl_*.py"))) > 10
    return folder


def built(package: Path, out: Path) -> set[str]:
    """The templates that a build of one policy compiled."""
    arguments = [sys.executable, "-c", RUN, str(package), str(ROOT / "tests" / "ok" / "podcast.pol"), str(out)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", env=environment, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_compiled_templates_give_the_same_pages(package: Path, tmp_path: Path) -> None:
    assert built(package, tmp_path / "compiled") == set()
    shutil.rmtree(package / "compiled")
    assert {"main.html", "index.html.j2"} <= built(package, tmp_path / "plain")
    assert contents(tmp_path / "compiled") == contents(tmp_path / "plain")


def test_what_another_jinja2_compiled_is_passed_over(package: Path, tmp_path: Path) -> None:
    (made,) = (package / "compiled").iterdir()
    made.rename(made.with_name(f"{made.name}.1"))
    assert "main.html" in built(package, tmp_path / "site-of-another")
