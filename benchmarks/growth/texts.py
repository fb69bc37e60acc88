"""Texts that repeat one thing: words, characters, Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.growth.case import Case, section

SENTENCES = {
    "may": ("We may keep your data for 3 years. ", "Nous pouvons conserver vos données 3 ans. "),
    "sometimes": ("We sometimes share “some of your data” with others. ", "Nous partageons parfois vos « données ». "),
    "only": ("We must only do what is said, not all. ", "Nous ne faisons tout que ce qui est dit. "),
    "dates": ("On 1 May 2024 at 10:30, or 01/02/2024. ", "Le 1er mai 2024 à 10 h 30, ou le 01/02/2024. "),
    "numbers": ("The 12 of 1,500 are 7%. ", "Les 13 de 1 500 sont 7,5 %. "),
    "addresses": ("See https://a.example.org/x or a@example.org. ", "Voir https://b.example.org/x ou b@example.org. "),
    "references": ("See {right access} and {link https://a.example}. ", "Voir {right access} et {link https://a.example}. "),
    "kept": ("Your data are kept for up to 3 years. ", "Vos données sont conservées au plus 3 ans. "),
    "security": ("We prevent any risk and are 100 % secure. ", "Nous évitons tout risque, sûr à 100 %. "),
    "treatment": ("The treatment of your data by lawful interests. ", "Le processeur de données, intérêts légaux. "),
}  # fmt: skip
UNITS = (
    *(
        "a",
        "1",
        "é",
        " ",
        "\t",
        "a ",
        "1 ",
        "a.",
        "1.",
        "A.",
        "a. ",
        "A. ",
        "a-",
        "a'",
        "’a",
        "a@",
        "a@b.cc ",
        "a/",
        "a,",
    ),
    *(
        "data, ",
        "a; ",
        "\n",
        "a\n",
        "a\n\n",
        "\n \n",
        "- a\n",
        "1. a\n",
        "# a\n",
        "    a\n",
        "> a\n",
        "> ",
        "- ",
        "a  \n",
    ),
    *(
        "[",
        "![",
        "[a](",
        "[a](b ",
        "[a](<",
        "[a](b 'c",
        "[a](https://b.cc) ",
        "]",
        "(",
        "![a](",
        "[a]: b\n",
        "[a][",
        "[]",
    ),
    *(
        "*",
        "**",
        "*a ",
        "**a",
        "*a**",
        "a**b*c",
        "_a",
        "_a_ ",
        "a_",
        "`",
        "`a",
        "`` `",
        "~~",
        "~~a",
        "<",
        "<a ",
        "<http://a",
    ),
    *(
        "<a@b.cc>",
        "&amp",
        "&amp;",
        "&#1;",
        "\\\\",
        "\\*",
        "{",
        "{a",
        "{a}",
        "{right access} ",
        '\\"',
        "'a' ",
        "“a",
        "« a » ",
    ),
    *(
        "|a",
        "|-|\n",
        "| a | b |\n",
        "---\n",
        "===\n",
        "a\n---\n",
        "```\n",
        "~~~\n",
        "    \n",
        "<!--",
        "</p>",
        "<div>\n",
    ),
    *(
        "https://a",
        "www.a.",
        "the data ",
        "the ",
        "and ",
        "de ",
        "12 days ",
        "01.01.",
        "+1 ",
        "1 000 ",
        "THE DATA ",
        "e.g. ",
    ),
)


def cases() -> Iterator[Case]:
    """Each unit in the English text of a section, each sentence in both languages."""
    for unit in UNITS:
        yield Case(f"text {unit!r}", _repeated(unit))
    for name, (english, french) in SENTENCES.items():
        yield Case(f"sentences: {name}", _translated(english, french))
    yield Case("text nested lists", lambda n: section("".join(f"{'  ' * (i % 40)}- a\n" for i in range(n))))
    yield Case("text runs of `", lambda n: section(" ".join("`" * (1 + i % 40) for i in range(n))))
    yield Case(
        "text references of Markdown", lambda n: section("\n".join(f"[a{i}]: https://a.cc\n[a{i}]" for i in range(n)))
    )


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda times: section(unit * times)


def _translated(english: str, french: str) -> Callable[[int], str]:
    return lambda times: section(english * times, french * times)
