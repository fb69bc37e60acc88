"""What a release is frozen from and consists of: the files of a policy, the pages that they give, the manifest."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from polc.core.record import record
from polc.core.values import Word
from polc.core.version import __version__
from polc.model.policy import Policy
from polc.project.cache.fingerprint import renderer
from polc.project.configuration import Configuration
from polc.project.errors import CannotRunError
from polc.project.file_source import held
from polc.project.files import read_file
from polc.project.loading import Loaded, load
from polc.project.paths import shown
from polc.project.reading import Reader
from polc.release.layout import SOURCE, frame_path, page_path
from polc.release.manifest import Manifest, digest_of, is_inside


@record
class Gathered:
    """The files that a policy consists of: bytes by the path inside a release, its main file, and the house rules."""

    files: dict[str, bytes]
    main: str
    house_rules: tuple[str, ...]


def gathered(main: Path, house_rules: Sequence[Path]) -> Gathered:
    """A policy's file, the house rules, and every file that these use, laid out as they stand to each other.

    Raises CannotRunError where links of the file system make two files of one place.
    """
    found: dict[Path, Path] = {}
    waiting = [(_absolute(path), path.resolve()) for path in (main, *house_rules)]
    while waiting:
        place, real = waiting.pop(0)
        if found.setdefault(place, real) != real:
            raise CannotRunError("release-tangled", path=shown(place))
        for name in _used(real):
            step = (_absolute(place.parent / name), (real.parent / name).resolve())
            if found.get(step[0]) != step[1] and step[1].is_file():
                waiting.append(step)
    common = Path(os.path.commonpath([place.parent for place in found]))
    paths = {place: f"{SOURCE}/{place.relative_to(common).as_posix()}" for place in found}
    for place, path in paths.items():
        if not is_inside(path):
            raise CannotRunError("release-file-name", path=shown(place))
    return Gathered(
        {paths[place]: _bytes_of(real) for place, real in sorted(found.items())},
        paths[_absolute(main)],
        tuple(dict.fromkeys(paths[_absolute(p)] for p in house_rules if _absolute(p) != _absolute(main))),
    )


def _bytes_of(path: Path) -> bytes:
    try:
        return read_file(path)
    except OSError as error:
        raise CannotRunError("cannot-read", path=shown(path), reason=error) from error


def differs(main: Path, house_rules: Sequence[Path], release: Manifest) -> bool:
    """True when a policy's files are no longer those of a release."""
    files = gathered(main, house_rules).files
    return {path: digest_of(content) for path, content in files.items()} != release.sources


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - `use` names files as they are laid out, not where links lead


def _used(path: Path) -> list[str]:
    nodes = Reader().read(path).file.declarations
    return [n.values[0].text for n in nodes if n.rule == "use" and isinstance(n.values[0], Word)]


@record
class Source:
    """A frozen source as read today, and its policy on the first day of the release."""

    policy: Policy
    loaded: Loaded

    @property
    def in_full(self) -> bool:
        """True where all of it could be read."""
        return not self.loaded.unread


def frozen_source(
    folder: Path, files: Mapping[str, bytes], main: str, house_rules: Sequence[str], effective: date
) -> Source:
    """The policy in the source of a release.

    `files` are its bytes by their paths in the folder, which is not read.
    """
    reader = Reader(file_source=held(folder, files))
    root = reader.file_source.resolved(folder / SOURCE)
    loaded = load(reader, folder / main, root, [folder / p for p in house_rules])
    return Source(loaded.build(effective)[0], loaded)


def kept_exports(source: Source, names: Sequence[str], languages: Sequence[str]) -> dict[str, bytes]:
    """The exports of a release to targets by their names, by the paths of their files in it."""
    if not names:
        return {}
    from polc.project.exporting import release_exports

    return dict(release_exports(names, source.policy, languages, source.loaded.sources))


def rendered(policy: Policy, languages: Sequence[str]) -> dict[str, bytes]:
    """The pages of a release by their paths in it: for each language the body, and what the site shows around it."""
    from polc.export.html import render
    from polc.project.releases.page import framed

    files: dict[str, bytes] = {}
    for lang in languages:
        page = render(policy, lang, languages)
        files[page_path(lang)] = str(page.body).encode()
        files[frame_path(lang)] = framed(page).encode()
    return files


def stated(policy: Policy) -> dict[str, str]:
    """What the header states of itself: `policy`, `version` and `effective`, empty where it does not."""
    header = policy.header
    found = {name: header.word(name) if header else None for name in ("version", "effective")}
    return {"policy": policy.id, **{name: word.text.strip() if word else "" for name, word in found.items()}}


@record
class Frozen:
    """Everything that a release consists of: files by their paths in it, and its manifest, not yet in a series."""

    files: dict[str, bytes]
    manifest: Manifest


def frozen_release(path: Path, policy: Policy, config: Configuration, version: str, effective: date) -> Frozen:
    """The release of a policy.

    Its pages are made from the frozen source, so that they can be made again.
    """
    languages = _languages(policy, config)
    source = gathered(path, config.house_rules)
    files = {**source.files, **_pages(path, source, effective, languages, config.exports)}
    digests = {name: digest_of(content) for name, content in files.items()}
    manifest = Manifest(
        policy=policy.id, version=version, effective=effective, number=1, languages=languages, source=source.main,
        files=digests, polc=__version__, house_rules=source.house_rules, renderer=renderer(),
    )  # fmt: skip
    return Frozen(files, manifest)


def _languages(policy: Policy, config: Configuration) -> tuple[str, ...]:
    from polc.notice.phrasebook import languages

    wanted = tuple(x for x in policy.languages if not config.languages or x in config.languages)
    for lang in wanted:
        if lang not in languages():
            raise CannotRunError("no-phrases", policy=policy.id, language=lang, known=", ".join(languages()))
    if not wanted:
        raise CannotRunError("release-no-language", policy=policy.id)
    return wanted


def _pages(
    path: Path, source: Gathered, effective: date, languages: Sequence[str], exports: Sequence[str]
) -> dict[str, bytes]:
    """The pages of a frozen source, and its exports."""
    frozen = frozen_source(Path(), source.files, source.main, source.house_rules, effective)
    if any(f.rule.startswith("file/use-") for f in frozen.loaded.faults):
        raise CannotRunError("release-tangled", path=source.main)
    if not frozen.in_full:  # a baseline accepts what keeps it from being read, and nobody could read the release
        raise CannotRunError("release-unreadable", path=shown(path))
    return {**rendered(frozen.policy, languages), **kept_exports(frozen, exports, languages)}


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Writes files by their paths inside a folder."""
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
