"""Changes to what a notice must tell: who answers, which rights there are, how they are exercised, since when."""

from __future__ import annotations

from tests.mutations.change import add, drop, elsewhere, french, kind, nowhere, put, remove, rewrite, throughout
from tests.mutations.change import unwritten as un
from tests.mutations.change import written as wr

ELSEWHERE = """
channel letter { kind post  at imprint  title [[letter || courrier]] }
document imprint { title [[imprint || mentions]]  at https://imprint.example.org }
"""

WHO = (
    kind(
        "the controller has no legal name", "omission/controller-identity",
        drop("controller", "legal-name", where=(wr(r"kind (company|association)"),)),
    ),
    kind(
        "the controller has no contact details", "omission/controller-contact",
        throughout(
            (r"(?<=\n)  reach [^\n]*(\n        [^\n]*)?", ""), (r"kind web-form\s+at \S+", "kind widget"),
            at=("controller",), where=(nowhere(r"joint-control|kind (account|in-person|email|phone)"),),
        ),
        "rights/channel-missing",
    ),
    kind(
        "a mandatory officer is not named", "omission/dpo-contact",
        remove("officer", at="controller", where=(elsewhere(r"kind public-body|large-scale"),)),
    ),
    kind("the officer has no contact details", "omission/dpo-contact", drop("officer", "reach")),
    kind("no representative in the Union", "omission/representative", remove("representative", at="controller")),
    kind("no essence of the joint control", "omission/joint-essence", drop("joint-control", "arrangement")),
    kind(
        "nothing says which data must be given", "omission/mandatory-provision",
        throughout(
            (r"(?<=\s)(mandatory|optional)( for [\w-]+(, [\w-]+)*)?(\s+otherwise(\s+[a-z]{2} \"[^\"]*\")+)?", ""),
            (r"\nprovision \{[^}]*\}", ""), at=("policy",), where=(nowhere(r"use \""),),
        ),
    ),
    kind(
        "the French right over data after death is not told", "omission/postmortem-fr",
        rewrite("rights", ", post-mortem", "", where=(french, nowhere(r"right post-mortem"))),
    ),
)  # fmt: skip

SOURCES = (
    kind(
        "nothing says what a source gives", "omission/categories-indirect",
        add(
            "source brokers { kind third-party title [[address brokers || courtiers en adresses]]"
            " publicly-accessible no }",
        ),
    ),
    kind(
        "a source does not say who it is", "omission/source",
        drop("source", "title", "includes", "name", where=(un(r"kind person"),)),
    ),
    kind(
        "a source serves a purpose that is not declared", "omission/source-purpose",
        put("source", "used-to ai-training", where=(un("used-to"),)),
    ),
)  # fmt: skip

