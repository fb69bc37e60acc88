"""Changes by a sentence that says what the law forbids, or what the rest of the policy denies."""

from __future__ import annotations

from tests.mutations.change import Kind, add, elsewhere, french, kind, nowhere, put

SECTION = "section said {{ kind {}  title [[A word more || Une précision]]  text [[{} || {}]] }}"

SPECIAL = r"condition (?!offence|official)|includes [^{}]*(health|belief|union|allerg|disab|genetic|medic)"


def said(words: str, rule: str, about: str, english: str, french_: str, *where: str) -> Kind:
    """A kind of change that adds a section with one sentence."""
    conditions = tuple(elsewhere(pattern) for pattern in where)
    return kind(words, rule, add(SECTION.format(about, english, french_), where=conditions))


ASSERTIONS = (
    said(
        "browsing is taken for consent", "wording/consent", "other",
        "By browsing our pages you accept the use of your data.",
        "En naviguant sur nos pages, vous acceptez le traitement de vos données.",
    ),
    said(
        "a copy has its price", "wording/request", "rights",
        "A copy of your data costs 20 euros.", "La copie de vos données coûte 20 euros.",
    ),
    said(
        "any other use is allowed", "wording/use", "purposes",
        "Your data also serve any other purpose that we consider useful.",
        "Vos données servent aussi à toute autre fin que nous jugeons utile.",
    ),
    said(
        "nobody answers for processors", "wording/duty", "security",
        "We are not responsible for what our processors do.",
        "Nous ne sommes pas responsables de ce que font nos sous-traitants.",
    ),
    said(
        "recipients are a secret", "wording/withheld", "recipients",
        "The list of our recipients is confidential.", "La liste de nos destinataires est confidentielle.",
    ),
    said(
        "addresses of devices are called no personal data", "wording/not-personal", "data",
        "IP addresses are not personal data.", "Les adresses IP ne sont pas des données à caractère personnel.",
    ),
    said(
        "staff is abroad, and transfers are denied", "wording/denied", "other",
        "Our staff reads your messages in India.", "Notre personnel lit vos messages en Inde.", r"\ntransfer none",
    ),
    kind(
        "health is asked about in passing", "wording/sensitive",
        add(
            SECTION.format(
                "other", "At the counter we ask people about their state of health.",
                "Au guichet, nous demandons aux personnes leur état de santé.",
            ),
            where=(nowhere(SPECIAL),),
        ),
    ),
    kind(
        "instructions for after death are ruled out", "wording/directives",
        put(
            "rights",
            "note [[After a death, nobody can give instructions on the data. || Après un décès, nul ne peut donner"
            " d’instructions relatives aux données.]]",
            where=(french,),
        ),
    ),
)  # fmt: skip
