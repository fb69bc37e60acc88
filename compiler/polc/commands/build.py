"""`polc build`: checks, then writes the site in one step: the old one stays whole until the new one is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from polc.commands import exits, options
from polc.commands.checking import Checked, check_paths, chosen, fails
from polc.commands.environment import language, style
from polc.commands.exits import CannotRunError
from polc.commands.help import Command
from polc.commands.swapping import progress, refuse_foreign, replace_folder
from polc.model.policy import Policy
from polc.publish.formats.page import Page
from polc.publish.site.edition import Edition
from polc.reference.phrases import phrase
from polc.report import text
from polc.report.words import tell


@click.command("build", cls=Command)
@options.paths
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build/site"), show_default=True
)  # fmt: skip
@click.option("--draft", is_flag=True)
@click.option("--site-url", default="")
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
        raise CannotRunError("no-policy")
    if not draft and fails(findings, "error"):
        told = tell(findings, checked.sources, words)
        painted = style(to_file=False)
        click.echo(text.report(told, checked.sources, checked.files, as_of, words, painted), nl=False)
        click.echo(f"\n{phrase('not-built', words)}")
        return exits.FOUND
    refuse_foreign(out)
    pages = _build(policies, out, _edition_of(checked, as_of, site_url, draft=draft), words, config.languages)
    key = "built-draft" if draft else "built"
    click.echo(phrase(key, words, pages=pages, out=out.as_posix(), findings=len(findings)))
    return exits.OK


def _edition_of(checked: Checked, as_of: date, address: str, *, draft: bool) -> Edition:
    if address and not address.startswith(("https://", "http://")):
        raise CannotRunError("bad-site-url", address=address)
    full = f"{address.rstrip('/')}/" if address else ""
    return Edition(as_of, full, dict(checked.open_findings) if draft else None)


def _build(policies: Sequence[Policy], out: Path, edition: Edition, lang: str, only: Sequence[str]) -> int:
    """Renders every page into a new folder beside the old site, then puts it in the old one's place."""
    from polc.publish.formats.page import render
    from polc.publish.notice.phrasebook import languages
    from polc.publish.site.builder import write_site
    from polc.publish.site.views import site_views

    wanted = [(policy, tongue) for policy in policies for tongue in policy.languages if not only or tongue in only]
    for policy, tongue in wanted:
        if tongue not in languages():
            raise CannotRunError("no-phrases", policy=policy.id, language=tongue, known=", ".join(languages()))

    def write(folder: Path) -> int:
        with progress(2 * len(wanted), lang) as tick:
            pages: list[Page] = []
            for policy, tongue in wanted:
                pages.append(render(policy, tongue))
                tick()
            return write_site(site_views(pages, edition), folder, edition.address, tick)

    return replace_folder(out, write)
