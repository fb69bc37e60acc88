"""A notice as an HTML fragment, as Markdown and as text: what is particular to each."""

from __future__ import annotations

import re

import pytest

from polc.document.blocks import AnyLine, FreeText, Line, Lines, Part, Row, Table
from polc.document.free_text import BulletList, CodeBlock, NumberedList, Paragraph
from polc.document.inline import Code, Emphasis, Inline, Link, Strong, inline
from polc.document.notice import Notice
from polc.export.context import FileError, Marks
from polc.export.fragment import FragmentWriter, fragment
from polc.export.html import page_of
from polc.export.markdown import markdown
from polc.export.registry import FORMATS, Format
from polc.export.text import WIDTH, text
from polc.notice.notice import notice_of
from tests.publish.pages import FILES, Elements, notice_at, parsed, policy_of
from tests.publish.readings import READERS, read_html, read_markdown, read_text, squeezed

POLICY = """
policy shop { title en "Privacy" fr "Vie privée" made by lantern languages en, fr voice we }
controller lantern { name "Lantern" reach email privacy@lantern.example, at https://lantern.example/contact }
purpose orders { title en "Orders" fr "Commandes" basis contract }
retention invoices { title en "Invoices" fr "Factures" keep 10 years after last-contact }
section more { title en "More" fr "Suite" text en "See {purpose orders}." fr "Voir {purpose orders}." }
"""
TRAPS = (
    "a *star*, _line_, `tick`, [link](https://x.example), ![picture](x), <b>tag</b>, &amp; and &copy; 1 < 2 > 0",
    "# no heading", "1. no list", "2) no list", "- no item", "+ no item", "> no quotation", "=====", "---", "| a | b |",
    "~~struck~~ and $sum$ \\ back", "http://www.example.org_x_y", "*", "**bold**", "tab\there", "<!-- hidden -->",
    "&#35; entity", "[x]: https://x.example", "`", "a|b", "\\|",
)  # fmt: skip


def of(source: str = POLICY, lang: str = "en") -> Notice:
    return notice_of(policy_of(parsed(source)), lang)


def saying(*lines: AnyLine) -> Notice:
    """A notice of one part that says these lines, and says them again in a table."""
    table = Table(inline("Told again"), (inline("What"), inline("How")), (Row("", ((lines[0],), lines)),))
    return _with(of(), Part("part-x", inline("Part"), (Lines(lines), table)))


def _with(notice: Notice, part: Part) -> Notice:
    from polc.core.record import replace

    return replace(notice, brief=(), head=(), parts=(part,))


def notice_of_line(line: AnyLine) -> Notice:
    return saying(line)


# ------------------------------------------------------------------------------------------------------- markdown


@pytest.mark.parametrize("trap", TRAPS)
def test_no_word_is_read_as_markdown(trap: str) -> None:
    for words in (inline(trap), inline("so ", Strong(inline(trap)), " it is")):
        read_back = read_markdown(markdown(notice_of_line(Line(words))).encode())
        said = squeezed(words.plain)
        assert read_back.words.count(said) == 3, read_back.words
        assert read_back.headings == ("Privacy", "Part")
        assert not read_back.links


def test_looks_and_links_of_words_are_those_of_markdown() -> None:
    place = inline(Emphasis(inline("this")), " place")
    words = inline("see ", Link("https://x.example/(a)", place), ", ", Strong(inline("now")), " ", Code("a|b`c"))
    written = markdown(notice_of_line(Line(words)))
    assert "see [*this* place](<https://x.example/(a)>), **now** ``a|b`c``" in written
    assert read_markdown(written.encode()).links == {"https://x.example/(a)"}


def test_emphasis_unreadable_in_markdown_is_left_out() -> None:
    words = inline("x", Strong(inline("«a»")), "y and ", Emphasis(inline("b")), Strong(inline("c")))
    written = markdown(notice_of_line(Line(words)))
    assert "x«a»y and *b*c" in written


