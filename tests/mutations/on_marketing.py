"""Changes to direct marketing: consent and its exception for customers, ways to refuse, calls to consumers."""

from __future__ import annotations

from tests.mutations.change import add, drop, french, kind, nowhere, rewrite
from tests.mutations.change import unwritten as un
from tests.mutations.change import written as wr

MARKETING = wr(r"kind (newsletter|promotional-offers|direct-marketing)")

CAMPAIGNS = (
    kind(
        "readers are written to without consent", "marketing/optin",
        rewrite(
            "purpose", r"basis consent [^\n]*",
            "basis legitimate-interest interest [[selling more || vendre davantage]]",
            where=(
                wr(r"kind (newsletter|promotional-offers) by email\b"), un(r"data [^\n]*opened"),
                nowhere(r"without consent|kind association|audience professional|kind company-contact"),
            ),
        ),
        "contradiction/basis-vs-withdrawal", "contradiction/objection-conditional",
        "contradiction/consent-without-purpose",
    ),
    kind(
        "customers are written to about anything", "marketing/soft-optin",
        rewrite("purpose", "about similar-products", "about own-products"),
    ),
    kind(
        "customers cannot refuse when they order", "marketing/soft-optin",
        rewrite("purpose", r"opt-out [\w-]*form, ", "opt-out ", where=(wr("about similar-products"),)),
    ),
    kind(
        "the exemption of customers is used for others", "contradiction/marketing-basis-vs-text",
        rewrite(
            "purpose", r"(?<=  )subjects ([\w-]+)", r"subjects \1, prospect", where=(wr("about similar-products"),),
        ),
    ),
    kind(
        "messages cannot be stopped", "marketing/stop-means",
        rewrite(
            "purpose", r"opt-out [^\n]*", "opt-out none",
            where=(MARKETING, wr(r"by email"), wr("basis legitimate-interest")),
        ),
    ),
    kind(
        "consent to a letter ends by post", "marketing/withdrawal-harder",
        rewrite(
            "purpose", r"withdrawn [\w-]+(, [\w-]+)*(?P<rest>.*?)opt-out [^\n]*",
            r"withdrawn post\g<rest>opt-out post reasons none", where=(MARKETING,),
        ),
        "telephone/proof-withdrawal",
    ),
    kind(
        "addresses are passed on for advertising by others", "marketing/partner-sharing",
        add(
            'recipient list-buyer { name "Fichiers Réunis" role controller own-purposes promotional-offers'
            ' receives email basis legitimate-interest located FR }',
            where=(
                french,
                nowhere(r"promise [\w-]+ \{ (never share|store|share)|kind group-sharing|audience professional"),
            ),
        ),
    ),
    kind(
        "a firm calls for no declared purpose", "marketing/undeclared-campaign",
        rewrite(
            "recipient host", "does hosting", "does hosting, prospecting-calls",
            where=(nowhere(r"by (phone|email, phone)|kind (telephone|loyalty|information)"),),
        ),
    ),
)  # fmt: skip

TELEPHONE = (
    kind(
        "consumers are called without consent", "telephone/optin",
        rewrite(
            "purpose calls", r"basis consent [^\n]*",
            "basis legitimate-interest interest [[selling more || vendre davantage]]",
            where=(french, wr(r"by phone")),
        ),
        "contradiction/basis-vs-withdrawal", "contradiction/objection-conditional",
        "contradiction/consent-without-purpose",
    ),
    kind(
        "consent to calls holds for three years", "telephone/validity",
        rewrite("purpose", "valid 1 year", "valid 3 years"),
    ),
    kind(
        "proof of consent to calls is kept for a year", "telephone/proof-withdrawal",
        rewrite("purpose proof-of-consent", "archived 3 years", "archived 1 year"),
        "retention/below-legal-min",
    ),
    kind(
        "readers are sent to the repealed register", "telephone/bloctel",
        rewrite(
            "channel contact-form", r"kind web-form\s+at \S+", "kind register  at https://www.bloctel.gouv.fr",
            where=(french, nowhere("audience professional")),
        ),
        "rights/channel-missing", "omission/controller-contact",
    ),
    kind(
        "a consumer's number is collected without a word on calls", "telephone/notice",
        drop(
            "data", "note",
            where=(
                french, wr(r"\b(mobile-)?phone\b"),
                nowhere(r"kind telephone-marketing|promise (no-calls|no-marketing)|kind (public-body|association)"),
            ),
        ),
    ),
    kind(
        "consumers are called nine times a month", "telephone/hours",
        rewrite("purpose", r"at most 4 in 30 days", "at most 9 in 30 days"),
    ),
    kind(
        "insulation is sold by telephone", "telephone/banned-sector",
        rewrite(
            "purpose calls", "kind telephone-marketing by phone", "kind energy-renovation-offers by phone",
            where=(french,),
        ),
    ),
    kind(
        "heat pumps are sold by e-mail", "telephone/banned-sector",
        rewrite(
            "purpose", "kind promotional-offers by email", "kind renewable-energy-offers by email",
            where=(french, un("without consent"), nowhere("audience professional")),
        ),
    ),
)  # fmt: skip
