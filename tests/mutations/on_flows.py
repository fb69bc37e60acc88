"""Changes to what happens with data: who receives them, where they go, trackers, machines that decide or answer."""

from __future__ import annotations

from functools import partial

from tests.mutations.change import add, drop, elsewhere, french, kind, nowhere, put, rewrite, throughout
from tests.mutations.change import unwritten as un
from tests.mutations.change import written as wr

exported = partial(throughout, at=("recipient", "transfer"))

RECIPIENTS = (
    kind(
        "a recipient is any partner", "recipient/vague",
        rewrite(
            "recipient", r"includes [\w-]+(, [\w-]+)*", "includes partner",
            where=(wr("role controller"), un(r"name \"|does ")),
        ),
    ),
    kind(
        "another's purposes have no basis", "recipient/own-purposes",
        rewrite("recipient", r"\s+basis [\w-]+", "", where=(wr("own-purposes targeted-advertising"),)),
    ),
    kind(
        "a processor has purposes of its own", "contradiction/processor-own-purposes",
        put("recipient", "own-purposes statistics", where=(wr("role processor"),)),
    ),
    kind(
        "responsibility for networks is declined", "recipient/social-joint",
        put("links", "does social-pages disclaims [[what these networks do || ce que font ces réseaux]]"),
    ),
)  # fmt: skip

TRANSFERS = (
    kind(
        "a processor moves to India", "omission/transfer-safeguard",
        rewrite(
            "recipient", r"located (FR|BE|DE|LU|NL|IE|DK|PT|SE)\b", "located IN", where=(wr("role processor"),),
        ),
        "contradiction/eu-only-vs-transfer", "promise/store", "house/forbidden", "sensitive/health-hosting",
    ),
    kind(
        "no tool for a transfer", "omission/transfer-safeguard",
        exported(
            (r"\s+safeguard (adequacy|dpf|scc|bcr)( certified)?( and scc)?|\s+copy [\w-]+", ""),
            where=(elsewhere(r"\ntransfer [\w-]+ \{"),),
        ),
    ),
    kind(
        "no copy of the clauses", "omission/transfer-copy",
        exported(
            (r"\s+copy [\w-]+", ""), where=(elsewhere(r"\ntransfer [\w-]+ \{"),),
        ),
    ),
    kind(
        "no country of a transfer", "transfer/country-missing",
        exported((r"\s+located (CA|IN|GB|CH|US|BR|KR|JP|TR|MX)(, (GB|CH))?", "")),
    ),
    kind(
        "adequacy is relied on for India", "transfer/adequacy-not-in-force",
        exported((r"located (GB|CH|BR|KR|JP|CA)(, (GB|CH))?", "located IN")),
    ),
    kind(
        "nothing says that the importer is certified", "transfer/dpf-listing",
        exported(("dpf certified and scc", "dpf")),
    ),
    kind(
        "the clauses of 2010", "transfer/obsolete-tool",
        exported((r"safeguard scc", "safeguard scc-2010")),
    ),
    kind(
        "the Privacy Shield", "transfer/obsolete-tool",
        exported(("dpf certified and scc", "privacy-shield")),
    ),
    kind(
        "explicit consent for all that a processor does", "transfer/derogation-systematic",
        exported(
            (r"safeguard scc", "safeguard explicit-consent"),
            where=(nowhere(r"role controller[^}]*safeguard scc"),),
        ),
    ),
    kind(
        "a decision on firms for an authority", "transfer/adequacy-scope",
        rewrite("recipient", "role controller", "role authority", where=(wr(r"located JP"),)),
    ),
    kind("transfers are avoided", "transfer/hedged", put("transfer", "avoided", where=(wr("located"),))),
    kind(
        "the boundary is that of the Union", "transfer/eu-not-eea",
        rewrite("transfer", "outside EEA", "outside EU"),
    ),
)  # fmt: skip

