"""Every text of the tool exists in English and in French, and a command speaks the language of its user."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from polc.cli.help import name_in_book, words
from polc.cli.main import COMMANDS, cli
from polc.reference.languages import page_languages
from polc.reference.package import names_in, read_toml
from polc.reference.phrases import LANGUAGES, PLACE, group_name
from polc.reference.rules import rule_page, slugs
from tests import typography
from tests.commands.run import run

CODE = Path(__file__).parents[2] / "compiler" / "polc"
BOOKS = (
    "terminal.toml", "differences.toml", "site.toml", "errors.toml", "reasons.toml", "expected.toml", "review.toml",
    "downloads.toml", "importing.toml", "preview.toml",
)  # fmt: skip
TOLD = ("CannotRunError", "RefusedDocumentError")
"""The errors whose words stand in `errors.toml`."""
NARROW = "\u00a0"
UNJOINED = re.compile(r"(?<=[\w)»}]) [:;?!»]|« |(?<=[^\W\d_])'(?=[^\W\d_])")
"""French punctuation that a line could break before, or an apostrophe of a typewriter."""
QUOTED = re.compile(r"`[^`]*`")


@pytest.fixture
def french(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    return here


def lacking(texts: dict[str, Any]) -> list[str]:
    return [lang for lang in LANGUAGES if not str(texts.get(lang, "")).strip()]


def texts_of_rules() -> Iterator[tuple[str, dict[str, str]]]:
    for slug in slugs():
        meta = rule_page(slug).meta
        for part in ("title", "message", "fix"):
            yield f"{slug} {part}", meta.get(part, {})
        for key, label in meta.get("labels", {}).items():
            yield f"{slug} label {key}", label
        for name, variant in meta.get("variants", {}).items():
            for part in {"title", "message", "fix"} & set(variant):
                yield f"{slug} {name} {part}", variant[part]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_the_language_of_its_words(here: Path, command: str) -> None:
    helped = run(command, "--lang", "fr", "--help")
    assert helped.status == 0
    assert helped.output.startswith("Utilisation")
    mistaken = run(command, "--no-such-option", "--lang", "fr")
    assert mistaken.status == 2
    assert "n’existe pas" in mistaken.errors


@pytest.mark.parametrize("book", BOOKS)
def test_every_phrase_is_in_both_languages(book: str) -> None:
    phrases = read_toml("phrases", book)
    assert phrases
    assert {key: missing for key, texts in phrases.items() if (missing := lacking(texts))} == {}


@pytest.mark.parametrize("book", BOOKS)
def test_both_languages_of_a_phrase_know_the_same_facts(book: str) -> None:
    only_english = {"bad-toml"}  # the reason is in the words of the library, which speaks English only
    for key, texts in read_toml("phrases", book).items():
        if key not in only_english:
            assert set(PLACE.findall(texts["en"])) == set(PLACE.findall(texts["fr"])), key


def test_every_text_of_a_rule_is_in_both_languages() -> None:
    assert {name: missing for name, texts in texts_of_rules() if (missing := lacking(texts))} == {}
    assert [slug for slug in slugs() for lang in LANGUAGES if not rule_page(slug).section(lang)] == []


@pytest.mark.parametrize("book", ["terminal.toml", "errors.toml", "reasons.toml"])
def test_french_typography(book: str) -> None:
    found = {key: texts["fr"] for key, texts in read_toml("phrases", book).items()}
    assert {k: t for k, t in found.items() if UNJOINED.search(QUOTED.sub("", t))} == {}


def test_french_punctuation_holds_to_its_words() -> None:
    loose = {path: typography.loose_places(path.read_text(encoding="utf-8")) for path in typography.texts()}
    assert {path: lines for path, lines in loose.items() if lines} == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("voici : une « durée » ; `a : b` !", "voici\u00a0: une «\u00a0durée\u00a0»\u00a0; `a : b`\u00a0!"),
        ("cf. {place} : ``Partenaires'' ou «\nautres »", "cf. {place}\u00a0: ``Partenaires'' ou «\u00a0autres\u00a0»"),
        ("à 10:30 https://x.example :rien", "à 10:30 https://x.example :rien"),
    ],
)
def test_the_spaces_of_french_punctuation(text: str, expected: str) -> None:
    assert typography.joined(text) == expected


def test_no_rule_page_announces_what_does_not_come() -> None:
    shown = {f"{s} {p} {g}": rule_page(s).shown(p, g) for s in slugs() for p in ("message", "fix") for g in LANGUAGES}
    assert {name: text for name, text in shown.items() if re.search(r":\s*\.(?:\s|$)", text)} == {}


def test_every_group_of_rules_is_named_in_both_languages() -> None:
    assert [slug for slug in slugs() if not all(group_name(slug.partition("/")[0], lang) for lang in LANGUAGES)] == []


def test_rule_is_explained_in_french_from_group_to_examples(french: Path) -> None:
    shown = " ".join(run("explain", "transfer/adequacy-ending").output.split()).replace(NARROW, " ")
    assert "Gravité : recommandation" in shown
    assert "Groupe : transfer (transferts hors de l’Union)" in shown
    assert "# sans transfer" in shown
    assert 'title fr "Politique de confidentialité" en "Privacy policy"' in shown
    assert french.is_dir()


def test_every_class_of_terms_is_named_in_both_languages() -> None:
    phrases = read_toml("phrases", "terminal.toml")
    classes = [name.removesuffix(".toml") for name in names_in("vocabulary") if name.endswith(".toml")]
    assert classes
    assert [name for name in classes if f"class-{name}" not in phrases] == []


def test_a_line_is_explained_by_what_its_statement_means_there(french: Path) -> None:
    (french / "a.pol").write_text("purpose a {\n  kind newsletter\n}\n", encoding="utf-8")
    assert "web-form" not in run("explain", "a.pol:2").output


def test_days_are_in_words_save_where_the_policy_writes_them(french: Path) -> None:
    waived = 'waive omission/retention on purpose a until 2026-05-01 "Ce motif est exposé au registre." by "C. Martin"'
    (french / "a.pol").write_text(
        f'policy a {{ languages fr   law eu }}\npurpose a {{ title fr "Envois" }}\n{waived}\n', encoding="utf-8"
    )
    shown = run("check", "a.pol", "--as-of", "2026-11-01").output.replace(NARROW, " ")
    assert "a pris fin le 1er mai 2026" in " ".join(shown.split())
    assert "vérifié au 1er novembre 2026" in shown
    spoken = run("check", "a.pol", "--as-of", "2026-11-01", "--format", "json", "--lang", "fr").output
    assert "a pris fin le 1er mai 2026" in spoken.replace(NARROW, " ")


def keys_in(code: ast.AST) -> Iterator[str]:
    """The keys with which errors in words are made; both sides of a choice between two, and those passed on once."""
    for node in ast.walk(code):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOLD:
            first = node.args[0]
            if ast.unparse(first) == "error.key":
                continue
            chosen = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            for key in chosen:
                assert isinstance(key, ast.Constant), ast.unparse(node)
                yield str(key.value)


def test_every_error_has_its_words_and_the_reverse() -> None:
    used = {key for file in CODE.rglob("*.py") for key in keys_in(ast.parse(file.read_text(encoding="utf-8")))}
    assert used == set(read_toml("phrases", "errors.toml"))


def commands() -> Iterator[tuple[str, click.Command]]:
    yield "polc", cli
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        yield name, command


def test_every_command_and_option_has_help_in_both_languages() -> None:
    used = set()
    for name, command in commands():
        texts = words("commands", name)
        assert not lacking(dict(texts)), name
        assert not lacking(texts["short"]), name
        for parameter in command.get_params(click.Context(command)):
            option = name_in_book(parameter)
            told = words("options", f"{name} {option}", option)
            used.add(id(told))
            if isinstance(parameter, click.Option):
                assert not lacking(dict(told)), (name, option)
            assert "metavar" not in told or not lacking(told["metavar"]), (name, option)
    assert [key for key, texts in read_toml("phrases", "help.toml")["options"].items() if id(texts) not in used] == []
    assert [key for key in read_toml("phrases", "help.toml")["commands"] if key not in {"polc", *COMMANDS}] == []


def test_the_words_of_the_library_keep_its_facts() -> None:
    for english, text in read_toml("phrases", "help.toml")["click"].items():
        mentioned = set(re.findall(r"\{(\w+)", text))
        assert text.strip()
        assert mentioned <= set(re.findall(r"\{(\w+)", english)), english


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_french(command: str, french: Path) -> None:
    result = run(*filter(None, [command]), "--help")
    assert result.status == 0
    assert result.output.startswith(f"Utilisation{NARROW}: ")
    assert f"\nOptions{NARROW}:\n" in result.output
    english = {"Usage", "Commands", "COMMAND", "ARGS", "PATHS", "FILE", "DIRECTORY", "RULE", "TEXT", "default", "Show"}
    assert english & set(re.findall(r"\w+", result.output)) == set()
    assert french.is_dir()


def test_help_in_the_language_asked_for(here: Path) -> None:
    assert run("check", "--lang", "fr", "--help").output.startswith("Utilisation")
    assert run("check", "--help").output.startswith("Usage: polc check [OPTIONS] [PATHS]...\n")
    (here / "polc.toml").write_text('lang = "fr"\n', encoding="utf-8")
    assert run("check", "--help").output.startswith("Utilisation")
    assert run("check", "--lang=en", "--help").output.startswith("Usage")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "--nope"], "Erreur : L’option --nope n’existe pas."),
        (["chek"], "Erreur : La commande chek n’existe pas."),
        (
            ["check", "--format", "x"],
            "Erreur : Valeur incorrecte pour « --format » : « x » ne figure pas parmi « text »,",
        ),
        (["check", "--as-of", "soon"], "« soon » n’est pas une date telle que 2026-08-11."),
        (["explain"], "Erreur : Argument manquant : « RÈGLE|MOT|FICHIER:LIGNE »."),
        (["explain", "a", "b"], "Erreur : Argument en trop (b)"),
        (["check", "--lang"], "Erreur : L’option --lang attend une valeur."),
    ],
)
def test_mistakes_of_use_in_french(arguments: list[str], told: str, french: Path) -> None:
    result = run(*arguments)
    assert result.status == 2
    assert told in result.errors.replace(NARROW, " ")
    assert french.is_dir()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "rien.pol"], "fichier ou dossier introuvable : rien.pol"),
        (["check", "."], "aucun fichier .pol dans ."),
        (["explain", "sintax/unclosed-text"], "aucune règle ne s’appelle sintax/unclosed-text ; vouliez-vous dire"),
        (["explain", "zzz"], "aucune règle ne s’appelle zzz ; `polc rules` les énumère toutes"),
        (["new-rule", "if/x"], "if/x ne peut être le nom d’une fonction Python"),
        (
            ["docs", "--out", "taken"],
            "taken contient des fichiers que polc n’a pas écrits ; choisissez un autre dossier",
        ),
    ],
)
def test_errors_in_french(arguments: list[str], told: str, french: Path) -> None:
    (french / "taken").mkdir()
    (french / "taken" / "letter.txt").write_text("mine", encoding="utf-8")
    result = run(*arguments)
    assert (result.status, result.errors.count("\n")) == (2, 1)
    assert result.errors.replace(NARROW, " ").startswith(f"polc: {told}")


def test_errors_in_the_language_asked_for_whatever_the_locale(french: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("check", "rien.pol", "--lang", "en").errors == "polc: no such file or folder: rien.pol\n"
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert run("check", "rien.pol", "--lang=fr").errors.startswith("polc: fichier ou dossier introuvable")
    assert run("check", "rien.pol").errors == "polc: no such file or folder: rien.pol\n"
    (french / "polc.toml").write_text('lang = "fr"\n', encoding="utf-8")
    assert run("check", "rien.pol").errors.startswith("polc: fichier ou dossier introuvable")


def test_the_configuration_in_french(french: Path) -> None:
    settings = french / "polc.toml"
    for text, told in (
        ('selct = ["omission"]', "le réglage selct n’existe pas ; vouliez-vous dire select ?"),
        ('as-of = "soon"', "as-of doit être une date, par exemple 2026-08-11, et non soon"),
        ('lang = "de"', "lang doit être l’une des valeurs en, fr, et non de"),
    ):
        settings.write_text(text + "\n", encoding="utf-8")
        assert run("check").errors.replace(NARROW, " ") == f"polc: polc.toml:1 : {told}\n"
    settings.write_text("as-of = \n", encoding="utf-8")
    broken = run("check").errors.replace(NARROW, " ")
    assert broken == "polc: polc.toml n’est pas un fichier TOML valable (ligne 1, colonne 9)\n"
    settings.unlink()
    shown = run("config").output
    assert "# par défaut" in shown
    assert "(non défini)" in shown
    assert "default" not in shown


def test_the_reason_of_the_system_in_french(french: Path) -> None:
    (french / "folder").mkdir()
    (french / "used.pol").mkdir()
    written = run("check", "used.pol", "--output-file", "folder/none/report.txt")
    assert written.status == 2
    assert "No such" not in written.errors
    (french / "locked.pol").symlink_to("locked.pol")
    looped = run("check", "locked.pol")
    assert looped.status == 2
    assert "Too many" not in looped.errors


def test_a_baseline_counts_one_finding_in_the_singular(french: Path) -> None:
    (french / "empty.pol").write_text("", encoding="utf-8")
    assert run("baseline", ".").output.startswith("1 constat enregistré dans polc-baseline.txt. ")
    (french / "empty.pol").unlink()
    (french / "void.pol").write_text("", encoding="utf-8")
    changed = run("baseline", ".")
    assert changed.status == 1
    assert "\n1 entrée " in changed.output
    assert "\n1 constat " in changed.output


@pytest.mark.skipif(os.name != "posix", reason="no device to read")
def test_a_finding_on_a_file_gives_the_reason_in_french(french: Path) -> None:
    result = run("check", "/dev/zero")
    assert result.status == 1
    said = " ".join(result.output.split())
    assert "Ce fichier ne peut être lu (c’est un périphérique ou un tube, non un fichier)." in said
    assert french.is_dir()


def test_books_of_the_tool_are_all_covered() -> None:
    policies = {f"{lang}.toml" for lang in page_languages()}
    assert {n for n in names_in("phrases") if n.endswith(".toml")} - policies == {*BOOKS, "help.toml"}
