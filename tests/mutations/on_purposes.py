"""Changes to purposes: their legal bases, how long data are kept, special categories of data."""

from __future__ import annotations

from tests.mutations.change import add, drop, elsewhere, french, kind, nowhere, put, remove, rewrite, throughout
from tests.mutations.change import unwritten as un
from tests.mutations.change import written as wr

LIMITED = un(r"kind (research|civil-registry|journalism)")
MARKETING = wr(r"kind (newsletter|promotional-offers|direct-marketing)")

BASES = (
    kind(
        "a purpose has no legal basis", "omission/legal-basis",
        drop("purpose", "basis", where=(un("without consent"),)),
        "marketing/stop-means",
    ),
    kind(
        "a legitimate interest is not named", "omission/legitimate-interest",
        drop("purpose", "basis/ground/interest"),
    ),
    kind(
        "a basis is none of the six", "basis/unknown",
        rewrite(
            "purpose",
            r"basis (contract|public-task|legal-obligation)( [a-z]{2} \"[^\"]*\")*( norm [\w:.-]+)*(?=\n)",
            "basis other [[our rights || nos droits]]",
        ),
    ),
    kind(
        "bases are alternatives", "basis/ambiguous",
        rewrite("purpose", r"basis contract(?=\n)", "basis contract or vital-interests"),
    ),
    kind(
        "two bases without their shares", "basis/ambiguous",
        rewrite("purpose", r"basis contract(?=\n)", "basis contract  basis vital-interests"),
        "contradiction/purpose-two-bases",
    ),
    kind(
        "a basis cites the point of another one", "contradiction/ground-otherwise",
        rewrite("purpose", r"basis contract(?=\n)", "basis contract norm gdpr:6(1)(f)"),
    ),
    kind(
        "a condition is called consent", "contradiction/ground-otherwise",
        rewrite(
            "purpose", r"condition health-care(?=\s)",
            "condition health-care [[explicit consent || consentement exprès]]",
        ),
    ),
    kind(
        "cameras rest on a contract", "basis/contract-necessity",
        rewrite(
            "purpose", r"basis legitimate-interest [^\n]*", "basis contract",
            where=(wr("kind cctv|kind premises-security"),),
        ),
        "rights/object-on-contract",
    ),
    kind(
        "staff consent to a badge", "basis/consent-not-free",
        rewrite(
            "purpose", r"basis legitimate-interest [^\n]*", "basis consent asked hr-desk withdrawn hr-desk",
            where=(wr("kind access-control|kind premises-security"), elsewhere("channel hr-desk")),
        ),
        "omission/withdraw-consent", "rights/objection-prominence",
    ),
    kind(
        "an obligation without its law", "basis/obligation-unnamed",
        rewrite(
            "purpose", r"basis (legal-obligation|public-task)( [a-z]{2} \"[^\"]*\")*( norm [\w:.,() -]+)?(?=\n)",
            r"basis \1", where=(un("kind consent-management"),),
        ),
    ),
    kind(
        "a newsletter rests on a contract", "basis/contract-necessity",
        rewrite("purpose", r"basis consent [^\n]*", "basis contract", where=(MARKETING,)),
        "contradiction/basis-vs-withdrawal", "contradiction/consent-without-purpose",
    ),
    kind(
        "a public task rests on legitimate interests", "basis/interest-public-task",
        rewrite(
            "purpose", r"basis public-task [^\n]*",
            "basis legitimate-interest interest [[serving the public well || bien servir le public]]",
            where=(wr(r"kind (teaching|civil-registry|library|online-procedures|elections|municipal-police)"),),
        ),
        "rights/narrowed",
    ),
    kind(
        "consent ends by letter alone", "basis/withdrawal-harder",
        throughout(
            (r"(?<=withdrawn )[\w-]+(, [\w-]+)*", "post"),
            (r"(?<=lawful)(\s+)through [\w-]+(, [\w-]+)*", r"\1through post"),
            (r"(?<=\n  )through [\w-]+(, [\w-]+)*", "through post"), at=("purpose",),
            where=(
                nowhere(r"cookies (audience|advertising)"),
                elsewhere(r"asked [\w-]*(page|claim-form|file|portal|application-form)"),
                nowhere(r"kind (newsletter|promotional-offers)"),
            ),
        ),
    ),
    kind(
        "consent is said not to be withdrawn", "omission/withdraw-consent",
        rewrite("purpose", r"withdrawn [\w-]+(, [\w-]+)*", "withdrawn none"),
    ),
    kind(
        "two bases where one is claimed for each", "contradiction/purpose-two-bases",
        put(
            "policy", "claims one-basis-per-purpose",
            where=(un("claims"), elsewhere(r"basis [^\n]* for [\w-]+\n\s*basis [^\n]* for")),
        ),
    ),
)  # fmt: skip

