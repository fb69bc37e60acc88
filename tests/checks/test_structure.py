"""Names and references across files and inside texts: what the examples of the rule pages cannot show."""

from __future__ import annotations

from polc.checks.engine.analysis import Analysis, analyse
from polc.core.findings import Finding
from polc.core.sources import Source
from polc.syntax.parse import parse
from tests.overlay import DAY, analysed

POLICY = "policy demo { made by shop }\ncontroller shop { kind company }\n"


def together(text: str, *libraries: str) -> Analysis:
    """The analysis of a policy that uses libraries: `shared-0.pol`, `shared-1.pol` and so on."""
    file, mistakes = parse(Source("demo.pol", text))
    read = [parse(Source(f"shared-{n}.pol", library)) for n, library in enumerate(libraries)]
    more = [finding for _, findings in read for finding in findings]
    return analyse(file, tuple(used for used, _ in read), [*mistakes, *more], DAY)


def only(findings: tuple[Finding, ...], rule: str) -> list[Finding]:
    return [f for f in findings if f.rule == rule]


def test_declaration_same_name_in_used_file_prevails_in_silence() -> None:
    analysis = together(POLICY + 'channel form { title "own" }', 'channel form { title "shared" }')
    assert only(analysis.findings, "structure/duplicate-id") == []
    (channel,) = analysis.policy.all("channel")
    assert channel.title
    assert channel.title.get("en") == "own"


def test_declaration_same_name_in_two_used_files_shown_in_both() -> None:
    analysis = together(POLICY, "channel form { kind web-form }", 'channel form { kind web-form  title "form" }')
    (finding,) = only(analysis.findings, "structure/duplicate-id")
    assert (finding.span.path, finding.related[0].span.path) == ("shared-1.pol", "shared-0.pol")
    assert finding.variant == "used"


def test_what_library_alone_declares_twice_is_not_told_to_user() -> None:
    library = "channel form { kind web-form }\nchannel form { kind email }"
    assert only(together(POLICY, library).findings, "structure/duplicate-id") == []
    assert len(only(analysed(library).findings, "structure/duplicate-id")) == 1


def test_what_a_used_file_declares_need_not_be_used() -> None:
    text = POLICY + "data name-only { includes name }\npurpose a { kind statistics  data name-only  recipients none }"
    assert only(together(text, "data pastimes { includes leisure }").findings, "structure/unused") == []
    assert len(only(analysed(text + "\ndata pastimes { includes leisure }").findings, "structure/unused")) == 1


def test_a_text_of_a_library_is_followed_where_it_is_used() -> None:
    library = 'measure locks { note "see {section keys}" }'
    assert only(analysed(library).findings, "structure/dangling-section") == []
    assert len(only(together(POLICY, library).findings, "structure/dangling-section")) == 1
    section = 'section keys { text "keys" }'
    assert only(together(POLICY + section, library).findings, "structure/dangling-section") == []


def test_a_reference_is_underlined_inside_its_text() -> None:
    text = (
        POLICY
        + '''section a {
  text en "He said \\"look\\" {section b}" fr """
      Une ligne.

        Une autre, {section b}.
  """
}'''
    )
    (finding,) = only(analysed(text).findings, "structure/dangling-section")
    places = [finding.span, *(r.span for r in finding.related)]
    assert [text[p.start : p.end] for p in places] == ["{section b}", "{section b}"]


def test_purposes_that_stand_only_in_another_document() -> None:
    text = (
        POLICY
        + """document charter { title "Charter"  at https://shop.example.org/charter }
section why { kind purposes  text "See {document charter}." }"""
    )
    (finding,) = only(analysed(text).findings, "structure/external-only")
    assert text[finding.span.start : finding.span.end] == "{document charter}"
    stated = text + "\npurpose orders { kind order-handling  basis contract }"
    assert only(analysed(stated).findings, "structure/external-only") == []
