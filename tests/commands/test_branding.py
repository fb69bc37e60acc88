"""The `[site]` table: what it adds to the pages, which colours it may use, and what is said of mistakes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.project.branding import PAIRS, contrast, palette
from polc.reference.package import read_text
from tests.running import polc

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="32"><rect width="80" height="32"/></svg>'
THEME = Path(__file__).parents[2] / "site" / "theme" / "css" / "polc.css"


@pytest.fixture
def folder(here: Path) -> Path:
    (here / "demo.pol").write_text(read_text("skeleton.pol"), encoding="utf-8")
    (here / "logo.svg").write_text(LOGO, encoding="utf-8")
    return here


def configured(folder: Path, text: str) -> None:
    (folder / "polc.toml").write_text(f'lang = "en"\n[site]\n{text}\n', encoding="utf-8")


def page(folder: Path, lang: str = "en") -> str:
    return (folder / "build" / "site" / "demo" / lang / "index.html").read_text(encoding="utf-8")


def test_name_logo_and_links_stand_on_every_page(folder: Path) -> None:
    link = 'footer = [{ words = { en = "Legal notice", fr = "Mentions légales" }, address = "https://example.org/l" }]'
    configured(folder, f'name = "Lantern & <Sons>"\nlogo = "logo.svg"\n{link}')
    assert polc("build", "demo.pol") == 0
    assert (folder / "build/site/css/logo.svg").read_text(encoding="utf-8") == LOGO
    for html in (folder / "build" / "site").rglob("*.html"):
        text = html.read_text(encoding="utf-8")
        assert "Lantern &amp; &lt;Sons&gt;" in text
        assert 'css/logo.svg" alt=""' in text
    assert ">Legal notice</a>" in page(folder, "en")
    assert ">Mentions légales</a>" in page(folder, "fr")


def test_logo_without_name_is_named_for_those_who_do_not_see_it(folder: Path) -> None:
    configured(folder, 'logo = "logo.svg"')
    assert polc("build", "demo.pol") == 0
    assert 'alt="Lantern"' in page(folder)


def test_colours_come_after_those_of_the_theme(folder: Path) -> None:
    configured(folder, '[site.colours]\nlink = "#553399"\n[site.colours-dark]\nlink = "#c0b0ff"')
    assert polc("build", "demo.pol") == 0
    css = (folder / "build/site/css/brand.css").read_text(encoding="utf-8")
    assert css.startswith("@media screen and (prefers-color-scheme: light) { :root { --link: #553399; } }")
    assert "--link: #c0b0ff;" in css.partition("dark")[2]
    assert page(folder).index("css/polc.css") < page(folder).index("css/brand.css")


def test_without_a_brand_there_is_nothing_of_it(folder: Path) -> None:
    assert polc("build", "demo.pol") == 0
    assert "brand" not in page(folder)
    assert sorted(p.name for p in (folder / "build/site/css").iterdir()) == ["polc.css"]


@pytest.mark.parametrize(("scheme", "colour"), [("colours", "#9a9a9a"), ("colours-dark", "#5a5a5a")])
def test_too_little_contrast_is_a_finding_at_the_colour(
    folder: Path, capsys: pytest.CaptureFixture[str], scheme: str, colour: str
) -> None:
    configured(folder, f'[site.{scheme}]\nsoft = "{colour}"')
    assert polc("check", "demo.pol") == 1
    out = capsys.readouterr().out
    assert "error[site/contrast]" in out
    assert "polc.toml:4:9" in out
    assert ("In the dark scheme" in out) == (scheme == "colours-dark")
    assert polc("build", "demo.pol") == 1
    assert not (folder / "build").exists()


@pytest.mark.parametrize(("lang", "said"), [("en", "need 4.5 to 1"), ("fr", "de 4,5 pour 1")])
def test_numbers_are_written_as_the_language_does(
    folder: Path, capsys: pytest.CaptureFixture[str], lang: str, said: str
) -> None:
    configured(folder, '[site.colours]\nsoft = "#9a9a9a"')
    assert polc("check", "demo.pol", "--lang", lang) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert said in out


def test_enough_contrast_is_silent(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configured(folder, '[site.colours]\nsoft = "#5a5a5a"')
    assert polc("check", "demo.pol") == 0
    assert "contrast" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colors = {}", "did you mean “colours”?"),
        ('[site.colours]\nlnk = "#000000"', "did you mean “link”?"),
        ('[site.colours]\nlink = "red"', "such as #0b4f7d"),
        ('logo = "gone.svg"', "gone.svg"),
        ('logo = "demo.pol"', "no image"),
        ('name = 3', "takes a text"),
        ('footer = [{ words = "x", address = "javascript:alert(1)" }]', "no address for a link"),
        ('footer = [{ address = "https://example.org" }]', "takes `words`"),
        (r'name = "Lantern\u202e"', "U+202E"),
        (r'name = "Lan\u0000t\u001bern"', "U+0000, U+001B"),
        (r'name = "\ufdd0"', "U+FDD0"),
        (r'name = "Lan\u200btern"', "U+200B"),
        (r'logo = "lo\u202ego.svg"', "U+202E"),
        (r'footer = [{ words = { en = "Legal\u2066" }, address = "https://example.org" }]', "U+2066"),
        (r'footer = [{ words = "Legal", address = "https://example.org/\u202efdp.exe" }]', "U+202E"),
        (r'footer = [{ words = "Legal", address = "https://example.org/\u0007" }]', "U+0007"),
        ('[site.colours]\nlink = "#0b4f7d\\u202e"', "such as #0b4f7d"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str], text: str, said: str) -> None:
    configured(folder, text)
    assert polc("check", "demo.pol") == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.startswith("polc: polc.toml:")
    assert len(err.splitlines()) == 1


def test_a_heavy_logo_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "logo.png").write_bytes(b"\0" * 300_000)
    configured(folder, 'logo = "logo.png"')
    assert polc("check", "demo.pol") == 2
    assert "weighs 300 kB" in capsys.readouterr().err


def test_the_theme_itself_has_enough_contrast() -> None:
    schemes = palette(THEME.read_text(encoding="utf-8"))
    assert set(schemes) == {"light", "dark"}
    for scheme, colours in schemes.items():
        for front, back, least in PAIRS:
            assert contrast(colours[front], colours[back]) >= least, (scheme, front, back)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_config_tells_what_is_set(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configured(folder, 'name = "Lantern"\nlogo = "logo.svg"')
    assert polc("config") == 0
    assert "{ name, logo }" in capsys.readouterr().out


def test_names_in_scripts_with_joined_letters_are_taken(folder: Path) -> None:
    configured(folder, 'name = "Lantern 👩\u200d🔬 فان\u200cوس Ωmega"')
    assert polc("check", "demo.pol") == 0