COOKIES = (
    kind(
        "the controller disowns trackers that it uses", "cookies/beyond-control",
        put(
            "cookies", "beyond-control",
            where=(wr("recipients (?!none)"), wr("placed by"), un("beyond-control|kind (social|advertising)")),
        ),
    ),
    kind(
        "advertising without consent", "cookies/consent-missing",
        rewrite("cookies advertising", r"consent required asked [\w-]+ withdrawn [\w-]+", "consent exempt"),
    ),
    kind(
        "audience cookies without a word on consent", "cookies/consent-missing",
        rewrite("cookies audience", r"consent (required|exempt)( asked [\w-]+)?\s+withdrawn [\w-]+", ""),
    ),
    kind(
        "cookies without a lifetime", "cookies/lifetime-missing",
        rewrite(
            "cookies", r"lifetime (at most )?\d+ \w+", "", where=(wr("consent required"), un("email-pixel")),
            all_=True,
        ),
    ),
    kind(
        "cookies of unnamed third parties", "cookies/third-parties",
        rewrite("cookies", r"placed by [\w-]+", "placed by advertising-network", where=(wr("consent required"),)),
    ),
    kind(
        "a cookie lasts longer than its class", "cookies/named-longer",
        put("cookies", 'cookie "later" { lifetime 40 months }', where=(wr("lifetime"), wr("consent required"))),
    ),
    kind("cookies may be placed", "cookies/hedged", put("cookies", "possible")),
    kind(
        "a choice is remembered for two years", "cookies/choice-memory",
        rewrite("cookies", "choice kept 6 months", "choice kept 2 years", where=(french,)),
    ),
    kind(
        "exempt trackers last two years", "cookies/audience-limits",
        rewrite(
            "cookies audience", "lifetime at most 13 months", "lifetime at most 24 months",
            where=(wr("consent exempt"),),
        ),
    ),
    kind(
        "exempt data are kept for four years", "cookies/audience-limits",
        rewrite("cookies audience", "keep 25 months", "keep 48 months", where=(wr("consent exempt"),)),
    ),
    kind(
        "the banner has no refusal", "cookies/refusal-parity",
        rewrite(
            "channel cookie-banner", "accept, refuse, set-preferences", "accept, set-preferences",
            where=(french, nowhere("kind email-pixel")),
        ),
    ),
    kind(
        "consent is read off the browser", "cookies/browser-consent",
        throughout(
            (r"asked cookie-banner", "asked browser"), at=("cookies",), where=(french, nowhere("kind email-pixel")),
        ),
    ),
    kind(
        "the browser alone takes consent back", "cookies/browser-withdrawal",
        throughout(
            (r"(?<=\nchannel cookie-manager \{ )kind widget(\s+at \S+)?(.*?)\s+offers [\w, -]+", r"kind browser\2 "),
            (r"(?<=earlier-processing-lawful)\s+through [\w-]+(, [\w-]+)*", ""), at=("cookies",),
            where=(
                nowhere("kind account |channel order-form"), elsewhere("\nchannel cookie-manager"),
                elsewhere("consent required"),
            ),
        ),
    ),
    kind(
        "openings are followed without consent", "cookies/email-pixel",
        rewrite("cookies pixels", r"consent required asked [\w-]+ withdrawn [\w-]+(, [\w-]+)*", ""),
    ),
    kind(
        "consent in the account, refusal on one device", "cookies/multi-device",
        throughout(
            (r"asked cookie-banner", "asked buyer-account"), at=("cookies",),
            where=(elsewhere("channel buyer-account"), french),
        ),
    ),
    kind(
        "exempt cookies need consent elsewhere", "contradiction/tracker-exempt-vs-consent",
        add("cookies { consent required for necessary }", where=(elsewhere("\ncookies necessary"),), at="cookies"),
        "omission/withdraw-consent",
    ),
    kind(
        "a class of cookies is mentioned and nowhere described", "contradiction/tracker-class-undeclared",
        add("retention old-cookies { covers cookies fingerprinting keep 6 months after collection, then delete }"),
    ),
)  # fmt: skip

MACHINES = (
    kind("the logic of a decision is not told", "omission/decision-logic", drop("decision", "logic")),
    kind(
        "a decision has no ground", "automation/art22-ground",
        rewrite("decision", "ground contract", "ground legitimate-interest"),
    ),
    kind(
        "nobody reviews a decision", "automation/art22-ground",
        throughout(
            (r", human-review|\nright human-review [^\n]*|(?<=\")\s+review [\w-]+(, [\w-]+)*(?=\n\}\n)", ""),
            at=("decision",), where=(elsewhere("\ndecision "),),
        ),
        "automation/watchlist",
    ),
    kind(
        "a score decides, and nobody says so", "omission/decision-logic",
        throughout(
            (r"\ndecisions? (none|[\w-]+ \{.*?\n\})", ""), at=("purpose",),
            where=(elsewhere("kind credit-scoring"), nowhere("buyer-contact")),
        ),
    ),
    kind(
        "decisions are denied beside a score", "contradiction/decision-denied",
        throughout(
            (r"\ndecision [\w-]+ \{.*?\n\}", "\ndecisions none"), at=("decisions",),
            where=(elsewhere("kind credit-scoring"),),
        ),
    ),
    kind(
        "decisions are denied", "contradiction/decision-denied",
        add("decisions none", where=(elsewhere("\ndecision "),), at="decisions"),
    ),
    kind(
        "a decision is about children", "automation/child",
        rewrite("decision", r"subjects ([\w-]+)", r"subjects \1, child"),
    ),
    kind("a list is not explained", "automation/watchlist", drop("watchlist", "criteria", "logic")),
    kind("a list says nothing of its effects", "automation/watchlist", drop("watchlist", "effects")),
    kind(
        "AI without a purpose", "automation/ai-purpose-undeclared",
        drop("ai", "purposes", where=(un("data none"),)),
    ),
    kind(
        "nobody is told that an AI answers", "automation/ai-interaction",
        rewrite(
            "ai",
            r", ai-notice [a-z]{2} \"[^\"]*\"( [a-z]{2} \"[^\"]*\")?|\s+note [a-z]{2} \"[^\"]*\"(\s+[a-z]{2}"
            r" \"[^\"]*\")?",
            "", where=(wr("talks to"),),
        ),
    ),
    kind(
        "what AI makes is not marked", "automation/ai-content",
        rewrite("ai", "content-generator, content-marking", "deep-fakes"),
    ),
    kind(
        "emotions are read at work", "automation/ai-prohibited",
        rewrite("ai", r"does ", "does emotion-recognition, ", where=(wr(r"purposes (time|studies)"),)),
    ),
    kind(
        "AI reads the emotions of employees", "automation/ai-prohibited",
        add(
            "ai moods { title [[moods || humeurs]]  does emotion-recognition, ai-notice  talks to employee }",
        ),
        "automation/ai-purpose-undeclared",
    ),
    kind(
        "AI rates students and nobody is told", "automation/ai-high-risk-info",
        rewrite("ai", r"does .*?\n", "does scoring\n", where=(wr(r"purposes studies"),)),
        "contradiction/decision-denied",
    ),
)  # fmt: skip
