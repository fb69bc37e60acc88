"""A policy held in memory: what is found after each edit is what a check of it all finds, and little is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from polc.checks.engine.session import Session
from polc.core.findings import Finding
from polc.core.sources import Source, Span
from polc.core.values import Text
from polc.syntax.parse import parse
from polc.syntax.parser.grammar import declaration_keywords, terminals
from polc.syntax.parser.incremental import parse_again
from polc.syntax.parser.limits import LARGEST_SOURCE, MOST_DECLARATIONS
from polc.syntax.parser.tables import END, tables
from polc.syntax.tree import File
from tests.editing.judge import REAL, SMALL, held, read_again
from tests.overlay import DAY

TERMS = """# Words that we use.
term bread { means "what we bake" }
term shop {
  means "where we sell it" # and eat it
}
authority cnil
term guest { means "who buys it" } term cook { means "who bakes it" }
term day { means \"\"\"
  from six
  to eight
  \"\"\" } until 2030-01-01
"""

EDITS = {
    "a letter in a text": ('bake"', 'baked"'),
    "a letter for another": ("sell it", "sold it"),
    "nothing": ("bread", "bread"),
    "a comment": ("# and", "# und"),
    "a comment before all": ("# Words", "# The words"),
    "a declaration more": ("term shop", "term oven { }\nterm shop"),
    "a declaration less": ('term bread { means "what we bake" }\n', ""),
    "all of them twice": (TERMS, TERMS + TERMS),
    "none of them": (TERMS, ""),
    "two on one line, the first": ("who buys it", "who eats it"),
    "two on one line, the second": ("who bakes it", "who makes it"),
    "two on one line, parted": ("} term cook", "}\nterm cook"),
    "two lines joined": ("}\nterm shop", "}term shop"),
    "a line put behind a comment": ("# and eat it\n}\n", "# and eat it }"),
    "a declaration put behind a comment": ("}\nauthority", "} # authority"),
    "a comment that takes the next line": ("cnil\nterm", "cnil # term"),
    "dates after a declaration": ("}\nauthority", "} from 2024-01-01\nauthority"),
    "dates before a declaration": ("term shop", "from 2024-01-01 term shop"),
    "dates on a line before it": ("term shop", "until 2024-01-01\nterm shop"),
    "dates taken away": (" until 2030-01-01", ""),
    "braces after an authority": ("term guest", '{ name "CNIL" }\nterm guest'),
    "a word that begins nothing": ("term shop", "tern shop"),
    "a sign before a word": ("term shop", ", term shop"),
    "a brace less": ("it }", "it"),
    "a brace more": ("bake", "bake } }"),
    "a quotation mark less": ('bake" }', "bake }"),
    "a quotation mark more": ("bake", 'ba"ke'),
    "a text never closed": ('means "what', 'means """what'),
    "a text closed far below": ('"where we sell it"', '"""where we sell it'),
    "a text no longer closed": ('eight\n  """', "eight"),
    "three marks too many": ("bread {", 'bread { """ """'),
    "a property taken for a name": ('"what', 'title "what'),
    "a property taken for a name and a mistake": (
        "term shop",
        'data b { includes title "x" }\ndata c { ; }\nterm shop',
    ),
    "a first letter for another": ("term shop", "lerm shop"),
}  # fmt: skip


def file_of(text: str, path: str = "a.pol") -> File:
    """The declarations of a text without a mistake."""
    file, findings = parse(Source(path, text))
    assert findings == []
    return file


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_and_its_opposite(edit: str) -> None:
    old, new = EDITS[edit]
    before = file_of(TERMS)
    after = Source("a.pol", TERMS.replace(old, new, 1))
    again, anew = parse_again(after, before), parse(after)
    assert again == anew
    if not anew[1]:
        assert parse_again(Source("a.pol", TERMS), again[0]) == parse(Source("a.pol", TERMS))


@pytest.mark.parametrize("at", range(len(TERMS) + 1))
def test_cut_off_anywhere_or_broken_anywhere(at: int) -> None:
    before = file_of(TERMS)
    head, tail = TERMS[:at], TERMS[at:]
    for text in (head, tail, f"{head}\n{tail}", f'{head}"{tail}', f"{head}{tail[1:]}"):
        source = Source("a.pol", text)
        assert parse_again(source, before) == parse(source)


