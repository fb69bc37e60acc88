"""Changes to what a policy promises and to its texts: promises that the rest belies, figures, hedges, translations."""

from __future__ import annotations

from tests.mutations.change import add, elsewhere, kind, put, rewrite
from tests.mutations.change import unwritten as un
from tests.mutations.change import written as wr

LONG = (
    "We keep the name, the address and the papers of each person who has written to us, called us or come to us, in "
    "the cupboard of the first floor, on the shelf of the second floor or in the box of the third floor, with the "
    "letters that this person has sent us and with those that we have sent in return."
)
LONGUE = (
    "Nous gardons le nom, l’adresse et les papiers de chaque personne qui nous a écrit, appelés ou rendu visite, dans "
    "l’armoire du premier étage, sur le rayon du deuxième étage ou dans la boîte du troisième étage, avec les lettres "
    "que cette personne nous a envoyées et avec celles que nous lui avons envoyées en retour."
)
LISTS = 'note en """\n- the keys\n- the files\n- the boxes\n""" fr """\nNous conservons ces objets.\n"""'

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
        "what cookies collect is said never to be collected", "contradiction/not-held-vs-category",
        add("promise unseen { never collect browsing }", where=(elsewhere(r"\ncookies [^}]*data (browsing|visits)"),)),
    ),
    kind(
        "data are said to be stored at home, and a mailer is abroad", "contradiction/eu-only-vs-transfer",
        add(
            "promise at-home { store only in EEA }", where=(elsewhere(r"does newsletter-sending[^}]*located US"),),
        ),
    ),
    kind(
        "data of minors are denied", "contradiction/minors-denied",
        put("policy", "claims no-minors", where=(elsewhere(r"minimum-age 1[0-7]|below 1\d|kind (pupil|child)"),)),
    ),
    kind(
        "what trackers follow is called anonymous", "contradiction/anonymous-yet-personal",
        put("cookies audience", "anonymous", where=(wr("consent required"), wr("data "))),
    ),
    kind(
        "data are said to be kept for a day", "promise/keep",
        add("promise brief { never keep personal-data longer than 1 day }"),
    ),
    kind(
        "a host is promised the identity alone", "promise/share",
        add(
            "promise little { share only identity with host }",
            where=(elsewhere(r"recipient host \{[^}]*receives[^}]*identity"),),
        ),
    ),
    kind(
        "data are said to be stored by nobody else", "promise/store",
        add(
            "promise at-hand { never store identity with processor }",
            where=(elsewhere(r"does hosting[^}]*receives[^}]*identity"),),
        ),
    ),
    kind(
        "data are said never to be transferred", "promise/transfer",
        add("promise stay { never transfer personal-data }", where=(elsewhere(r"\ntransfer [\w-]+ \{"),)),
    ),
    kind(
        "data are said to serve accounts alone", "promise/use",
        add("promise books-only { use personal-data only for accounting }"),
    ),
    kind(
        "an address is said to be all that is collected", "promise/collect",
        add("promise basics { collect only email }"),
    ),
    kind(
        "staff are said to decide", "promise/decide",
        add("promise people { decide only by staff }", where=(elsewhere("\ndecision "),)),
    ),
    kind(
        "a promise says never and only", "promise/unclear",
        add("promise odd { never share email only with host }"),
    ),
    kind(
        "a house rule makes no sense", "house/unclear",
        add("rule odd { forbid store email longer than 3 years }"),
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
        "a list is shorter in one language", "translation/structure",
        put("policy", LISTS, where=(wr("languages en, fr"),)),
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
    kind("a sentence of sixty words", "clarity/long-sentence", put("policy", f"note [[{LONG} || {LONGUE}]]")),
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
            "note [[The keys are held by the caretaker (hereinafter “the Keeper”). || Les clés sont tenues par"
            " le gardien (ci-après dénommé « le Gardien »).]]",
        ),
    ),
    kind(
        "a word is capitalised and not defined", "clarity/undefined-term",
        add("term partner-network { title [[Partner Network || Réseau Partenaire]] }"),
    ),
)  # fmt: skip
