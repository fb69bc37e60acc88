"""The door through which every file is read: what it lets through, and what it says to the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from polc.project.files import OtherKindError, OutsideError, TooLargeError, content_of, read_file, stands_inside


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "a.txt").write_bytes(b"inside\r\n")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return folder


def test_file_inside_the_root_is_read_as_it_is(root: Path) -> None:
    assert read_file(root / "in" / "a.txt", root) == b"inside\r\n"


def test_links_that_stay_inside_are_followed(root: Path) -> None:
    (root / "folder").symlink_to("in")
    (root / "file.txt").symlink_to("folder/a.txt")
    assert read_file(root / "file.txt", root) == b"inside\r\n"


def test_link_to_a_file_of_another_kind_is_refused(root: Path) -> None:
    (root / "logo.svg").symlink_to("in/a.txt")
    with pytest.raises(OtherKindError):
        read_file(root / "logo.svg", root)


def test_file_of_a_repository_itself_is_outside(root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".git" / "a.txt").write_text("secret")
    with pytest.raises(OutsideError):
        read_file(root / ".git" / "a.txt", root)


@pytest.mark.parametrize("target", ["../secret.txt", "in/../../secret.txt", "gone/../../nothing"])
def test_link_out_of_the_root_is_refused(root: Path, target: str) -> None:
    (root / "link").symlink_to(target)
    with pytest.raises(OutsideError):
        read_file(root / "link", root)


def test_folder_that_leads_out_of_the_root_is_refused(root: Path) -> None:
    (root / "up").symlink_to("..")
    with pytest.raises(OutsideError):
        read_file(root / "up" / "secret.txt", root)


def test_name_that_leads_out_of_the_root_is_refused(root: Path) -> None:
    with pytest.raises(OutsideError):
        read_file(root / ".." / "secret.txt", root)


def test_what_the_user_names_is_read_wherever_it_stands(root: Path) -> None:
    (root / "link").symlink_to("../secret.txt")
    assert read_file(root / "link") == b"secret"


def test_link_that_takes_place_of_folder_is_not_followed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root.parent / "a.txt").write_text("secret")
    seen = os.path.realpath(root / "in" / "a.txt")
    real = os.path.realpath
    monkeypatch.setattr(os.path, "realpath", lambda p: seen if str(p).endswith("a.txt") else real(p))
    (root / "in").rename(root / "moved")
    (root / "in").symlink_to("..")
    with pytest.raises(OSError, match=r"directory|symbolic"):
        read_file(root / "in" / "a.txt", root)


def test_pipe_is_refused_without_waiting(root: Path) -> None:
    os.mkfifo(root / "pipe")
    for within in (root, None):
        with pytest.raises(OSError, match="device"):
            read_file(root / "pipe", within)


def test_device_and_folder_are_refused(root: Path) -> None:
    with pytest.raises(OSError, match="device"):
        read_file("/dev/zero")
    with pytest.raises(IsADirectoryError):
        read_file(root / "in", root)
    with pytest.raises(IsADirectoryError):
        read_file(root, root)


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 5000])
def test_name_that_no_file_can_have_is_an_error_of_the_system(root: Path, name: str) -> None:
    for within in (root, None):
        with pytest.raises(OSError):  # noqa: PT011 - systems differ
            read_file(root / name, within)


def test_file_larger_than_limit_is_refused_with_its_beginning(root: Path) -> None:
    (root / "large").write_bytes(b"12345")
    assert read_file(root / "large", root, 5) == b"12345"
    with pytest.raises(TooLargeError):
        read_file(root / "large", root, 4)
    assert content_of(root / "large", root, 3) == b"1234"


def test_descriptors_are_closed_again(root: Path) -> None:
    (root / "link").symlink_to("../secret.txt")
    first = os.open(os.devnull, os.O_RDONLY)
    os.close(first)
    read_file(root / "in" / "a.txt", root)
    for name in ("in/none", "in", "link"):
        with pytest.raises(OSError):  # noqa: PT011 - whichever it is
            read_file(root / name, root)
    again = os.open(os.devnull, os.O_RDONLY)
    os.close(again)
    assert again == first


def test_place_of_file_to_come_is_judged_by_where_it_would_stand(root: Path) -> None:
    (root / "dangling").symlink_to("../new.txt")
    assert stands_inside(root / "in" / "new.txt", root)
    assert not stands_inside(root / "dangling", root)
