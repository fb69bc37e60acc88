"""Two versions of a notice as one marked text: nothing lost, nothing invented, and easy to read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from polc.core.sources import Source
from polc.document.notice import Notice
from polc.export.docx.redline import redline
from polc.export.docx.tracked import AUTHOR
from polc.export.redline.comparison import marked
from polc.export.redline.html import page
from polc.export.redline.marked import Mark
from polc.export.redline.pairing import paired
from polc.export.redline.summary import Change, Chapter, Grade, Summary, chapter
from polc.export.redline.wording import reworded
from polc.export.runs import Run
from polc.notice.notice import notice_of
from polc.syntax.parse import parse
from tests.publish.pages import FILES, Elements, notice_at, parsed, policy_of, read
from tests.publish.redlines import flat, resolved, told, without, words

NAMES = tuple(f.stem for f in FILES)


def notice(stem: str, lang: str) -> Notice:
    return notice_at(next(f for f in FILES if f.stem == stem), lang)


def others(stem: str) -> Iterator[Notice]:
    """The policy with changes in many places: with other numbers, without some declarations; in all its languages."""
    file, used = read(next(f for f in FILES if f.stem == stem))
    text = file.source.text
    numbers = re.sub(r"\bkeep (\d+)", lambda m: f"keep {int(m[1]) + 1}", text)
    declarations = [d for d in file.declarations if d.rule not in ("policy", "use")]
    for start in range(2):
        other = numbers
        if start:
            other = text
            for node in reversed(declarations[start::5]):
                other = other[: node.span.start] + other[node.span.end :]
        found, mistakes = parse(Source("other.pol", other))
        assert not mistakes
        policy = policy_of(found, used)
        yield from (notice_of(policy, lang) for lang in notice(stem, "en").languages)


def holds(first: Notice, other: Notice) -> bool:
    """Checks that a marked text holds both versions word for word; True when it has any mark."""
    parts = marked(first, other)
    assert resolved(parts, Mark.DELETED) == told(other)
    assert resolved(parts, Mark.INSERTED) == told(first)
    return any(part.changed for part in parts)


@pytest.mark.parametrize("stem", NAMES)
def test_both_versions_are_there_word_for_word(stem: str) -> None:
    changed = [holds(notice(stem, other.lang), other) for other in others(stem)]
    assert sum(changed) >= len(changed) / 2
    back = next(others(stem))
    holds(back, notice(stem, back.lang))


def test_policies_that_have_nothing_in_common() -> None:
    assert all(holds(notice(first, "en"), notice(other, "en")) for first, other in pairwise(NAMES[::3]))


@pytest.mark.parametrize("stem", NAMES)
def test_the_same_text_has_no_mark(stem: str) -> None:
    assert not holds(notice(stem, "en"), notice(stem, "en"))


# ----------------------------------------------------------------------------------------------------------- a line
def line(old: str, new: str, locale: str = "en_GB") -> str:
    """A marked line, with `[-…-]` around what is deleted and `{+…+}` around what is inserted."""
    forms = {Mark.KEPT: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}
    return "".join(forms[word.mark].format(word.run.text) for word in reworded([Run(old)], [Run(new)], locale))


@pytest.mark.parametrize(
    ("old", "new", "locale", "marked_line"),
    [
        ("kept for 3\u00a0years after last contact", "kept for 5\u00a0years after last contact", "en_GB",
         "kept for [-3\u00a0years-]{+5\u00a0years+} after last contact"),
        ("kept for 10 years after", "kept for 6 years after", "en_GB", "kept for [-10 years-]{+6 years+} after"),
        ("In force from 12 March 2026 on", "In force from 1 March 2027 on", "en_GB",
         "In force from [-12 March 2026-]{+1 March 2027+} on"),
        ("En vigueur à compter du 1er mars 2026", "En vigueur à compter du 2 mars 2026", "fr_FR",
         "En vigueur à compter du [-1er mars 2026-]{+2 mars 2026+}"),
        ("about 1,000 visitors", "about 1,500 visitors", "en_GB", "about [-1,000-]{+1,500+} visitors"),
        ("consent – GDPR Art.\u00a06(1)(a)", "consent – GDPR Art.\u00a06(1)(f)", "en_GB",
         "consent – GDPR [-Art.\u00a06(1)(a)-]{+Art.\u00a06(1)(f)+}"),
        ("write to privacy@shop.example", "write to dpo@shop.example", "en_GB",
         "write to [-privacy@shop.example-]{+dpo@shop.example+}"),
        ("name, address", "name, birth date, address", "en_GB", "name, {+birth date, +}address"),
        ("Voir\u00a0: l’accueil du site", "Voir\u00a0: le guichet du site", "fr_FR",
         "Voir\u00a0: [-l’accueil-]{+le guichet+} du site"),
        ("We sell nothing to anybody", "Partners receive names and addresses", "en_GB",
         "[-We sell nothing to anybody-]{+Partners receive names and addresses+}"),
        ("the same", "the same", "en_GB", "the same"),
    ],
)  # fmt: skip
def test_a_line(old: str, new: str, locale: str, marked_line: str) -> None:
    assert line(old, new, locale) == marked_line


def test_line_with_little_in_common_is_replaced_after_its_label() -> None:
    label = [Run("Interest", strong=True), Run(":", strong=True), Run(" ")]
    found = reworded([*label, Run("safe visits of the house")], [*label, Run("fewer thefts")], "en_GB")
    assert [(piece.run.text, piece.mark) for piece in found] == [
        ("Interest:", Mark.KEPT), (" ", Mark.KEPT), ("safe visits of the house", Mark.DELETED),
        ("fewer thefts", Mark.INSERTED),
    ]  # fmt: skip


def test_other_address_is_change_and_other_place_is_none() -> None:
    found = reworded([Run("here", link="https://a.example")], [Run("here", link="https://b.example")], "en_GB")
    assert [(piece.run.link, piece.mark) for piece in found] == [
        ("https://a.example", Mark.DELETED), ("https://b.example", Mark.INSERTED),
    ]  # fmt: skip
    [word] = reworded([Run("here", link="#one")], [Run("here", link="#two")], "en_GB")
    assert (word.run.link, word.mark) == ("#two", Mark.KEPT)


def test_a_very_long_line_is_still_both_lines() -> None:
    old, new = "a b " * 5000 + "end", "a c " * 5000 + "end"
    found = reworded([Run(old)], [Run(new)], "en_GB")
    assert (words(found, Mark.INSERTED), words(found, Mark.DELETED)) == (old, new)


# ------------------------------------------------------------------------------------------------------------ pairs
def pairs(left: str, right: str) -> list[tuple[str | None, str | None]]:
    """Members written `name=words`, or words alone."""
    split = [[m.rpartition("=")[::2] for m in side.split("; ") if m] for side in (left, right)]
    found = paired(split[0], split[1], name=lambda m: m[0], words=lambda m: m[1])
    return [tuple("=".join(m).lstrip("=") if m else None for m in pair) for pair in found]  # type: ignore[misc]


def test_names_come_before_words() -> None:
    assert pairs("a=one two; b=three", "a=three; b=one two") == [("a=one two", "a=three"), ("b=three", "b=one two")]


def test_words_pair_what_has_no_name() -> None:
    found = pairs("first of all; the dog sleeps now; last", "first of all; new one here; the dog sleeps; last")
    assert found == [("first of all", "first of all"), (None, "new one here"), ("the dog sleeps now", "the dog sleeps"),
                     ("last", "last")]  # fmt: skip


def test_another_name_is_same_thing_only_with_nearly_same_words() -> None:
    assert pairs("old=one two three four", "new=one two three four") == [
        ("old=one two three four", "new=one two three four")
    ]
    assert pairs("old=one two three four", "new=one two five six") == [
        ("old=one two three four", None), (None, "new=one two five six"),
    ]  # fmt: skip


def test_line_alone_between_same_lines_is_one_that_stood_there() -> None:
    assert pairs("x; one; y", "x; two; y")[1] == ("one", "two")


# ------------------------------------------------------------------------------------------------------------ pages
DAY = date(2027, 3, 1)
OLD = """
policy shop { title en "Privacy" fr "Vie privée" made by lantern languages en, fr voice we version "1" }
controller lantern { name "Lantern" reach email privacy@lantern.example }
purpose orders { title en "Orders" fr "Commandes" basis contract }
purpose raffle { title en "Raffle" fr "Tombola" basis consent }
retention invoices { title en "Invoices" fr "Factures" keep 10 years after last-contact }
"""
NEW = """
policy shop { title en "Privacy" fr "Vie privée" made by lantern languages en, fr voice we
  version "2" effective 2027-03-01 }
