"""`polc diff` of folders, of a repository, and by default: pairs by name, what came and went, every format."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from polc.reference.package import read_text
from tests.commands.run import run
from tests.commands.test_diff import git
from tests.shop import SHOP


def policy(name: str, *changes: tuple[str, str]) -> str:
    text = SHOP.replace("policy demo", f"policy {name}", 1)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


LONGER = ("keep 3 years", "keep 5 years")


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.pol").write_text(text, encoding="utf-8")


@pytest.fixture
def folders(here: Path) -> Path:
    write(here / "old", shop=policy("shop"), gone=policy("gone"), same=policy("same"))
    write(here / "new" / "deep", boutique=policy("shop", LONGER))
    write(here / "new", fresh=policy("fresh"), same=policy("same"))
    return here


@pytest.fixture
def repository(here: Path) -> Path:
    git(here, "init", "-q")
    (here / ".gitignore").write_text("left/\n", encoding="utf-8")
    using = policy("shop", ("\nauthority cnil", ""))
    write(here / "policies", shop=f'use "../shared/who.pol"\n{using}')
    write(here / "shared", who="authority cnil\n")
    write(here / "policies", gone=policy("gone"))
    write(here / "venv", other=policy("other"))
    git(here, "add", "-f", ".")
    git(here, "commit", "-q", "-m", "first")
    git(here, "tag", "v1.2")
    write(here / "policies", shop=(here / "policies" / "shop.pol").read_text(encoding="utf-8").replace(*LONGER))
    (here / "policies" / "gone.pol").unlink()
    write(here / "policies", fresh=policy("fresh"))
    write(here / "left", ignored=policy("ignored"))
    return here


def told(*arguments: str) -> dict[str, object]:
    found = json.loads(run("diff", *arguments, "--format", "json").output)
    jsonschema.validate(found, json.loads(read_text("differences.schema.json")))
    assert isinstance(found, dict)
    return found


def changes(found: dict[str, object]) -> dict[str, str]:
    assert isinstance(found["policies"], list)
    return {entry["policy"]: entry["change"] for entry in found["policies"]}


def kinds(found: dict[str, object]) -> list[tuple[str, str]]:
    assert isinstance(found["differences"], list)
    return [(entry["policy"], entry["kind"]) for entry in found["differences"]]


def test_policies_of_two_folders_are_paired_by_name(folders: Path) -> None:
    found = told("old", "new")
    assert changes(found) == {"shop": "changed", "fresh": "added", "same": "same", "gone": "removed"}
    assert kinds(found) == [("shop", "period/lengthened"), ("fresh", "policy/added"), ("gone", "policy/removed")]
    assert folders.is_dir()


def test_the_report_tells_what_came_and_went(folders: Path) -> None:
    result = run("diff", "old", "new")
    assert (result.status, result.errors) == (0, "")
    shown = " ".join(result.output.split())
    assert "What changes from old to new. As of 22 November 2026." in shown
    assert "shop: from old/shop.pol to new/deep/boutique.pol." in shown
    assert "fresh: new, in new/fresh.pol." in shown
    assert "gone: gone; it stood in old/gone.pol." in shown
    assert "No difference: same." in shown
    assert shown.endswith("4 policies: 3 differences: 3 to inform the persons of beforehand.")
    assert all(len(line) <= 80 for line in result.output.splitlines())
    assert folders.is_dir()


def test_french_and_markdown(folders: Path) -> None:
    page = run("diff", "old", "new", "--format", "markdown", "--lang", "fr").output
    assert page.count("\n## ") == 3
    assert "### Information préalable des personnes (1)" in page
    assert "`policy/removed`" in page
    assert folders.is_dir()


@pytest.mark.parametrize(("grade", "status"), [("inform", 1), ("consent", 0)])
def test_a_grade_that_fails(grade: str, status: int, folders: Path) -> None:
    assert run("diff", "old", "new", "--fail-on", grade).status == status
    assert run("diff", "old", "old", "--fail-on", "editorial").status == 0
    assert folders.is_dir()


def test_redlines_go_into_a_folder(folders: Path) -> None:
    assert run("diff", "old", "new", "--format", "redline-html", "--output", "lines/").status == 0
    assert sorted(path.name for path in (folders / "lines").iterdir()) == [
        "shop-redline-en.html", "shop-redline-fr.html",
    ]  # fmt: skip
    refused = run("diff", "old", "new", "--format", "redline-html")
    assert (refused.status, len(refused.errors.splitlines())) == (2, 1)


def test_what_cannot_be_read_is_no_deletion(folders: Path) -> None:
    write(folders / "new" / "deep", boutique="policy shop { titel }")
    write(folders / "new", same="policy { {")
    result = run("diff", "old", "new", "--format", "json")
    assert result.status == 1
    assert "error[syntax/" in result.errors
    found = json.loads(result.output)
    assert {k: v for k, v in changes(found).items() if v == "unread"} == {"shop": "unread", "same.pol": "unread"}
    assert "same" not in changes(found)


def test_two_policies_of_one_name_are_told_apart_by_their_files(folders: Path) -> None:
    write(folders / "old" / "a", p=policy("twin"))
    write(folders / "old" / "b", p=policy("twin", LONGER))
    write(folders / "new" / "a", p=policy("twin"))
    write(folders / "new" / "b", p=policy("twin", LONGER))
    assert [entry for entry in kinds(told("old", "new")) if entry[0] == "twin"] == []


def test_a_policy_under_another_name_in_its_file_is_compared(folders: Path) -> None:
    write(folders / "new", gone=policy("renamed", LONGER))
    assert ("renamed", "period/lengthened") in kinds(told("old", "new"))


@pytest.mark.parametrize(
    "versions",
    [("v1.2", "."), ("HEAD", "policies"), ("HEAD:policies", "policies"), ("v1.2:policies",), ("policies",)],
    ids=" ".join,
)
def test_a_revision_of_a_repository_needs_no_checkout(versions: tuple[str, ...], repository: Path) -> None:
    found = told(*versions)
    removed = {} if versions == ("policies",) else {"gone": "removed"}
    assert changes(found) == {"shop": "changed", "fresh": "added", **removed}
    assert ("shop", "period/lengthened") in kinds(found)
    assert not (repository / "policies" / "gone.pol").exists()


def test_two_revisions(repository: Path) -> None:
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "second")
    assert changes(told("v1.2", "HEAD")) == {"fresh": "added", "shop": "changed", "gone": "removed"}
    assert changes(told("v1.2:policies", "HEAD:policies")) == changes(told("v1.2", "HEAD"))


def test_what_settings_leave_out_is_left_out_on_both_sides(repository: Path) -> None:
    (repository / "polc.toml").write_text('exclude = ["policies/gone.pol"]\n', encoding="utf-8")
    assert changes(told("v1.2", ".")) == {"fresh": "added", "shop": "changed"}


def release(folder: Path, version: str, *changes_: tuple[str, str]) -> None:
    day = (("effective 2026-09-01", f"effective 2026-1{version}-01"), ('version "1"', f'version "{version}"'))
    write(folder, shop=policy("shop", *day, *changes_))
    released = run("release", str(folder / "shop.pol"))
    assert released.status == 0, released


def test_a_file_alone_is_compared_with_its_last_release(here: Path) -> None:
    release(here / "p", "0")
    release(here / "p", "1", LONGER)
    write(here / "p", shop=policy("shop", ("keep 3 years", "keep 9 years")))
    assert "What changes from shop@1 to p/shop.pol" in " ".join(run("diff", "p/shop.pol").output.split())
    assert "shop: from shop@1 to p/shop.pol." in run("diff", "p").output
    between = run("diff", "shop@0", "shop@1").output
    assert "period/lengthened" in between
    assert told("p")["before"] == {"label": "what was released or committed last"}


def test_a_release_that_is_not_as_it_was_is_not_compared(here: Path) -> None:
    release(here, "1")
    source = here / "releases" / "shop" / "1" / "source" / "shop.pol"
    source.write_text(source.read_text(encoding="utf-8").replace(*LONGER), encoding="utf-8")
    result = run("diff", "shop.pol")
    assert (result.status, result.output, len(result.errors.splitlines())) == (2, "", 1)


@pytest.mark.parametrize(
    "versions",
    [
        ("old", "old/shop.pol"),
        ("old/shop.pol", "old"),
        ("nowhere", "old"),
        ("old", "nowhere"),
        ("old",),
        ("HEAD", "old"),
    ],
    ids=" ".join,
)
def test_mistakes_are_one_line(versions: tuple[str, ...], folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folders.parent))
    result = run("diff", *versions)
    assert (result.status, result.output, len(result.errors.splitlines())) == (2, "", 1)


@pytest.mark.parametrize("versions", [("v9", "."), ("HEAD:other", "."), ("HEAD", "shared")], ids=" ".join)
def test_mistakes_about_folders_of_revisions(versions: tuple[str, ...], repository: Path) -> None:
    result = run("diff", *versions)
    assert (result.status, len(result.errors.splitlines())) == ((0, 0) if versions[-1] == "shared" else (2, 1))
    assert repository.is_dir()
