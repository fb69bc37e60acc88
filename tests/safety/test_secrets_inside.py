"""What stands inside a project and is none of polc's business: a repository's settings, and files of other kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.overlay import laid_over
from tests.running import polc

SECRET = "TOPSECRET-4711"  # noqa: S105
DAY = ("--as-of", "2026-11-22")
SITE = '[site]\nlogo = "logo.png"\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose own settings, and two files beside the policy, hold a secret."""
    (tmp_path / ".git").mkdir()
    for name in (".git/config", ".git/x.png", ".env", "secret.txt"):
        (tmp_path / name).write_text(f"token = {SECRET}\n" * 2, encoding="utf-8")
    (tmp_path / "a.pol").write_text(laid_over(""), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("target", [".git/config", ".env", "secret.txt"])
@pytest.mark.parametrize(
    ("link", "command"),
    [
        ("b.pol", ("check",)),
        ("b.pol", ("check", "b.pol")),
        ("b.pol", ("diff", "b.pol", "a.pol")),
        ("b.pol", ("explain", "b.pol:1")),
        ("polc-baseline.txt", ("check",)),
        ("logo.png", ("build",)),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_link_to_a_file_of_another_kind_is_one_line(
    project: Path, link: str, command: tuple[str, ...], target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(link).symlink_to(target)
    if link.startswith("logo"):
        Path("polc.toml").write_text(SITE, encoding="utf-8")
    where = DAY if command[0] != "build" else (*DAY, "--draft")
    assert polc(*command, *where) == 2
    said = capsys.readouterr()
    assert SECRET not in said.out + said.err
    assert len(said.err.splitlines()) == 1
    assert not any(SECRET.encode() in p.read_bytes() for p in project.glob("build/**/*.*") if p.is_file())


def test_link_to_a_file_of_a_repository_itself_is_outside(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("logo.png").symlink_to(".git/x.png")
    Path("polc.toml").write_text(SITE, encoding="utf-8")
    assert polc("check", "a.pol") == 2
    assert "leads out of the project" in capsys.readouterr().err


@pytest.mark.parametrize(
    "setting",
    [
        'paths = [".env"]',
        'paths = [".git"]',
        'house-rules = [".git/config"]',
        'paths = ["/"]',
        'house-rules = ["../a.pol"]',
    ],
)
def test_setting_that_names_what_is_no_policy_is_one_line(
    project: Path, setting: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("polc.toml").write_text(f"{setting}\n", encoding="utf-8")
    assert polc("check") == 2
    said = capsys.readouterr()
    assert SECRET not in said.out + said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("command", [("check", "--output-file", "report"), ("render", "a.pol", "--output", "report")])
def test_report_is_not_written_into_a_repository_through_a_link(project: Path, command: tuple[str, ...]) -> None:
    Path("report").symlink_to(".git/config")
    assert polc(*command) == 2
    assert SECRET in Path(".git/config").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("b.pol", "a.pol"), ("b.pol",), ("HEAD", "b.pol")])
def test_diff_of_a_link_out_of_the_project_is_one_line(
    project: Path, arguments: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    other = tmp_path_factory.mktemp("outside") / "other.pol"
    other.write_text(SECRET, encoding="utf-8")
    Path("b.pol").symlink_to(other)
    assert polc("diff", *arguments) == 2
    said = capsys.readouterr()
    assert SECRET not in said.out + said.err


def test_link_to_another_policy_of_the_project_is_followed(project: Path) -> None:
    (project / "shared").mkdir()
    Path("a.pol").rename("shared/a.pol")
    Path("b.pol").symlink_to("shared/a.pol")
    assert polc("check", "b.pol", *DAY) == 0
