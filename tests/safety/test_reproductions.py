"""The attacks by which polc once ran code of a checkout, hung, lost findings or published what was forged, in turn.

Each stands for its kind, which has tests of its own: code in `test_code_of_checkout`, growth in `test_diamonds` and
`test_growth`, files in `commands/test_door`, releases in `commands/test_forged`, lost findings in `faults/`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.growth import shapes

from polc.project.running import WORTHWHILE
from tests.commands.run import Result, run
from tests.commands.test_forged import REFRESH, seal
from tests.releasing import two, write
from tests.shop import SHOP

UNSEEN = "not for polc"


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the project, with a file that is nobody's business."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "secret").write_text(UNSEEN, encoding="utf-8")
    return folder


@pytest.fixture
def shop(here: Path) -> Path:
    """A policy without a finding, alone in the project."""
    return write(here / "demo.pol")


def told_in_one_line(result: Result) -> str:
    """What a command that could not run says."""
    assert result.status == 2, result
    assert result.errors.count("\n") == 1
    return result.errors


def test_check_with_processes_runs_no_module_of_the_checkout(here: Path) -> None:
    for number in range(WORTHWHILE):
        (here / f"p{number}.pol").write_text(f'policy p{number} {{ title en "P" }}\n', encoding="utf-8")
    (here / "multiprocessing").mkdir()
    (here / "multiprocessing" / "__init__.py").write_text("open('ran', 'w')\n", encoding="utf-8")
    call = [str(Path(sys.executable).with_name("polc")), "check", "--jobs", "2"]
    done = subprocess.run(call, cwd=here, capture_output=True, text=True)
    assert f"{WORTHWHILE} files checked" in done.stdout
    assert not (here / "ran").exists()


def test_check_of_a_file_called_like_an_option_runs_nothing(shop: Path, here: Path) -> None:
    (here / "--executor=evil:f.pol").write_text(SHOP, encoding="utf-8")
    (here / "evil.py").write_text("open('ran', 'w')\n", encoding="utf-8")
    assert "--executor=evil:f.pol" in told_in_one_line(run("check", "--executor=evil:f.pol", "demo.pol"))
    assert not (here / "ran").exists()


def test_check_of_data_in_a_diamond_of_forty_levels_ends(here: Path) -> None:
    (diamond,) = (case for case in shapes.cases() if case.name == "shape diamond of data")
    (here / "a.pol").write_text(diamond.text(40), encoding="utf-8")
    assert run("check", "a.pol").status in (0, 1)


def test_check_beside_a_baseline_that_is_a_link_quotes_nothing(shop: Path, here: Path, elsewhere: Path) -> None:
    (here / "polc-baseline.txt").symlink_to(elsewhere / "secret")
    assert UNSEEN not in told_in_one_line(run("check"))


def test_check_of_a_day_at_end_of_calendar_judges_other_files(here: Path) -> None:
    (here / "a.pol").write_text('policy a { title en "A" }\n', encoding="utf-8")
    write(here / "z.pol", effective="9999-12-31")
    checked = run("check")
    assert "a.pol:1:" in checked.output
    assert "2 files checked" in checked.output


@pytest.mark.parametrize("setting", ['paths = ["/no/such/place"]', 'house-rules = ["."]', 'paths = ["/etc/shadow"]'])
def test_check_with_a_setting_that_leads_nowhere_is_one_line(shop: Path, here: Path, setting: str) -> None:
    (here / "polc.toml").write_text(setting + "\n", encoding="utf-8")
    assert told_in_one_line(run("check")).startswith("polc: polc.toml:1: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_verify_and_build_beside_a_device_and_a_pipe_end(here: Path) -> None:
    first, second = two(here / "demo.pol")
    (first / "release.json").unlink()
    (first / "release.json").symlink_to("/dev/zero")
    (second / "pages" / "en.html").unlink()
    os.mkfifo(second / "pages" / "en.html")
    assert run("verify").status == 1
    assert "releases/demo/" in told_in_one_line(run("build"))


def test_build_of_a_forged_page_publishes_nothing(here: Path) -> None:
    first, _ = two(here / "demo.pol")
    page = first / "pages" / "en.html"
    page.write_text(page.read_text(encoding="utf-8") + REFRESH, encoding="utf-8")
    seal(first, polc="0.0.9", renderer="")
    assert "releases/demo/1/pages/en.html" in told_in_one_line(run("build"))
    assert not (here / "build").exists()
    assert run("verify").status == 1


def test_build_and_diff_of_a_changed_frozen_source_stop(here: Path) -> None:
    first, _ = two(here / "demo.pol")
    source = first / "source" / "demo.pol"
    source.write_text(source.read_text(encoding="utf-8").replace("keep 3 years", "keep 1 year"), encoding="utf-8")
    assert "releases/demo/1/source/demo.pol" in told_in_one_line(run("build"))
    assert "releases/demo/1/source/demo.pol" in told_in_one_line(run("diff", "demo@1", "demo.pol"))


def test_build_neither_reads_nor_writes_through_links_outside(shop: Path, here: Path, elsewhere: Path) -> None:
    (here / "logo.svg").symlink_to(elsewhere / "secret")
    (here / "polc.toml").write_text('[site]\nlogo = "logo.svg"\n', encoding="utf-8")
    assert UNSEEN not in told_in_one_line(run("build", "--draft"))
    (here / "polc.toml").unlink()
    (here / "build").symlink_to(elsewhere / "out")
    (elsewhere / "out").mkdir()
    told_in_one_line(run("build", "--draft"))
    (here / "polc-baseline.txt").symlink_to(elsewhere / "new")
    told_in_one_line(run("baseline", "--reason", "x"))
    assert sorted(p.name for p in elsewhere.iterdir()) == ["out", "secret"]
    assert not list((elsewhere / "out").iterdir())