RETENTION = (
    kind(
        "a retention says what it covers and no more", "omission/retention",
        add("retention copies-kept { covers data {id}  because [[recovery || reprise]] }", per="data"),
    ),
    kind(
        "a period holds as agreed", "retention/vague-criterion",
        rewrite(
            "retention", r"(keep [^\n{}]*?)(?=\s*\n)",
            r"\1 if [[as agreed with us || selon ce qui a été convenu avec nous]]", where=(un(r"except|sooner| if "),),
        ),
        "omission/retention",
    ),
    kind(
        "access to files of vigilance is not left to the authority", "rights/indirect-access-untold",
        remove("right access", at="rights", where=(wr("L561-45"),)),
    ),
    kind(
        "cameras on a square keep for two months", "retention/statute-cited",
        rewrite("purpose", "keep 1 month", "keep 2 months", where=(wr("fr:csi:L252-5"),)),
    ),
    kind(
        "due diligence files are kept for twice the time", "retention/statute-cited",
        rewrite(
            "retention", "archived 5 years after relationship-end", "archived 10 years after relationship-end",
            where=(elsewhere("fr:cmf:L561-12"),),
        ),
    ),
    kind(
        "medical records end too soon", "retention/statute-cited",
        rewrite("purpose", "20 years", "10 years", where=(wr("fr:csp:R1112-7"),)),
    ),
    kind(
        "codes of cards are kept", "retention/never-kept",
        add(
            "purpose card-codes { title [[payments by card || paiements par carte]] kind payment basis contract"
            " data card-code recipients none keep 13 months after debit-date, then delete }",
            where=(french, elsewhere("kind order-handling")),
        ),
        "contradiction/not-held-vs-category", "omission/rights",
    ),
    kind("no period", "omission/retention", drop("purpose", "keep")),
    kind(
        "data are kept without end", "retention/indefinite",
        rewrite("purpose", r"(?<=  )keep [^\n]*", "keep indefinitely", where=(LIMITED,)),
        "promise/keep",
    ),
    kind(
        "data are kept until the person acts", "retention/indefinite",
        rewrite("purpose", r"(?<=  )keep [^\n]*", "keep until objection, then delete", where=(LIMITED,)),
        "promise/keep",
    ),
    kind(
        "a period by criteria alone", "retention/vague-criterion",
        rewrite(
            "purpose", r"(?<=  )keep [^\n]*",
            "keep criteria [[the time required || la durée nécessaire]], then delete",
        ),
    ),
    kind(
        "a period without a start", "retention/start-missing",
        rewrite(
            "purpose", r"keep (\d+ \w+) after (?!en |fr )[\w-]+", r"keep \1",
            where=(un(r"kind (cctv|call-recording|access-control|security-logging)|data [\w-]*logs?\n"),),
        ),
    ),
    kind(
        "nothing follows a period", "retention/no-fate",
        rewrite(
            "purpose", r"(?<=  )(keep [^\n]*), then (delete|anonymise)", r"\1", where=(nowhere("kind retention"),),
        ),
    ),
    kind(
        "a stage is over before it begins", "retention/empty-stage",
        rewrite(
            "purpose", r"keep during [\w-]+, then archived (\d+) years after ([\w-]+)",
            r"keep \1 years after \2, then archived 1 year after \2",
        ),
    ),
    kind(
        "readers are kept for six years", "retention/above-reference",
        rewrite(
            "purpose", r"keep 3 years after last-contact", "keep 6 years after last-contact",
            where=(
                french, MARKETING,
                nowhere(r"subject reader \{ kind (subscriber|company-contact)|audience professional"),
            ),
        ),
    ),
    kind(
        "accounts are kept for six years", "retention/below-legal-min",
        rewrite(
            "purpose", r"archived 10 years after financial-year-end", "archived 6 years after financial-year-end",
            where=(french, nowhere("kind person")),
        ),
    ),
    kind(
        "accounts are kept from the last contact", "retention/start-event-law",
        rewrite(
            "purpose", r"archived 10 years after financial-year-end", "archived 10 years after last-contact",
            where=(french, nowhere("kind person")),
        ),
    ),
    kind(
        "a period hangs on a consent that nobody gives", "contradiction/consent-without-purpose",
        add(
            "retention regulars { covers purposes {id} keep 9 months after last-purchase, then delete if consent }",
            per="purpose", where=(un("basis consent|condition explicit-consent"), nowhere("basis consent")),
        ),
    ),
    kind(
        "two periods for one purpose", "contradiction/retention-conflict",
        rewrite(
            "purpose", r"(keep (?:archived )?)(\d+ \w+ after [\w-]+, then (?:delete|anonymise))(?=[\n ])(.*)$",
            r"\1\2\3\nretention other-period { covers purposes {id} \g<1>9\2 }", where=(un("^purpose care"),),
        ),
        "retention/very-long",
    ),
)  # fmt: skip

