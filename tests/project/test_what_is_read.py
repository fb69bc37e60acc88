"""What is read of a folder: the project's own policies, and nothing that others brought into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.reference.package import read_text
from tests.commands.run import run
from tests.project.monorepo import policy, read, repository, write

MANUAL_OF_POLC = ("skeleton.pol", "pol.lark")


@pytest.fixture(autouse=True)
def project(here: Path) -> Path:
    """A repository with one policy."""
    repository()
    write("policies/a.pol", policy("a"))
    return here


# ---------------------------------------------------------------------------------------------- what is never read
def install_polc(packages: str) -> None:
    """What pip installs of polc, as far as a walk through folders sees it."""
    for name in MANUAL_OF_POLC:
        write(f"{packages}/polc/dsl/{name}", read_text(name))


@pytest.mark.parametrize("name", ["venv", "env", "tools/py311", ".venv"])
def test_virtual_environment_is_never_read(name: str) -> None:
    write(f"{name}/pyvenv.cfg", "home = /usr/bin\n")
    install_polc(f"{name}/lib/python3.12/site-packages")
    write(f"{name}/share/other.pol", policy("other"))
    assert read() == ["policies/a.pol"]
    assert run("build", "--out", "site").status == 0
    assert not Path("site/demo").exists()


@pytest.mark.parametrize(
    "folder",
    ["node_modules/x", "web/node_modules/x/y", "lib/site-packages/x", "usr/dist-packages", "__pypackages__/3.12/lib",
     "build/lib", "dist", "_build/html", "a/__pycache__"],
)  # fmt: skip
def test_folders_of_others_by_name_are_never_read(folder: str) -> None:
    write(f"{folder}/other.pol", policy("other"))
    assert read() == ["policies/a.pol"]


def test_the_data_of_polc_itself_are_never_read() -> None:
    install_polc("vendor/python")
    assert read() == ["policies/a.pol"]


def test_folder_marked_as_a_cache_is_never_read() -> None:
    write("target/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n# made by a tool\n")
    write("target/debug/other.pol", policy("other"))
    write("notes/CACHEDIR.TAG", "this says nothing\n")
    write("notes/b.pol", policy("b"))
    assert read() == ["notes/b.pol", "policies/a.pol"]


@pytest.mark.parametrize("folder", ["node_modules/x", "build/policies", "venv"])
def test_what_is_named_is_read_wherever_it_stands(folder: str) -> None:
    write(f"{folder}/other.pol", policy("other"))
    write("venv/pyvenv.cfg")
    assert read(folder) == [f"{folder}/other.pol"]
    assert read(f"{folder}/other.pol") == [f"{folder}/other.pol"]


def test_releases_are_not_looked_for_among_packages_of_others(capsys: pytest.CaptureFixture[str]) -> None:
    write("node_modules/x/releases/a/1/release.json", "{")
    write("node_modules/x/releases/a/1/source/a.pol", "")
    result = run("verify", ".")
    assert "node_modules" not in result.output + result.errors


# ------------------------------------------------------------------------------------------------------- .gitignore
@pytest.mark.parametrize(
    ("patterns", "taken"),
    [
        ("generated/\n", ["a.pol", "deep/a.pol", "x.pol"]),
        ("generated\n", ["a.pol", "deep/a.pol", "x.pol"]),
        ("/generated/g.pol\n", ["a.pol", "deep/a.pol", "generated/deep/g.pol", "x.pol"]),
        ("g.pol\n", ["a.pol", "deep/a.pol", "x.pol"]),
        ("*.pol\n!a.pol\n", ["a.pol", "deep/a.pol"]),
        ("/*\n!/deep\n", ["deep/a.pol"]),
        ("/*\n!/deep/\n!*.pol\n", ["a.pol", "deep/a.pol", "x.pol"]),
        ("generated/*\n!generated/deep/\n", ["a.pol", "deep/a.pol", "generated/deep/g.pol", "x.pol"]),
        ("generated/**\n!generated/g.pol\n", ["a.pol", "deep/a.pol", "generated/g.pol", "x.pol"]),
        ("generated/\n!generated/g.pol\n", ["a.pol", "deep/a.pol", "x.pol"]),  # a folder that is out has nothing in
        ("**/deep/g.pol\n", ["a.pol", "deep/a.pol", "generated/g.pol", "x.pol"]),
        ("generated/**/g.pol\n", ["a.pol", "deep/a.pol", "x.pol"]),
        ("[a-f].pol\n", ["generated/deep/g.pol", "generated/g.pol", "x.pol"]),
        ("?.pol\n", []),
        ("*\n!*/\n!x.pol\n", ["x.pol"]),
        ("# generated/\n\n\\#x\n", ["a.pol", "deep/a.pol", "generated/deep/g.pol", "generated/g.pol", "x.pol"]),
        ("generated/   \n", ["a.pol", "deep/a.pol", "x.pol"]),
        ("[z-a]\n[\nend\\\n/\n!\n", ["a.pol", "deep/a.pol", "generated/deep/g.pol", "generated/g.pol", "x.pol"]),
        ("\ufeffgenerated/\r\nx.pol\r\n", ["a.pol", "deep/a.pol"]),
    ],
)
def test_ignored_files_are_not_read(patterns: str, taken: list[str]) -> None:
    Path("policies/a.pol").unlink()
    for name in ("a.pol", "deep/a.pol", "generated/g.pol", "generated/deep/g.pol", "x.pol"):
        write(f"p/{name}", policy("a"))
    write("p/.gitignore", patterns)
    if taken:
        assert read("p") == sorted(f"p/{name}" for name in taken)
    else:
        result = run("check", "p")
        assert result.status == 2
        assert ".gitignore" in result.errors


def test_ignore_files_of_folders_above_and_below_count(monkeypatch: pytest.MonkeyPatch) -> None:
    write(".gitignore", "drafts/\n*.old.pol\n")
    write("policies/.gitignore", "!keep.old.pol\nscratch.pol\n")
    for name in ("drafts/d.pol", "policies/drafts/d.pol", "policies/x.old.pol", "policies/keep.old.pol"):
        write(name, policy("p"))
    write("policies/scratch.pol", policy("p"))
    write("scratch.pol", policy("p"))
    assert read() == ["policies/a.pol", "policies/keep.old.pol", "scratch.pol"]
    assert read("policies") == ["policies/a.pol", "policies/keep.old.pol"]
    monkeypatch.chdir("policies")
    assert [Path(path).name for path in read()] == ["a.pol", "keep.old.pol"]


def test_exclude_of_the_repository_counts_least() -> None:
    write(".git/info/exclude", "mine/\n*.tmp.pol\n")
    write(".gitignore", "!kept.tmp.pol\n")
    for name in ("mine/m.pol", "b.tmp.pol", "kept.tmp.pol"):
        write(name, policy("p"))
    assert read() == ["kept.tmp.pol", "policies/a.pol"]


def test_ignore_files_count_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plain").mkdir()
    monkeypatch.chdir(tmp_path / "plain")
    (tmp_path / ".git" / "HEAD").unlink()
    for folder in (".git/info", ".git"):
        (tmp_path / folder).rmdir()
    write(".gitignore", "generated/\n")
    write("generated/g.pol", policy("g"))
    write("a.pol", policy("a"))
    assert read() == ["a.pol"]


def test_another_repository_inside_has_its_own_ignore_files() -> None:
    write(".gitignore", "b.pol\n")
    repository("modules/x")
    write("modules/x/b.pol", policy("b"))
    write("b.pol", policy("b"))
    assert read() == ["modules/x/b.pol", "policies/a.pol"]


def test_ignored_folder_that_is_named_is_read() -> None:
    write(".gitignore", "generated/\n*.tmp.pol\n")
    write("generated/deep/g.pol", policy("g"))
    write("policies/b.tmp.pol", policy("b"))
    assert read("generated") == ["generated/deep/g.pol"]
    assert read("generated/deep") == ["generated/deep/g.pol"]
    assert read("policies/b.tmp.pol") == ["policies/b.tmp.pol"]


def test_what_is_no_ignore_file_ignores_nothing(tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}.ignore"
    outside.write_text("policies/\n", encoding="utf-8")
    Path(".gitignore").symlink_to(outside)
    assert read() == ["policies/a.pol"]
    Path(".gitignore").unlink()
    Path(".gitignore").mkdir()
    assert read() == ["policies/a.pol"]


def test_pattern_made_to_take_long_takes_no_time() -> None:
    import time

    write(f"policies/{'a' * 200}.pol", policy("b"))
    write(".gitignore", "*a*a*a*a*a*a*a*a*a*a*a*a*b\n" * 50 + "**/a/**/a/**/a/**/a/**/a/**/b\n")
    begun = time.process_time()
    assert len(read("policies")) == 2
    assert time.process_time() - begun < 3


# --------------------------------------------------------------------------------------------- include and exclude
def test_exclude_takes_away_and_include_limits() -> None:
    for name in ("drafts/d.pol", "legal/b.pol", "legal/old/c.pol", "other/e.pol"):
        write(name, policy("p"))
    write("polc.toml", 'exclude = ["drafts", "legal/old/**"]\n')
    assert read() == ["legal/b.pol", "other/e.pol", "policies/a.pol"]
    write("polc.toml", 'include = ["policies/*.pol", "legal/"]\nexclude = ["old"]\n')
    assert read() == ["legal/b.pol", "policies/a.pol"]
    assert read("other/e.pol") == ["other/e.pol"]


def test_exclude_of_a_project_holds_from_its_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    write("apps/web/polc.toml", 'exclude = ["/drafts"]\n')
    for name in ("apps/web/drafts/d.pol", "apps/web/b.pol", "drafts/d.pol"):
        write(name, policy("p"))
    assert read() == ["apps/web/b.pol", "drafts/d.pol", "policies/a.pol"]
    monkeypatch.chdir("apps")
    assert read("web") == read("web/b.pol")


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ('exclude = "drafts"', "must be a list of texts"),
        ('exclude = ["a\\\\"]', "names a\\, which is no pattern"),
        ('include = [""]', "which is no pattern"),
        ('exclude = ["../other"]', "leads out of the project"),
        ('inclde = ["a"]', "did you mean include?"),
    ],
)
def test_pattern_that_is_none_is_one_line(setting: str, words: str) -> None:
    write("polc.toml", f"{setting}\n")
    result = run("check")
    assert (result.status, result.output) == (2, "")
    assert words in result.errors
    assert result.errors.count("\n") == 1


def test_nested_ignore_files_decide_with_thousand_patterns() -> None:
    write(".gitignore", "far.pol\n")
    write("x/.gitignore", "middle.pol\n")
    write("x/y/.gitignore", "near.pol\n" + "*.none\n" * 998)
    for name in ("far", "middle", "near"):
        write(f"x/y/{name}.pol", policy(name))
        write(f"x/{name}.pol", policy(f"{name}-above"))
    assert read() == ["policies/a.pol", "x/near.pol", "x/y/far.pol"]
