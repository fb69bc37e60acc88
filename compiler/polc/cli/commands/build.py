"""`polc build`: checks, then writes the site in one step: the old one stays whole until the new one is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from polc.cli import options
from polc.cli.help import Command
from polc.cli.output import language, put_line, style
from polc.cli.progress import progress
from polc.cli.run_options import means
from polc.core.record import replace
from polc.project import errors
from polc.project.atomic.folders import refuse_foreign, replace_folder
from polc.project.checking import Checked, check_paths
from polc.project.clock import AsOf
from polc.project.errors import CannotRunError
from polc.project.paths import located
from polc.project.releases.freezing import differs
from polc.project.releases.store import remarks
from polc.reference.phrases import phrase
from polc.report import text
from polc.report.roots import by_root
from polc.report.words import tell
from polc.site.cache import site_cache_of
from polc.site.publication import Candidate, Plan, edition_of, state_of, subjects
from polc.site.site_writer import Making, steps, write_pages

if TYPE_CHECKING:
    from polc.site.page_worker import PageWorker
    from polc.site.policy_pages import PolicyPages


@click.command("build", cls=Command)
@options.paths
@options.output_folder("build/site")
@click.option("--draft", is_flag=True)
@click.option("--site-url", default="")
@options.releases
@options.files
@options.as_of
@options.lang
@options.baseline
@options.means
def command(
    paths: tuple[Path, ...],
    output: Path,
    draft: bool,  # noqa: FBT001
    site_url: str,
    releases: Path | None,
    files: tuple[str, ...],
    as_of: AsOf,
    lang: str | None,
    no_baseline: bool,  # noqa: FBT001
    no_cache: bool,  # noqa: FBT001
    jobs: int,
) -> int:
    """Check .pol files or folders (default: this folder), then write their pages as a static site.

    A policy that was released shows the release in force, announces the one to come and lists all of them. Findings at
    error severity stop it, and the site stays as it was. Exit status: 0 built, 1 stopped by findings, 2 the command
    could not run.
    """
    words = language(lang)
    context = click.get_current_context()
    config, settings = options.configured(context), options.settings(context)
    plan = Plan(
        as_of.publication(config), _site_address(site_url), draft, tuple(files), tuple(config.languages),
        not no_baseline, clock=as_of.clock,
    )  # fmt: skip
    judged_by = replace(means(config, words, no_cache=no_cache, jobs=jobs), also=lambda: _page_worker(plan, releases))
    checked = check_paths(
        paths, as_of, baseline=not no_baseline, settings=settings, config=config, means=judged_by, policies=False
    )
    plan = replace(plan, law=checked.laws[0] if len(checked.laws) == 1 else None)
    findings = checked.told()
    policies = _candidates(checked)
    if not (draft and policies) and checked.fails(findings, "error"):
        told = tell(by_root(findings), checked.sources, words)
        painted = style(to_file=False)
        click.echo(text.report(told, checked.sources, checked.files, checked.laws, words, painted), nl=False)
        click.echo(f"\n{phrase('not-built', words)}")
        return errors.FOUND
    if not policies:
        raise CannotRunError("no-policy")
    refuse_foreign(output)
    site_cache = site_cache_of(judged_by.cache, output)
    shown = subjects(policies, plan, releases, site_cache)
    edition = edition_of(checked, plan, config.site)
    state = state_of(shown, edition, plan, site_cache)

    def write(folder: Path) -> int:
        with progress(steps(shown, plan), words) as tick:
            return write_pages(shown, edition, plan, folder, tick, Making(site_cache, jobs))

    pages = site_cache.stands(state)
    if pages is None:
        pages = replace_folder(output, write, plan.recorded())
        site_cache.settle(state)
        site_cache.write()
    key = "built-draft" if draft else "built"
    put_line(phrase(key, words, pages=pages, out=output.as_posix(), findings=len(findings)))
    for subject in shown:
        for line in remarks(subject.kept, words):
            put_line(line)
        house_rules = settings.for_path(located(subject.path)).house_rules
        if subject.latest and differs(located(subject.path), house_rules, subject.latest):
            put_line(phrase("unreleased", words, policy=subject.id, version=subject.latest.version))
    return errors.OK


def _page_worker(plan: Plan, releases: Path | None) -> PageWorker:
    from polc.site.page_worker import PageWorker

    return PageWorker(Path.cwd(), plan.languages, releases, plan.draft)


def _candidates(checked: Checked) -> list[Candidate]:
    """The policies of a run, none of them modelled for this."""
    judged, also = checked.judged, checked.judged.also
    summaries = [(n, outcome.summary) for n, outcome in enumerate(judged.outcomes) if outcome.summary.header]
    return [
        Candidate(
            s.id,
            s.path,
            partial(judged.policy, n),
            judged.law(n),
            judged.task(n),
            cast("PolicyPages | None", also.get(n)),
        )
        for n, s in summaries
    ]


def _site_address(address: str) -> str:
    """The site's address with a slash at its end.

    Raises CannotRunError for what is none.
    """
    if address and not address.startswith(("https://", "http://")):
        raise CannotRunError("bad-site-url", address=address)
    return f"{address.rstrip('/')}/" if address else ""