SPECIAL = (
    kind(
        "a company relies on the condition of churches and parties", "sensitive/condition-unavailable",
        rewrite(
            "purpose", r"condition [\w-]+", "condition non-profit",
            where=(elsewhere("kind company"), nowhere(r"kind (association|person)\b")),
        ),
        "automation/art22-ground", "sensitive/criminal", "sensitive/automated-special",
    ),
    kind(
        "a social security number for orders", "sensitive/national-number",
        rewrite(
            "data", r"includes ([\w-]+)", r"includes social-security-number, \1",
            where=(french, elsewhere(r"kind order-handling\s[^}]*data identity"), wr("data identity")),
        ),
    ),
    kind(
        "special data without a condition", "sensitive/art9-condition",
        drop(
            "purpose", "condition",
            where=(un(r"condition (offence-law|official-control)|employment-law\n  subjects patient"),),
        ),
    ),
    kind(
        "offences without a ground", "sensitive/criminal",
        drop(
            "purpose", "condition",
            where=(
                wr(r"condition (offence-law|official-control)"),
                un(r"basis (legal-obligation|public-task)|condition legal-claims"),
            ),
        ),
    ),
    kind("a child consents alone", "sensitive/child-age", drop("subject", "below", where=(wr("minimum-age"),))),
    kind(
        "in France a parent consents alone", "sensitive/child-joint-fr",
        rewrite("subject young-player", "young-player, guardian", "guardian"),
    ),
    kind(
        "nothing is written for minors", "sensitive/child-language",
        remove("section", where=(wr("kind children"),)),
    ),
    kind(
        "a title is asked of everybody", "sensitive/identity-excess",
        rewrite(
            "data identity", r"includes ", "includes civility, ",
            where=(wr(r"mandatory for (orders|sales|stays|subscriptions|quotes|rentals)[, ]"),),
        ),
    ),
    kind(
        "bank data are called special", "sensitive/term-misuse",
        put(
            "data", "called special-data [[sensitive data || données sensibles]]",
            where=(wr(r"includes (amounts, payment-date|transactions|payment, iban)"),),
        ),
    ),
    kind(
        "a machine decides on health data", "sensitive/automated-special",
        rewrite("decision", r"data ([\w-]+)", r"data \1, health"),
    ),
)  # fmt: skip
