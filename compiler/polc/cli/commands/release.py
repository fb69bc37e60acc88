"""`polc release`: freezes a policy: source, pages and digests, in a folder that is never written again."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put_line, style
from polc.core.findings import Finding
from polc.core.record import replace
from polc.model.application_dates import effective_day
from polc.model.policy import Policy
from polc.project import errors
from polc.project.atomic.files import write_file
from polc.project.atomic.folders import add_folder
from polc.project.checking import Checked, check_paths
from polc.project.clock import AsOf, on_day
from polc.project.errors import CannotRunError
from polc.project.files import read_file, stands_inside
from polc.project.locking import alone_in
from polc.project.paths import shown
from polc.project.releases.contents import contents_of
from polc.project.releases.freezing import Frozen, frozen_release, stated, write_files
from polc.project.releases.signing import signed
from polc.project.releases.store import Kept, file_of, folder_of, kept_in, newest_file
from polc.project.roots import project_of
from polc.project.settings import Settings
from polc.reference.phrases import phrase, told_day
from polc.release.layout import MANIFEST, SIGNATURE, folder_name
from polc.release.manifest import Manifest
from polc.release.newest import newest_of
from polc.report import text
from polc.report.roots import by_root
from polc.report.words import tell


@click.command("release", cls=Command)
@options.policy
@options.output(type=click.Path(path_type=Path, file_okay=False))
@click.option("--sign", "key", type=click.Path(path_type=Path))
@options.as_of
@options.lang
@options.baseline
def command(
    policy: Path,
    output: Path | None,
    key: Path | None,
    as_of: AsOf,
    lang: str | None,
    no_baseline: bool,  # noqa: FBT001
) -> int:
    """Freeze a policy as a release: source, pages and digests, under releases/<policy>/<version>/ beside it.

    Findings at error severity stop it, and an earlier release is never rewritten. Exit status: 0 released, or released
    before with the same content, 1 stopped by findings, 2 the command could not run.
    """
    words = language(lang)
    context = click.get_current_context()
    config, settings = options.configured(context), options.settings(context)
    if policy.is_dir():
        raise CannotRunError("release-folder", path=shown(policy))
    checked = _checked(policy, as_of, settings, baseline=not no_baseline)
    findings = checked.told()
    if checked.fails(findings, "error"):
        _show_refusal(findings, checked, words)
        return errors.FOUND
    found = checked.policies[0]
    if found.header is None:
        raise CannotRunError("release-no-policy", path=shown(policy))
    version, effective = _header(found, policy)
    frozen = frozen_release(policy, found, config, version, effective)
    folder = folder_of(found.id, policy, output) / folder_name(version)
    if output is None and not stands_inside(folder, project_of(policy.parent)):
        raise CannotRunError("output-outside", path=shown(folder))
    with ExitStack() as alone:
        try:
            alone.enter_context(alone_in(folder.parent))  # of two at once, the second one follows the first
        except OSError as error:
            raise CannotRunError("cannot-write-beside", path=shown(folder), reason=error) from error
        return _add_release(frozen, folder, kept_in(folder.parent), words, key)


def _checked(policy: Path, as_of: AsOf, settings: Settings, *, baseline: bool) -> Checked:
    """The policy checked under the law of the day, and under that of its first day where that is still to come."""
    checked = check_paths([policy], as_of, baseline=baseline, settings=settings)
    first = effective_day(checked.policies[0])
    if checked.fails(checked.findings, "error") or first is None or first <= as_of.clock:
        return checked
    return check_paths([policy], on_day(first), baseline=baseline, settings=settings)


def _show_refusal(findings: Sequence[Finding], checked: Checked, words: str) -> None:
    told = tell(by_root(findings), checked.sources, words)
    painted = style(to_file=False)
    click.echo(text.report(told, checked.sources, checked.files, checked.laws, words, painted), nl=False)
    click.echo(f"\n{phrase('not-released', words)}")


def _header(policy: Policy, path: Path) -> tuple[str, date]:
    version, effective = stated(policy)["version"].strip(), effective_day(policy)
    if not version:
        raise CannotRunError("release-no-version", path=shown(path), policy=policy.id)
    if effective is None:
        raise CannotRunError("release-no-effective", path=shown(path), policy=policy.id)
    return stated(policy)["version"], effective


def _add_release(frozen: Frozen, folder: Path, kept: Sequence[Kept], words: str, key: Path | None) -> int:
    """Adds the release to its series, signed by a `key` if there is one.

    Says so where it is there already. What is there already, just as it would be written, is signed where it has no
    signature.
    """
    manifest = frozen.manifest
    twin = next((k for k in kept if k.folder.name.casefold() == folder.name), None)
    if twin is not None:
        _refuse_other(twin, frozen)
        if key is not None and not (twin.folder / SIGNATURE).exists():
            write_file(signed(file_of(twin.folder, MANIFEST), key), twin.folder / SIGNATURE)
        _note_newest(folder.parent, [k.manifest for k in kept])
        put_line(phrase("already-released", words, policy=manifest.policy, version=manifest.version))
        return errors.OK
    latest = max(kept, key=lambda k: k.manifest.number, default=None)
    if latest is not None:
        _refuse_earlier(manifest, latest.manifest)
        manifest = replace(manifest, number=latest.manifest.number + 1, follows=latest.manifest.digest)
    manifest = manifest.sealed()
    text_ = manifest.written().encode()
    signature = {SIGNATURE: signed(text_, key)} if key is not None else {}

    def write(new: Path) -> None:
        write_files(new, {**frozen.files, MANIFEST: text_, **signature})

    add_folder(folder, write)
    try:
        _note_newest(folder.parent, [*(k.manifest for k in kept), manifest])
    except CannotRunError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    put_line(
        phrase(
            "released", words, policy=manifest.policy, version=manifest.version,
            day=told_day(manifest.effective, words), path=shown(folder), digest=manifest.digest,
        )
    )  # fmt: skip
    return errors.OK


def _note_newest(series: Path, releases: Sequence[Manifest]) -> None:
    """Writes down which release is the newest, where that does not stand there.

    Raises CannotRunError.
    """
    newest, place = newest_of(releases), newest_file(series)
    content = newest.written().encode() if newest else b""
    try:
        if read_file(place) == content:
            return
    except OSError:
        pass
    write_file(content, place)


def _refuse_other(twin: Kept, frozen: Frozen) -> None:
    """Raises CannotRunError unless the release that is there already holds byte for byte what would be written."""
    there, facts = twin.manifest, {"path": shown(twin.folder), "version": frozen.manifest.version}
    if there.version != frozen.manifest.version:
        raise CannotRunError("release-same-folder", other=there.version, **facts)
    again = replace(
        frozen.manifest, number=there.number, follows=there.follows, polc=there.polc, renderer=there.renderer
    ).sealed()
    found = contents_of(twin.folder, frozen.files)
    if again == there and found.files == frozen.files and not found.drifts:
        return
    if there.made_by != frozen.manifest.made_by and there.sources == frozen.manifest.sources:
        raise CannotRunError("release-exists-rendered", made=there.made_by, **facts)
    raise CannotRunError("release-exists", **facts)


def _refuse_earlier(manifest: Manifest, latest: Manifest) -> None:
    if manifest.effective < latest.effective:
        raise CannotRunError(
            "release-too-early", version=manifest.version, day=manifest.effective.isoformat(),
            other=latest.version, since=latest.effective.isoformat(),
        )  # fmt: skip