def test_words_of_one_look_stand_between_one_pair_of_marks() -> None:
    line = Line(inline("x"), inline("Base"))
    assert "**Base:** x" in markdown(notice_of_line(line))
    assert "**Base\u00a0:** x" in markdown(_with(of(lang="fr"), Part("p", inline("P"), (Lines((line,)),))))


def test_a_place_that_links_lead_to_is_there() -> None:
    written = markdown(of())
    anchors = re.findall(r"\]\(#([^)]*)\)", written)
    assert anchors
    for anchor in anchors:
        assert f'<a id="{anchor}"></a>' in written


def test_words_in_another_language_say_so() -> None:
    source = 'policy p { title en "P" fr "P" } term t { title en "Word" means fr "un mot" }'
    assert '<span lang="fr">un mot</span>' in markdown(of(source))


# ----------------------------------------------------------------------------------------------------------- text


def test_lines_of_text_have_78_columns_at_most() -> None:
    for path in FILES:
        for line in text(notice_at(path, "en")).splitlines():
            assert len(line) <= WIDTH or len(line.split()) <= 2, f"{path.name}: {line}"


def test_text_underlines_headings_and_gives_records_for_tables() -> None:
    written = text(of())
    assert written.startswith("Privacy\n=======\n")
    assert "\nHow long do we keep your data?\n------------------------------\n" in written
    assert "\n- Use: Invoices\n  How long: 10 years after the last contact\n" in written


def test_an_address_is_told_once_at_the_end_or_is_its_own_words() -> None:
    addresses = {
        "a place": "https://x.example/a", " and again": "https://x.example/a", ", y.example": "https://y.example",
        ", me@y.example": "mailto:me@y.example",
    }  # fmt: skip
    words = Inline()
    for told, address in addresses.items():
        before, label = re.fullmatch(r"(, | and |)(.*)", told).groups()  # type: ignore[union-attr]
        words = inline(words, before, Link(address, inline(label)))
    written = text(notice_of_line(Line(words)))
    assert "a place\u00a0[1] and again\u00a0[1], https://y.example, me@y.example" in written
    assert written.endswith("[1] https://x.example/a\n")
    assert written.count("https://x.example/a") == 1


def test_lists_of_authors_keep_their_marks() -> None:
    c, d, e = (Paragraph(inline(letter), tight=True) for letter in "cde")
    numbered = NumberedList(((c,), (d, BulletList(((e,),)))), start=3)
    notice = notice_of_line(FreeText((Paragraph(inline("First")), numbered, CodeBlock("x\n  y")), "note"))
    assert "First\n\n3. c\n4. d\n  - e\n\n  x\n    y\n" in text(notice)
    assert "First\n\n3. c\n4. d\n   - e\n\n```\nx\n  y\n```\n" in markdown(notice)


@pytest.mark.parametrize("name", ["text", "markdown", "pdf", "docx", "docx-bilingual"])
def test_letters_stand_on_pages_alone(name: str) -> None:
    source = POLICY.replace("section more", "rights { offer access  through email }  section more")
    notices = [of(source), of(source, "fr")][: FORMATS[name].languages]
    made = READERS[FORMATS[name].extension](FORMATS[name].write(notices, Marks()))
    assert "Access" in made.words
    assert not [heading for heading in made.headings if "etter" in heading or "ettre" in heading]
    assert "Dear Sir or Madam" not in made.words


def test_letter_on_a_page_stands_apart_and_says_where_it_goes() -> None:
    source = POLICY.replace("section more", "rights { offer access  through email }  section more")
    for body in (page_of(of(source)).body, fragment(of(source))):
        made = read_html(body.encode())
        assert "Model letters" in made.headings
        assert "To: Lantern Subject: Right of access (GDPR Art. 15) Dear Sir or Madam," in made.words
        assert "privacy@lantern.example" in made.links
        assert body.count('href="mailto:privacy@lantern.example?subject=') == 1


# ------------------------------------------------------------------------------------------------------- fragment