RIGHTS = (
    kind(
        "withdrawal is offered where nothing rests on consent", "contradiction/basis-vs-withdrawal",
        rewrite(
            "right withdraw-consent", r"applies-to purposes ", "applies-to purposes books, ",
            where=(elsewhere("\npurpose books"),),
        ),
    ),
    kind(
        "the address for rights stands in another document", "structure/external-only",
        throughout(
            (r"(?<=\n  )through [\w-]+(, [\w-]+)*", "through letter"),
            (r"\Z", ELSEWHERE), at=("rights", "channel"),
            where=(nowhere("through (family|profile)-page, contact-form"),),
        ),
    ),
    kind(
        "restriction is not offered", "omission/rights",
        rewrite("rights", ", restriction", "", where=(nowhere(r"right restriction"),)),
    ),
    kind(
        "erasure is not offered", "omission/rights",
        rewrite("rights", ", erasure", "", where=(nowhere(r"right erasure"),)),
    ),
    kind(
        "portability is not offered", "omission/rights",
        throughout(
            (r", portability", ""), (r"\nright portability \{.*?\}(?=\n)", ""), at=("rights",),
            where=(elsewhere(r", portability"),),
        ),
    ),
    kind(
        "complaint is told nowhere", "omission/complaint",
        throughout(
            (r", complaint|\nright complaint \{.*?\}|\nauthority \w[^\n]*", ""), at=("policy", "rights"),
            where=(nowhere(r"use \""),),
        ),
    ),
    kind(
        "nothing says that consent can be withdrawn", "omission/withdraw-consent",
        throughout(
            (r", withdraw-consent|\nright withdraw-consent \{[^}]*\}", ""),
            (r" withdrawn [\w-]+(, [\w-]+)*|  opt-out [^\n]*\n", ""),
            (r"(?<=, )withdraw, |, (withdraw|unsubscribe)(?= \})|offers (withdraw|unsubscribe)(?= \})", ""),
            at=("policy", "rights", "purpose", "cookies"), where=(elsewhere(r"basis consent"),),
        ),
    ),
    kind(
        "withdrawal does not say what stays lawful", "omission/withdraw-prior-lawful",
        drop("right", "earlier-processing-lawful"),
    ),
    kind(
        "withdrawal is not open at any time", "omission/withdraw-any-time",
        drop("right withdraw-consent", "at-any-time"),
    ),
    kind(
        "erasure is refused for the rights of others", "rights/refusal-beyond-law",
        add("right erasure { refused others-rights }", where=(nowhere("right erasure"),)),
    ),
    kind(
        "rectification is refused for legal claims", "rights/refusal-beyond-law",
        add("right rectification { refused claims }", where=(nowhere("right rectification"),)),
    ),
    kind(
        "access is limited to what people supplied", "rights/narrowed",
        add("right access { limited-to provided-data }", where=(nowhere("right access"),)),
    ),
    kind(
        "portability leaves out one of its bases", "rights/narrowed",
        rewrite(
            "right portability", "applies-to basis consent, contract(, pre-contract)?", "applies-to basis contract",
            where=(elsewhere(r"basis consent asked"), nowhere("kind research")),
        ),
    ),
    kind(
        "an objection to marketing can be refused", "rights/objection-marketing",
        rewrite("right objection", "reasons none", r"\g<0>  refused claims", where=(elsewhere("kind newsletter"),)),
    ),
    kind(
        "there is no channel for rights", "rights/channel-missing",
        rewrite("rights", r"through [\w-]+(, [\w-]+)*", "through none"),
    ),
    kind(
        "an answer takes three months", "rights/delay-wrong",
        rewrite("rights", "within 1 month extended 2 months", "within 3 months"),
    ),
    kind(
        "an identity document is always asked", "rights/id-systematic",
        rewrite("rights", r"identity [^\n]*on-doubt", "identity id-document always"),
    ),
    kind(
        "rights cost something", "rights/fee",
        rewrite("rights", "fee none", "fee [[10 euros for each request || 10 euros par demande]]"),
    ),
    kind(
        "objection is lost among the rights", "rights/objection-prominence",
        remove("right objection", at="rights", where=(nowhere(r"case \{"),)),
    ),
    kind(
        "one objects to a contract", "rights/object-on-contract",
        rewrite(
            "right objection", "applies-to basis legitimate-interest",
            "applies-to basis legitimate-interest, contract",
        ),
    ),
    kind(
        "a ground of erasure is left out", "rights/grounds-incomplete",
        rewrite("right erasure", ", unlawful", ""),
    ),
    kind(
        "a ground of restriction is left out", "rights/grounds-incomplete",
        rewrite("right restriction", ", objection-pending", ""),
    ),
    kind(
        "reasons are asked of whoever refuses marketing", "rights/objection-marketing",
        throughout((r"reasons none", "reasons situation"), at=("purpose", "right"), where=(elsewhere(r"opt-out"),)),
    ),
    kind(
        "access to more than the law allows goes through the authority", "rights/indirect-access-scope",
        rewrite("right access", r"purposes vigilance", "purposes books"),
        "rights/indirect-access-untold",
    ),
    kind(
        "consent is withdrawn for reasons", "rights/withdrawal-conditional",
        put("right withdraw-consent", "reasons situation"),
    ),
    kind(
        "a complaint comes after a letter", "rights/complaint-step",
        put("right complaint", "after contact-controller"),
    ),
    kind(
        "data are given on paper", "rights/portability-format",
        rewrite("right portability", r"format structured, commonly-used, machine-readable", "format legible"),
    ),
    kind(
        "the authority of another country", "rights/sa-mismatch",
        throughout(
            (r"(?<!role )authority (?!aepd)[a-z][\w-]*", "authority aepd"), at=("right",),
            where=(nowhere(r"use \"|representative"),),
        ),
    ),
)  # fmt: skip

