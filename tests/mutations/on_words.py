"""Changes to what a policy promises and to its texts: promises that the rest belies, figures, hedges, translations."""

from __future__ import annotations

from tests.mutations.change import add, elsewhere, kind, put, rewrite
from tests.mutations.change import unwritten as un
from tests.mutations.change import written as wr

PROMISES = (
    kind(
        "data are said never to leave the EEA", "contradiction/eu-only-vs-transfer",
        add("promise home { never transfer outside EEA }", where=(elsewhere(r"\ntransfer [\w-]+ \{"),)),
    ),
    kind(
        "data are said never to be shared", "contradiction/internal-only-vs-recipients",
        add("promise nobody { never share personal-data }", where=(elsewhere("role controller"),)),
    ),
    kind(
        "data are said never to be held", "contradiction/not-held-vs-category",
        add("promise unheld { never hold email }", where=(elsewhere(r"includes [\w, -]*\bemail\b"),)),
    ),
    kind(
        "data are said to be kept for a day", "promise/keep",
        add("promise brief { never keep personal-data longer than 1 day }"),
    ),
    kind(
        "a house rule on periods is broken", "house/required",
        add("rule brief { require keep at most 1 month }", at="purpose"),
    ),
    kind(
        "a house rule on countries is broken", "house/forbidden",
        add(
            "rule home { forbid transfer outside EEA }", where=(elsewhere(r"\ntransfer [\w-]+ \{"),),
            at="recipient",
        ),
    ),
    kind(
        "data are called anonymous", "contradiction/anonymous-yet-personal",
        put("data", "anonymous", where=(wr(r"includes [\w, -]*(email|last-name)(?![\w-])"),)),
    ),
    kind(
        "what rests on interest is refused for reasons, and without", "contradiction/objection-conditional",
        rewrite(
            "right objection", "reasons none", "reasons situation",
            where=(elsewhere(r"opt-out [^\n]*reasons none"),),
        ),
    ),
)  # fmt: skip

TRANSLATIONS = (
    kind(
        "one figure of a section differs in French", "translation/number-mismatch",
        rewrite("section", r"(\bfr\b.*?)\b(15|72)\b", r"\g<1>8", where=(wr(r"\ben\b"),)),
    ),
    kind(
        "one figure differs in one language", "translation/number-mismatch",
        put(
            "policy",
            'note en "We keep paper files for 4 weeks." fr "Les dossiers papier sont conservés 6 semaines."',
            where=(wr("languages en, fr"),),
        ),
    ),
    kind(
        "one translation is missing", "translation/missing",
        rewrite("purpose", r"(title en \"[^\"]*\") fr \"[^\"]*\"", r"\1"),
    ),
    kind(
        "a translation says must for may", "translation/modality-shift",
        put(
            "rights", 'note en "You may write to us in any language." fr "Vous devez nous écrire."',
            where=(elsewhere("languages en, fr"),),
        ),
    ),
    kind(
        "a translation is in the wrong language", "translation/wrong-language",
        put(
            "measure", 'note en "We keep the keys in a safe." fr "We keep the keys in a safe."',
            where=(elsewhere("languages en, fr"),),
        ),
    ),
    kind(
        "a term is not that of the Regulation", "translation/term",
        put(
            "rights",
            'note en "You have a right to restriction of processing." fr "Vous disposez d’un droit à la'
            ' restriction du traitement."',
            where=(elsewhere("languages en, fr"),),
        ),
    ),
)  # fmt: skip

CLARITY = (
    kind(
        "a sentence hedges", "clarity/qualifier",
        put(
            "recipient",
            "note [[We may share your data with this firm. || Nous pouvons partager vos données avec cette"
            " entreprise.]]",
            where=(wr("role processor"),),
        ),
    ),
    kind(
        "a purpose is a formula", "clarity/purpose-formula",
        rewrite(
            "purpose", r"title (en|fr) \"[^\"]*\"( fr \"[^\"]*\")?",
            "title [[Improving our services || Amélioration de nos services]]", where=(un(r"activity"),),
        ),
    ),
    kind(
        "a text says another period", "clarity/period-in-text",
        put(
            "purpose", "note [[These data are kept for 49 years. || Ces données sont conservées pendant 49 ans.]]",
            where=(wr("keep [^\n]*years? after"),),
        ),
    ),
    kind(
        "a network has its old name", "clarity/stale-name",
        add('platform birds { name "Twitter" at https://x.com }'),
    ),
    kind(
        "a word of contracts", "clarity/legalese",
        put(
            "measure",
            "note [[The keys are held by the caretaker (hereinafter “the Keeper”). || Les clés sont tenues par le"
            " gardien (ci-après dénommé « le Gardien »).]]",
        ),
    ),
    kind(
        "a word is capitalised and not defined", "clarity/undefined-term",
        add("term partner-network { title [[Partner Network || Réseau Partenaire]] }"),
    ),
)  # fmt: skip