def test_a_fragment_is_one_element_of_names_of_its_own() -> None:
    body = fragment(of())
    page = Elements(body)
    assert page.tags[0] == ("div", {"class": "polc polc-shop-en", "id": "polc-shop-en", "lang": "en"})
    assert all(id_.startswith("polc-shop-en") for id_ in page.ids)
    names = [name for _, found in page.tags for name in found.get("class", "").split()]
    assert all(name == "polc" or name.startswith("polc-") for name in names)
    assert not {"script", "link", "img", "iframe", "header", "section", "main", "h1", "svg"} & {t for t, _ in page.tags}
    assert not any(name.startswith("on") or name == "style" for _, found in page.tags for name in found)
    targets = {found["href"][1:] for _, found in page.tags if found.get("href", "").startswith("#")}
    assert targets
    assert targets <= set(page.ids)


def test_every_rule_of_its_style_is_for_the_fragment_alone() -> None:
    style = re.search(r"<style>(.*?)</style>", fragment(of()), re.DOTALL)
    assert style
    selectors = [s for s in re.findall(r"([^{}]+)\{", style[1]) if not s.strip().startswith("@")]
    assert selectors
    assert all(s.strip().startswith(".polc.polc-shop-en") for s in selectors)
    assert not re.search(r"url\(|@import", style[1])


def test_two_fragments_share_no_name() -> None:
    english, french = Elements(fragment(of())), Elements(fragment(of(lang="fr")))
    again = Elements(fragment(of(), prefix="second"))
    assert not set(english.ids) & set(french.ids)
    assert not set(english.ids) & set(again.ids)


@pytest.mark.parametrize("level", [1, 2, 4, 6])
def test_its_title_has_the_level_asked_for(level: int) -> None:
    tags = [tag for tag, _ in Elements(fragment(of(), level=level)).tags if re.fullmatch(r"h[1-6]", tag)]
    assert tags[0] == f"h{level}"
    assert min(tags) == tags[0]


def test_names_in_every_kind_of_reference_are_prefixed() -> None:
    html = FragmentWriter("p", 2)
    html.open("section", aria_labelledby="a b", id="s")
    html.open("td", headers="a", data_label="x")
    html.text('class="no"')
    html.close("td")
    html.open("a", href="https://x.example/#a", class_="b c")
    html.open("h1", id="t")
    html.close("section")
    assert str(html) == (
        '<div aria-labelledby="p-a p-b" id="p-s" role="region"><td headers="p-a" data-polc-label="x">'
        'class=&#34;no&#34;</td><a href="https://x.example/#a" class="polc-b polc-c"><h2 id="p-t"></div>'
    )


# ---------------------------------------------------------------------------------------------------- all of them


@pytest.mark.parametrize("name", FORMATS)
def test_a_draft_says_so_first(name: str) -> None:
    known = FORMATS[name]
    notices = [of(), of(lang="fr")][: known.languages]
    sentence = "Draft, not for publication: 3 open findings."
    readers = {"html": read_html, "md": read_markdown, "txt": read_text}
    if known.extension in readers:
        made = readers[known.extension](known.write(notices, Marks(draft=3)))
        assert made.words.startswith(sentence)
        assert sentence not in readers[known.extension](known.write(notices, Marks())).words
    else:
        assert known.write(notices, Marks(draft=3)) != known.write(notices, Marks())


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_notice_gives_the_same_bytes(name: str) -> None:
    known = FORMATS[name]
    notices = [of(), of(lang="fr")][: known.languages]
    assert known.write(notices, Marks()) == known.write(notices, Marks())


def test_missing_library_is_named_and_own_mistake_is_not_hidden() -> None:
    def missing(library: str) -> Format:
        def make(*_: object) -> bytes:
            raise ImportError(name=library)

        return Format("x", "x", make)

    with pytest.raises(FileError) as error:
        missing("docx.oxml").write([], Marks())
    assert (error.value.key, error.value.facts) == ("files-missing", {"library": "docx"})
    with pytest.raises(ImportError):
        missing("polc.nowhere").write([], Marks())