VERSIONS = (
    kind("no date", "version/effective-date", drop("policy", "effective")),
    kind("neither date nor version", "version/identifier", drop("policy", "effective", "version")),
    kind(
        "an article is cited that does not exist", "version/repealed-norm",
        put("policy", "cites gdpr:104", where=(un("cites"),)),
    ),
    kind(
        "changes apply on publication", "version/change-clause",
        rewrite("policy", r"changes [^\n]*", "changes on-publication"),
    ),
    kind(
        "a norm is cited that was repealed", "version/repealed-norm",
        put("policy", "cites fr:cconso:L223-3", where=(un("cites"),)),
    ),
    kind(
        "a norm is cited that does not apply yet", "version/future-norm",
        put("policy", "cites eu:2025/2518", where=(un("cites"),)),
    ),
    kind("the policy is three years old", "version/stale", rewrite("policy", r"effective \d{4}", "effective 2023")),
    kind(
        "the text changed after its date", "version/dated-change",
        put("policy", "note [[Our offices have moved. || Nos bureaux ont changé d’adresse.]] from 2026-11-20"),
    ),
    kind(
        "one language alone prevails", "translation/authority-clause",
        put("policy", "binding fr", where=(wr(r"languages en, fr"),)),
    ),
    kind(
        "a language without texts is declared", "translation/missing",
        rewrite("policy", r"languages (en, fr|en|fr)\b", r"languages \1, de"),
    ),
    kind("the policy is accepted by use", "basis/acceptance-as-consent", put("policy", "accepted by use")),
    kind("the policy is accepted by a click", "clarity/contract-clauses", put("policy", "accepted by click")),
)  # fmt: skip

SECURITY = (
    kind(
        "nothing on security", "security/empty",
        throughout(
            (r"\nmeasure [\w-]+ \{[^}]*\}|, backups|, (strong-)?authentication", ""), at=("policy",),
            where=(nowhere(r"kind (breach|security|it-security)|bot-protection"),),
        ),
    ),
    kind(
        "a breach is told after a week", "security/breach-info",
        put("measure", "notify cnil within 7 days", where=(french,)),
    ),
    kind(
        "absolute security is promised", "security/overclaim",
        put("measure", "note [[Our servers are 100% secure. || Nos serveurs sont sécurisés à 100 %.]]"),
    ),
)  # fmt: skip

STRUCTURE = (
    kind(
        "a recipient is named that nothing declares", "structure/undefined",
        rewrite("purpose", r"recipients (?!none)", "recipients lost-office, "),
    ),
    kind(
        "a recipient is declared twice", "structure/duplicate-id",
        add("recipient {id} { role processor does archiving located FR under-contract }", per="recipient"),
    ),
    kind(
        "data are declared that serve no purpose", "structure/unused",
        add("data spare { title [[shoes || chaussures]] includes [[shoe size || pointure]] from person optional }"),
    ),
    kind(
        "a recipient is declared that no purpose needs", "structure/unused",
        add('recipient spare { name "Archives du Nord" role processor does archiving located FR under-contract }'),
    ),
    kind(
        "a text refers to a section that is not there", "structure/dangling-section",
        put("policy", "note [[See {section annex}. || Voir {section annex}.]]"),
    ),
    kind(
        "a list of recipients is left open", "structure/open-list",
        rewrite("purpose", r"(recipients (?!none)[\w-]+(, [\w-]+)*)", r"\1 and others"),
    ),
    kind(
        "a list of data is left open", "structure/open-list",
        rewrite("data", r"(includes (?!en |fr )[\w-]+(, (?!en |fr )[\w-]+)*)(?=\s)", r"\1 and others"),
    ),
)  # fmt: skip
