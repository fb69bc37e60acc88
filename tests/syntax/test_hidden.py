"""What reads otherwise than it looks is found wherever it stands, and nothing is said of letters that are at home."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.core.sources import Source
from polc.syntax.errors.confusables import MOST, Watch, hidden

ROOT = Path(__file__).parents[2]
SOUND = sorted([*(ROOT / "tests" / "ok").rglob("*.pol"), *(ROOT / "policies").glob("*.pol")])


def found(text: str) -> list[str]:
    return [f"{f.rule.partition('/')[2]}{f.variant and ':'}{f.variant}" for f in hidden(Source("a.pol", text))]


@pytest.mark.parametrize("character", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
@pytest.mark.parametrize("around", ['title "{}"', "# {}\n", "subject {} ", '"""\n{}\n"""', "https://a.example/{}"])
def test_characters_that_turn_the_direction(character: str, around: str) -> None:
    assert found(around.format(f"abc{character}def")) == ["direction"]


@pytest.mark.parametrize(
    "character",
    ["\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\u2061", "\u2063", "\ufeff", "\u180e", "\u034f",
     "\u3164", "\uffa0", "\u115f", "\u2800", "\ufe0f", "\U000e0041", "\U000e0100", "\ufff9", "\u206a"],
)  # fmt: skip
def test_characters_that_nobody_sees(character: str) -> None:
    assert found(f'title "abc{character}def"') == ["invisible"]


@pytest.mark.parametrize("character", "\x00\x07\x08\x1b\x7f\x80\x9b\x9d")
def test_control_characters(character: str) -> None:
    assert found(f'title "abc{character}def"') == ["invisible:control"]


@pytest.mark.parametrize("character", "\x0b\x0c\x1c\x85\u2028\u2029")
def test_what_only_looks_like_the_end_of_a_line(character: str) -> None:
    assert found(f'# comment{character}subject a {{ title "b" }}') == ["invisible:line"]


@pytest.mark.parametrize(
    "words",
    [
        "1\u00a0000\u202f€\u2009; «\u202fclients\u202f» l’été, cœur, 1\u1d49\u02b3, 2º",
        "👩\u200d👩\u200d👧\u200d👦 👍🏽 ❤\ufe0f 1\ufe0f\u20e3 ©\ufe0f ↔\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e007f",
        "Donau\u00addampf\u00adschiff",
        "نام\u200cها و می\u200cخواهم, क्\u200dष, שלום\u200f (שלום)",
        "Политика конфиденциальности, о нас, сорок, хор",
        "Πολιτική απορρήτου, ο, και",
        "Գաղտնիություն, ᏣᎳᎩ",
        "kΩ, 5 µm, Δt, π, β-carotène, α-tocopherol, IT-компания, e-mail адрес",
        "プライバシー ＡＢＣ株式会社, 개인정보, 隐私",
        "Łódź, naïve, İstanbul, ñandú, Ångström",
    ],
)  # fmt: skip
def test_letters_and_signs_at_home(words: str) -> None:
    assert found(f'note "{words}" # {words}\n') == []


@pytest.mark.parametrize("path", SOUND, ids=lambda p: p.stem)
def test_nothing_in_sound_policies(path: Path) -> None:
    assert found(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("subject cli\u0435nt", "look-alike"),
        ('title "p\u0430ypal"', "look-alike"),
        ("reach at https://p\u0430ypal.example/", "look-alike"),
        ("subject g\u03bf", "look-alike"),
        ('title "г\u006fрод"', "look-alike"),
        ('title "\U0001d41b\U0001d428"', "look-alike:formula"),
        ('title "clien\uff54"', "look-alike:formula"),
        ("subject coco { } subject \u0441\u043e\u0441\u043e { }", "look-alike:twin"),
        ("serves \u0430-b, a-b", "look-alike:twin"),
    ],
)
def test_letters_that_pass_for_others(text: str, expected: str) -> None:
    (finding,) = hidden(Source("a.pol", text))
    assert f"{finding.rule}{finding.variant and ':'}{finding.variant}" == f"file/{expected}"
    assert 0 <= finding.span.start < finding.span.end <= len(text)


def test_a_paste_of_thousands_is_told_of_a_few_times() -> None:
    text = 'note "a\u200bb\u202ecli\u0435nt"\n' * 5000
    assert len(found(text)) == 3 * MOST
    assert len(found(text.replace("\n", " "))) == 2 + MOST


def test_what_is_watched_is_what_is_found() -> None:
    watch = Watch()
    plain = 'term a { means "one word" } # and no other\n'
    looked = [plain, plain, "", plain, f"{plain}{plain}", plain.replace("one", "o\u200bne"), plain]
    looked += [plain + "\u202e", plain, f"\u202e{plain}", plain[:-1] + "o\u0435\n", plain.replace("word", "w\u043erd")]
    for text in looked:
        assert watch.hidden(Source("a.pol", text)) == hidden(Source("a.pol", text)), text
    assert any(hidden(Source("a.pol", text)) for text in looked)
    assert watch.hidden(Source("b.pol", looked[5])) == hidden(Source("b.pol", looked[5]))