def test_what_the_edit_does_not_touch_is_kept() -> None:
    before = file_of(TERMS)
    longer, _ = parse_again(Source("a.pol", TERMS.replace("sell", "have sold")), before)
    assert longer.declarations[0] is before.declarations[0]
    assert longer.declarations[2] is not before.declarations[2]
    alike, _ = parse_again(Source("a.pol", TERMS.replace("sell", "give")), before)
    assert [d is e for d, e in zip(alike.declarations, before.declarations, strict=True)] == [
        True, False, True, True, True, True,
    ]  # fmt: skip


def test_what_stands_after_the_edit_is_moved_and_not_read() -> None:
    before = file_of(TERMS)
    longer, _ = parse_again(Source("a.pol", TERMS.replace("sell", "have sold")), before)
    for number, old, new in zip(range(6), texts_of(before), texts_of(longer), strict=True):
        assert (new is old) is (number != 1), "a text that is read again is another string, if with the same letters"


def texts_of(file: File) -> list[object]:
    """What makes the first statement of each declaration: its text as a string, or none."""
    texts = [
        next((t for child in d.children for t in child.values if isinstance(t, Text)), None) for d in file.declarations
    ]
    return [text and text.passages[0].text for text in texts]


def test_another_path_is_another_file() -> None:
    other = Source("b.pol", TERMS)
    assert parse_again(other, file_of(TERMS)) == parse(other)


def test_what_can_end_a_file_can_stand_before_any_declaration() -> None:
    begin = {terminals()[word] for word in declaration_keywords()}
    rows = tables().rows
    states = range(len(rows._made))
    ends = [rows[state] for state in states if END in rows[state]]
    assert len(ends) > 10
    for row in ends:
        following = {row.get(terminal) for terminal in begin}
        # Either they all have what was read made into a declaration, as the end has, or a declaration can begin here.
        assert following == {row[END]} or all(target is not None and target >= 0 for target in following)


# ---------------------------------------------------------------------------------------------------- the session
def test_edits_of_the_real_policies_are_read_as_if_anew() -> None:
    walks = [read_again(policy, 1, 25) for policy in REAL]
    assert [walk.difference for walk in walks if walk.difference] == []
    assert sum(walk.sound for walk in walks) >= 8
    assert sum(walk.texts - walk.sound for walk in walks) >= 8


@pytest.mark.parametrize("policy", SMALL, ids=lambda path: path.stem)
def test_edits_of_a_policy_are_read_as_if_anew(policy: Path) -> None:
    assert read_again(policy, 3, 30).difference == ""


@pytest.mark.parametrize("policy", [*REAL, *SMALL], ids=lambda path: path.stem)
def test_a_held_policy_has_the_findings_of_one_checked_anew(policy: Path) -> None:
    walk = held(policy, 5, 6 if policy in REAL else 10)
    assert walk.difference == ""
    assert walk.sound > 0


def test_an_analysis_stays_as_it_is() -> None:
    session = Session("a.pol", DAY)
    first = session.edited(TERMS)
    shown = repr((first.findings, first.policy.declarations))
    session.edited(TERMS.replace("# Words", "# Many more words"))
    session.edited("")
    assert repr((first.findings, first.policy.declarations)) == shown


def test_a_text_is_held_to_the_limits_of_a_file() -> None:
    session = Session("a.pol", DAY)
    assert [f.rule for f in session.edited("").findings] == ["file/empty"]
    many = "".join(f"term t{n} {{ }}\n" for n in range(MOST_DECLARATIONS + 1))
    assert [(f.rule, f.variant) for f in session.edited(many).findings] == [("file/too-large", "declarations")]
    assert session.file.declarations == ()
    assert [(f.rule, f.variant) for f in session.edited("#" * (LARGEST_SOURCE + 1)).findings] == [
        ("file/too-large", "")
    ]
    assert len(session.edited(TERMS).policy.declarations) == 6


def test_the_files_that_it_uses_are_asked_for_after_each_edit() -> None:
    library = file_of('term oven { means "where we bake" }\n', "lib.pol")
    lent: list[File] = [library]

    def uses(file: File) -> tuple[list[File], list[Finding]]:
        found = [d for d in file.declarations if d.rule == "use"]
        missing = [Finding("file/use-missing", d.span, {"found": "lib.pol"}) for d in found if not lent]
        return (lent if found else []), missing

    session = Session("a.pol", DAY, uses)
    assert session.edited(TERMS).policy.get("term", "oven") is None
    using = f'use "lib.pol"\n{TERMS}'
    assert session.edited(using).policy.get("term", "oven") is not None
    lent.clear()
    found = session.edited(using).findings
    assert [(f.rule, f.span) for f in found] == [("file/use-missing", Span("a.pol", 0, 13))]
