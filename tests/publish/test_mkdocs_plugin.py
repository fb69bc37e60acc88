"""`plugins: [polc]` in the MkDocs sites of others, under `--strict`: with both themes of MkDocs and one of others."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

import polc as polc_package
from polc.reference.package import read_text
from tests.overlay import laid_over
from tests.publish.links import Links
from tests.releasing import released, write

THEMES = ("mkdocs", "readthedocs", "material")
WRONG = 'purpose extra { title en "Extra" fr "Supplément" kind statistics }'
DAY = {"as_of": "2026-11-22"}


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


def write_project(folder: Path, policy: str) -> None:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Shop\n\n[Privacy](demo/en.md)\n", encoding="utf-8")
    (folder / "policies").mkdir()
    (folder / "policies" / "demo.pol").write_text(policy, encoding="utf-8")


def build_site(folder: Path, *, theme: str = "mkdocs", polc: dict[str, Any] | None = None, **more: Any) -> Path:
    """The site of a project, built as `mkdocs build --strict` builds it."""
    plugins = {"search": {}, "polc": {**DAY, **(polc or {})}}
    settings = {"site_name": "Shop", "theme": theme, "plugins": plugins, **more}
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    build(load_config(str(folder / "mkdocs.yml"), strict=True))
    return folder / "site"


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    write_project(folder, read_text("skeleton.pol"))
    return build_site(folder, theme=request.param)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_project(tmp_path, read_text("skeleton.pol"))
    return tmp_path


def test_pages_stand_in_the_theme_at_policy_and_language(site: Path) -> None:
    for lang, title in (("en", "Privacy policy"), ("fr", "Politique de confidentialité")):
        page = site / "demo" / lang / "index.html"
        html = page.read_text(encoding="utf-8")

        assert f'<div class="polc" lang="{lang}">' in html
        assert len(re.findall(r"<h1[ >]", html.partition('<div class="polc"')[2])) == 1
        assert f"<title>{title} - Shop</title>" in html
        assert "polc-purpose-newsletter" in Links(page).ids


def test_navigation_and_contents_lead_to_the_pages(site: Path) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")
    page = Links(site / "demo" / "en" / "index.html")

    assert {"demo/en/", "demo/fr/"} <= {link.removeprefix("./") for _, _, link in Links(site / "index.html").links}
    assert '<a href="demo/en/">Privacy</a>' in home
    assert ("a", "", "../fr/") in page.links
    places = {link[1:] for _, _, link in page.links if link.startswith("#polc-")}
    assert "polc-part-purposes" in places
    assert places <= set(page.ids)


def test_search_finds_what_a_policy_says(site: Path) -> None:
    entries = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    texts = {e["location"]: e["text"] for e in entries}
    titles = {e["location"]: e["title"] for e in entries}

    assert titles["demo/en/#polc-purpose-newsletter"] == "Newsletter, by e-mail"
    assert "consent" in texts["demo/en/#polc-purpose-newsletter"]
    assert "Newsletter" in texts["demo/en/#polc-part-periods"]
    assert "Lantern est responsable du traitement" in " ".join(
        t for at, t in texts.items() if at.startswith("demo/fr/")
    )
    assert not any("border-collapse" in text for text in texts.values())


def test_style_comes_from_the_site_and_no_page_holds_any(site: Path) -> None:
    html = (site / "demo" / "en" / "index.html").read_text(encoding="utf-8")

    assert 'href="../../css/polc-notice.css"' in html
    assert "<style" not in html.partition('<div class="polc"')[2].partition("</article>")[0]
    assert ".polc.polc.polc table" in (site / "css" / "polc-notice.css").read_text(encoding="utf-8")


def test_findings_at_error_severity_stop_the_build(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "policies" / "demo.pol").write_text(laid_over(WRONG), encoding="utf-8")

    with pytest.raises(Abort):
        build_site(project)

    assert "error[omission/legal-basis]" in caplog.text
    assert "No page was made: mend the errors above" in caplog.text
    assert not (project / "site").exists()


def test_a_draft_is_built_and_says_so(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "policies" / "demo.pol").write_text(laid_over(WRONG), encoding="utf-8")

    with pytest.raises(Abort, match="in strict mode"):
        build_site(project, polc={"draft": True})

    html = (project / "site" / "demo" / "en" / "index.html").read_text(encoding="utf-8")
    assert '<p class="polc-draft">' in html
    assert "omission/legal-basis" in caplog.text


@pytest.mark.parametrize("theme", THEMES)
def test_a_title_of_a_policy_is_no_markup_in_any_theme(tmp_path: Path, theme: str) -> None:
    title = r"</title><script>owned()</script>\" onfocus=\"owned()"
    policy = read_text("skeleton.pol").replace('"Privacy policy"', f'"{title}"')
    write_project(tmp_path, policy.replace('"Politique de confidentialité"', f'"{title}"'))
    folder = build_site(tmp_path, theme=theme, polc={"draft": True})
    for page in folder.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "<script>owned" not in html, page
        assert '" onfocus="owned' not in html, page
    assert "owned()" in (folder / "demo" / "en" / "index.html").read_text(encoding="utf-8")


def test_a_released_policy_shows_the_release_in_force(project: Path) -> None:
    source = project / "policies" / "demo.pol"
    released(source, years=3)
    write(source, years=2)

    site = build_site(project)

    html = (site / "demo" / "en" / "index.html").read_text(encoding="utf-8")
    rows = html.partition('id="polc-part-periods"')[2].partition("</table>")[0].split("</tr>")
    [row] = [row for row in rows if ">Newsletter</a>" in row]
    assert "3 years" in row
    assert "2 years" not in row


def test_pages_stand_where_the_options_ask(project: Path) -> None:
    (project / "docs" / "index.md").write_text("[Privacy](legal/demo/fr.md#polc-part-data)\n", encoding="utf-8")
    polc = {"folder": "legal", "languages": ["fr"], "policies": ["policies/demo.pol"]}

    site = build_site(project, polc=polc, use_directory_urls=False, validation={"anchors": "warn"})

    assert [p.name for p in (site / "legal" / "demo").iterdir()] == ["fr.html"]
    assert "legal/demo/fr.html#polc-part-data" in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("polc", "line"),
    [
        ({"policies": "elsewhere"}, "no such file or folder: "),
        ({"folder": "../legal"}, "`folder` is a place within the site"),
        ({"language": "de"}, "`language` is the language of polc’s messages"),
        ({"as_of": "soon"}, "`as_of` is a day such as 2026-11-22"),
    ],
)
def test_an_option_that_cannot_be_used_is_told_in_a_line(
    project: Path, caplog: pytest.LogCaptureFixture, polc: dict[str, Any], line: str
) -> None:
    with pytest.raises(Abort):
        build_site(project, polc=polc)

    assert line in caplog.text
    assert "Traceback" not in caplog.text


def test_a_page_of_the_site_is_not_replaced(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "docs" / "demo").mkdir()
    (project / "docs" / "demo" / "en.md").write_text("# Mine\n", encoding="utf-8")

    with pytest.raises(Abort):
        build_site(project)

    assert "the site has a page at `demo/en/index.html` already" in caplog.text


PUBLIC = {
    "mkdocs.commands.build", "mkdocs.config", "mkdocs.config.base", "mkdocs.config.defaults", "mkdocs.exceptions",
    "mkdocs.plugins", "mkdocs.structure.files", "mkdocs.structure.nav", "mkdocs.structure.pages",
    "mkdocs.structure.toc", "mkdocs.utils.templates",
}  # fmt: skip
"""What MkDocs documents for the authors of plugins and themes; the templates' module for the type of a context."""


def test_no_module_of_mkdocs_is_used_that_it_does_not_document() -> None:
    files = Path(polc_package.__path__[0]).rglob("*.py")
    used = {name for file in files for name in re.findall(r"(?:from|import) (mkdocs[\w.]*)", file.read_text("utf-8"))}

    assert used <= PUBLIC
