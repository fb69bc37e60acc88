"""`polc build`: checks, then writes the site in one step: the old one stays whole until the new one is."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from polc.commands import exits, options
from polc.commands.checking import Checked, check_paths, chosen, fails
from polc.commands.environment import language, style
from polc.commands.exits import CannotRunError
from polc.model.policy import Policy
from polc.publish.edition import Edition
from polc.publish.page import Page
from polc.reference.phrases import phrase
from polc.report import text
from polc.report.words import tell

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

MARK = ".polc-site"
"""The file that tells a site of ours from a folder of the user's, which is never replaced."""

SLOW = 1.0
"""Seconds after which progress is shown."""


@click.command("build")
@options.paths
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build/site"), show_default=True,
    help="Folder of the site; replaced as a whole.",
)  # fmt: skip
@click.option("--draft", is_flag=True, help="Build in spite of errors; each page says that it is a draft.")
@click.option("--site-url", default="", help="Address at which the site will stand, for canonical and hreflang links.")
@options.as_of
@options.lang
@options.baseline
def command(
    paths: tuple[Path, ...],
    out: Path,
    draft: bool,  # noqa: FBT001
    site_url: str,
    as_of: date,
    lang: str | None,
    no_baseline: bool,  # noqa: FBT001
) -> int:
    """Check .pol files or folders (default: this folder), then write their pages as a static site.

    Findings at error severity stop it, and the site stays as it was. Exit status: 0 built, 1 stopped by findings,
    2 the command could not run.
    """
    words = language(lang)
    config = options.configured(click.get_current_context())
    checked = check_paths(paths, as_of, baseline=not no_baseline, config=config)
    findings = chosen(checked.findings, config.select, config.ignore)
    policies = [p for p in checked.policies if p.header]
    if not policies:
        raise CannotRunError("there is no policy to build: the files hold no `policy` declaration")
    if not draft and fails(findings, "error"):
        told = tell(findings, checked.sources, words)
        painted = style(to_file=False)
        click.echo(text.report(told, checked.sources, checked.files, as_of, words, painted), nl=False)
        click.echo(f"\n{phrase('not-built', words)}")
        return exits.FOUND
    _refuse_foreign(out)
    pages = _build(policies, out, _edition_of(checked, as_of, site_url, draft=draft), words, config.languages)
    key = "built-draft" if draft else "built"
    click.echo(phrase(key, words, pages=pages, out=out.as_posix(), findings=len(findings)))
    return exits.OK


def _edition_of(checked: Checked, as_of: date, address: str, *, draft: bool) -> Edition:
    if address and not address.startswith(("https://", "http://")):
        raise CannotRunError(f"--site-url must be an address such as https://example.org/privacy/, not {address}")
    full = f"{address.rstrip('/')}/" if address else ""
    return Edition(as_of, full, dict(checked.open_findings) if draft else None)


def _build(policies: Sequence[Policy], out: Path, edition: Edition, lang: str, only: Sequence[str]) -> int:
    """Renders every page into a new folder beside the old site, then puts it in the old one's place."""
    from polc.publish.page import render
    from polc.publish.phrasebook import languages
    from polc.publish.site import SiteError, write_site

    wanted = [(policy, tongue) for policy in policies for tongue in policy.languages if not only or tongue in only]
    for policy, tongue in wanted:
        if tongue not in languages():
            known = ", ".join(languages())
            raise CannotRunError(f"policy {policy.id} is in “{tongue}”, for which there are no phrases (only {known})")
    folder = _beside(out)
    try:
        with _progress(2 * len(wanted), lang) as tick:
            pages: list[Page] = []
            for policy, tongue in wanted:
                pages.append(render(policy, tongue))
                tick()
            count = write_site(pages, folder, edition, tick)
        (folder / MARK).write_text("polc\n", encoding="utf-8")
        _swap(folder, out)
    except SiteError as error:
        raise CannotRunError(f"cannot build the site: {error}") from error
    except OSError as error:
        raise CannotRunError(f"cannot write {error.filename or out}: {error.strerror}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return count


def _refuse_foreign(out: Path) -> None:
    """Raises CannotRunError for a folder that holds something else than a site of ours."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise CannotRunError(f"{out} is not a folder; nothing was written")
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).exists():
        raise CannotRunError(f"{out} holds files that polc did not write; choose another --out, or empty it first")


def _beside(out: Path) -> Path:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{out.name}.new-", dir=out.parent))
    except OSError as error:
        raise CannotRunError(f"cannot write beside {out}: {error.strerror}") from error


def _swap(new: Path, out: Path) -> None:
    """Puts the new folder in the place of the old one; the old one comes back where that fails."""
    new.chmod(0o755)
    if not out.exists():
        new.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}.old-", dir=out.parent))
    out.rename(old / out.name)
    try:
        new.rename(out)
    except OSError:
        (old / out.name).rename(out)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _progress(steps: int, lang: str) -> Iterator[Callable[[], None]]:
    """Calls to the function it gives are steps of a bar, shown on a terminal once the work takes over a second."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    started, done = time.monotonic(), 0
    shown: Progress | None = None
    task: TaskID | None = None

    def tick() -> None:
        nonlocal done, shown, task
        done += 1
        if shown is None and time.monotonic() - started > SLOW:
            from rich.console import Console
            from rich.progress import Progress

            shown = Progress(console=Console(stderr=True), transient=True)
            shown.start()
            task = shown.add_task(phrase("rendering", lang), total=steps)
        if shown is not None and task is not None:
            shown.update(task, completed=done)

    try:
        yield tick
    finally:
        if shown is not None:
            shown.stop()