controller lantern { name "Lantern" reach email privacy@lantern.example }
purpose orders { title en "Orders" fr "Commandes" basis legal-obligation   subjects customer }
retention invoices { title en "Invoices" fr "Factures" keep 6 years after last-contact }
retention returns { title en "Returns" fr "Retours" keep 1 year after last-contact }
subject customer { title en "customers" fr "clients" }
"""


def summary(lang: str = "en") -> Summary:
    change = Change("Told <b>by</b> `code`.", "Do more.", (("Art. 1", "https://law.example"),), ("purpose-raffle", "x"))
    return Summary(lang, "a.pol", "b.pol", DAY, "1 difference", (Grade("inform", "Inform", "Write.", (change,)),))


def shop(lang: str, old: str | None = OLD, new: str | None = NEW) -> Chapter:
    notices = (notice_of(policy_of(parsed(text)), lang) if text else None for text in (old, new))
    return chapter(*notices, summary(lang))


def test_the_page_asks_for_nothing_and_names_each_place_once() -> None:
    html = page([shop("en"), shop("fr")])
    found = Elements(html)
    assert not [tag for tag, _ in found.tags if tag in ("script", "img", "link", "iframe", "form")]
    assert not re.search(r"url\(|@import", html)
    assert [anchor for anchor, all_ in found.ids.items() if len(all_) > 1] == []
    inner = {given["href"][1:] for tag, given in found.tags if tag == "a" and given.get("href", "").startswith("#")}
    assert inner - set(found.ids) == set()
    assert {"en", "fr", "en-purpose-orders", "fr-purpose-orders", "en-purpose-raffle"} <= set(found.ids)
    assert ("html", {"lang": "en"}) in found.tags
    assert {given["lang"] for tag, given in found.tags if tag == "article"} == {"en", "fr"}


def test_marks_are_heard_as_well_as_seen() -> None:
    html = page([shop("en")])
    # the legend says in words what it shows
    assert html.count("<del>") - 1 == html.count("deletion: </span>") > 1
    assert html.count("<ins>") - 1 == html.count("insertion: </span>") > 1
    assert '<del><span class="told">deletion: </span>10 years<span class="told">, end of deletion</span></del>' in (
        html.replace("\u00a0", " ")
    )


def test_the_summary_leads_to_the_text_and_is_escaped() -> None:
    html = page([shop("en")])
    assert '<a href="#en-purpose-raffle">Told &lt;b&gt;by&lt;/b&gt; <code>code</code>.</a>' in html
    assert '<a href="https://law.example">Art. 1</a>' in html


def test_parts_without_a_change_are_folded() -> None:
    html = page([shop("en", OLD, OLD.replace("10 years", "6 years"))])
    folded = re.findall(r'<details class="part ?"(?P<open> open)?>\s*<summary><h3 id="en-(?P<id>[\w-]+)"', html)
    assert {"part-periods"} <= {anchor for open_, anchor in folded if open_}
    assert {"part-identity"} <= {anchor for open_, anchor in folded if not open_}
    assert "::details-content" in html


@pytest.mark.parametrize(("old", "new", "said"), [
    (None, NEW, "all of it is new"), (OLD, None, "all of it is gone"), (OLD, OLD, "the same words"),
])  # fmt: skip
def test_a_language_of_one_version_only(old: str | None, new: str | None, said: str) -> None:
    of_shop = shop("en", old, new)
    assert said in page([of_shop])
    lines = told(of_shop.notice)
    assert resolved(of_shop.parts, Mark.DELETED) == (lines if new else [])
    assert resolved(of_shop.parts, Mark.INSERTED) == (lines if old else [])


# ------------------------------------------------------------------------------------------------------------- Word
def body(chapters: list[Chapter]):
    return docx.Document(io.BytesIO(redline(chapters, DAY))).element.body


def ends_with(found: list[str], wanted: list[str]) -> None:
    assert found[-len(wanted) :] == wanted
    assert len(found) > len(wanted)


def test_word_gives_each_version_by_accepting_or_rejecting() -> None:
    for of_shop in (shop("en"), shop("fr"), shop("en", NEW, OLD)):
        assert of_shop.old
        assert of_shop.new
        ends_with(without(body([of_shop]), "del"), flat(told(of_shop.new)))
        ends_with(without(body([of_shop]), "ins"), flat(told(of_shop.old)))


@pytest.mark.parametrize("stem", ["luxim", "libreria"])
def test_word_gives_each_version_of_whole_policies(stem: str) -> None:
    for other in others(stem):
        old = notice(stem, other.lang)
        found = body([chapter(old, other, summary())])
        ends_with(without(found, "del"), flat(told(other)))
        ends_with(without(found, "ins"), flat(told(old)))


def cookies(consent: str) -> str:
    """Three classes of cookies, which stand in a table that has a column more where all state consent."""
    classes = (("basket", "keep-session"), ("choices", "remember-consent"), ("visits", "audience-measurement"))
    return "\n".join(
        f'cookies {id_} {{ title "{id_}" kind necessary does {task} lifetime 1 day {consent} }}'
        for id_, task in classes
    )


def test_changes_in_word_bear_one_author_and_one_day() -> None:
    old, new = (base + cookies(consent) for base, consent in ((OLD, ""), (NEW, "consent exempt")))
    found = body([shop("en", old, new), shop("fr", old, new)])
    marks = [x for name in ("ins", "del", "cellIns", "cellDel") for x in found.iter(qn(f"w:{name}"))]
    assert {x.get(qn("w:author")) for x in marks} == {AUTHOR}
    assert {x.get(qn("w:date")) for x in marks} == {"2027-03-01T00:00:00Z"}
    numbers = [x.get(qn("w:id")) for x in marks]
    assert len(set(numbers)) == len(numbers) > 10
    assert {"cellIns"} <= {x.tag.rpartition("}")[2] for x in marks}
    assert not [x for x in found.iter(qn("w:t")) if x.getparent().getparent().tag == qn("w:del")]


def test_word_keeps_headings_and_goes_on_tracking() -> None:
    made = docx.Document(io.BytesIO(redline([shop("en")], DAY)))
    styles = {p.style.name for p in made.paragraphs if p.style}
    assert {"Title", "Heading 1", "Heading 2", "List Number"} <= styles
    assert made.settings.element.find(qn("w:trackRevisions")) is not None
    linked = {x.get(qn("w:anchor")) for x in made.element.body.iter(qn("w:hyperlink"))} - {None}
    assert linked <= {x.get(qn("w:name")) for x in made.element.body.iter(qn("w:bookmarkStart"))}


def test_the_same_bytes_each_time() -> None:
    first, again = (redline([shop("en"), shop("fr")], DAY) for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
    assert page([shop("en")]) == page([shop("en")])
