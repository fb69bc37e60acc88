"""One edit a kind of difference, as counsel would grade it."""

# ruff: noqa: E501 - an edit is read as it stands in a file

from __future__ import annotations

from tests.compare.pairs import Edit


def edit(old: str, new: str, there: str, back: str, base: str = "") -> Edit:
    return Edit(old, new, _each(there), _each(back), base)


def _each(told: str) -> tuple[str, ...]:
    return tuple(sorted(t.strip() for t in told.split(",") if t.strip()))


STATISTICS = """purpose figures { title en "Figures" fr "Chiffres"   kind statistics   basis contract   subjects client
  data order-data   recipients host   keep 1 year after order, then delete }"""
CONSENTED = STATISTICS.replace("basis contract", "basis consent asked sign-up-form withdrawn unsubscribe-link")
FIRM = 'recipient firm { name "Phare SA"   role controller   receives contact   located FR }'
ABROAD = 'recipient firm { name "Phare SA"   role controller   receives contact   located US   safeguard scc }'
TRANSFER = """# without transfer
transfer night { title en "Night desk" fr "Assistance de nuit"   outside EU   located US   to host   safeguard scc }"""
DECISION = """# without decisions
decision limit { title en "Limit" fr "Plafond"   purposes orders   subjects client   data order-data   solely automated
  ground contract   logic en "past orders count" fr "les commandes passées comptent"   review contact-form }"""
WATCH = """watchlist unpaid { title en "Unpaid orders" fr "Impayés"   purposes orders   subjects client   data order-data
  review contact-form   keep 1 year after order, then delete }"""
ASSISTANT = (
    'ai assistant { title en "Assistant" fr "Assistant"   does chatbot   purposes orders   talks to website-user }'
)
PROMISE = 'promise short { title en "Not for long" fr "Pas longtemps"   never keep contact longer than 20 years }'
GUILD = """joint-control both { title en "Shop and guild" fr "Boutique et guilde"   parties shop, guild
  purposes newsletter   arrangement en "The guild answers requests." fr "La guilde répond aux demandes." }"""
OTHER = 'controller guild { name "Guild"   country FR   reach email guild@example.org }'
OFFICER = (
    'officer dpo { title en "our officer" fr "notre délégué"   name "A. Morvan"   reach email dpo@shop.example.org }'
)
REPRESENTATIVE = 'representative rep { name "Lantern Europe"   country FR   reach email rep@shop.example.org }'

PURPOSES = (
    edit("", STATISTICS, "purpose/added inform", "purpose/removed customers"),
    edit("", CONSENTED, "purpose/added consent", "purpose/removed customers"),
    edit("subjects client   data order-data   recipients host }", "subjects client   data order-data, contact   recipients host }",
         "purpose/widened inform", "purpose/narrowed customers"),
    edit("subjects client, prospect   data contact ", "subjects client, prospect   data contact, order-data ",
         "purpose/widened consent", "purpose/narrowed customers"),
    edit("subjects client   data order-data   recipients host }", "subjects client, prospect   data order-data   recipients host }",
         "purpose/widened inform", "purpose/narrowed customers"),
    edit("data order-data   recipients host }", "data order-data   recipients host, carrier }",
         "purpose/widened customers", "purpose/narrowed customers"),
    edit("data order-data   recipients host }", "data order-data }", "purpose/unsaid inform", "purpose/widened customers"),
    edit("kind newsletter by email", "kind newsletter by email, sms", "purpose/widened consent", "purpose/narrowed customers"),
    edit("subjects client   data identity, contact, order-data   recipients host, carrier }",
         "data identity, contact, order-data   recipients host, carrier }",
         "purpose/widened inform", "purpose/narrowed customers"),
    edit("", 'purpose shop-work { title en "The shop" fr "La boutique" }\npurpose orders2 { part of shop-work   title en "Gift orders" fr "Cadeaux"   kind order-handling   basis contract   subjects client   data order-data   recipients host   keep 1 year after order, then delete }',
         "purpose/added inform, purpose/regrouped editorial", "purpose/regrouped editorial, purpose/removed customers"),
)  # fmt: skip

BASES = (
    edit("kind order-handling   basis contract", "kind order-handling   basis contract\n basis legal-obligation norm fr:ccom:L123-22",
         "basis/added inform", "basis/changed inform"),
    edit("kind order-handling   basis contract", "kind order-handling", "basis/removed inform", "basis/stated inform"),
    edit("kind order-handling   basis contract", "kind order-handling   basis consent asked sign-up-form withdrawn contact-form",
         "basis/changed consent", "basis/changed inform"),
    edit("basis legal-obligation norm fr:ccom:L123-22", "basis legal-obligation norm fr:ccom:L123-23",
         "basis/norm customers", "basis/norm customers"),
    edit("selling through pages that customers can use without help", "finding out which customers pay late",
         "basis/interest editorial", "basis/interest editorial"),
    edit('interest en "selling through pages that customers can use without help"\n                                                         fr "vendre au moyen de pages que les clients utilisent sans aide"',
         'interest en "finding out who pays late" fr "repérer les mauvais payeurs"', "basis/interest inform", "basis/interest inform"),
    edit("kind statistics   basis contract", "kind statistics   basis contract   condition explicit-consent",
         "basis/condition consent", "basis/condition inform", STATISTICS),
    edit("kind order-handling   basis contract", "kind order-handling   basis contract or legitimate-interest",
         "basis/added inform", "basis/changed inform"),
    edit("basis contract\n basis legal-obligation", "basis contract or legal-obligation", "basis/allotment inform", "basis/allotment inform",
         STATISTICS.replace("basis contract", "basis contract\n basis legal-obligation")),
    edit("asked sign-up-form withdrawn unsubscribe-link", "asked sign-up-form withdrawn unsubscribe-link, contact-form",
         "consent/withdrawal-added customers", "consent/withdrawal-removed inform"),
    edit("asked sign-up-form withdrawn unsubscribe-link", "asked contact-form withdrawn unsubscribe-link",
         "consent/asked customers", "consent/asked customers"),
    edit("asked sign-up-form withdrawn unsubscribe-link", "asked sign-up-form withdrawn unsubscribe-link valid 2 years",
         "consent/validity customers", "consent/validity consent"),
    edit("opt-out unsubscribe-link reasons none", "opt-out unsubscribe-link, contact-form reasons none",
         "opt-out/added customers", "opt-out/removed inform"),
    edit("opt-out unsubscribe-link reasons none", "opt-out unsubscribe-link reasons situation",
         "opt-out/reasons inform", "opt-out/reasons customers"),
    edit("opt-out unsubscribe-link reasons none }", "opt-out unsubscribe-link reasons none   without consent for client about similar-products }",
         "marketing/without-consent inform", "marketing/consent-again consent"),
)  # fmt: skip

DATA = (
    edit("", 'data photo-data { title en "pictures" fr "photos"   includes photo   from person }', "data/added inform", "data/removed customers"),
    edit("includes first-name, last-name", "includes first-name, last-name, birth-date", "data/widened inform", "data/narrowed customers"),
    edit("includes email, postal-address", "includes email, postal-address, phone", "data/widened consent", "data/narrowed customers"),
    edit("includes email, postal-address   from person", "includes email, postal-address and others   from person",
         "data/widened consent", "data/narrowed customers"),
    edit("", 'data who { title en "who you are" fr "qui vous êtes"   includes first-name, last-name   from person }',
         "data/regrouped editorial", "data/regrouped editorial"),
    edit("", 'data visits { title en "visits" fr "visites"   includes page-visits   anonymous }', "data/anonymous-added editorial", "data/regrouped editorial"),
    edit("includes page-visits   anonymous }", "includes page-visits }", "data/identified inform", "data/anonymised customers",
         'data visits { title en "visits" fr "visites"   includes page-visits   anonymous }'),
    edit("", 'subject candidate { title en "applicants" fr "candidats" }', "subject/added inform", "subject/removed customers"),
    edit('fr "clients" }', 'fr "clients"   minimum-age 16 }', "subject/age customers", "subject/age inform"),
    edit('fr "clients" }', 'fr "clients"   kind consumer }', "subject/kind editorial", "subject/kind editorial"),
    edit("", 'source lists { title en "lists" fr "listes"   kind third-party   gives email }', "source/added inform", "source/removed customers"),
    edit("gives email }", "gives email, phone }", "source/widened inform", "source/narrowed customers",
         'source lists { title en "lists" fr "listes"   kind third-party   gives email }'),
)  # fmt: skip

RECIPIENTS = (
    edit("", FIRM, "recipient/added inform", "recipient/removed customers"),
    edit("", FIRM.replace("role controller", "role processor"), "recipient/added customers", "recipient/removed customers"),
    edit("", FIRM.replace("role controller", "role internal"), "recipient/added editorial", "recipient/removed customers"),
    edit("", ABROAD, "recipient/added inform", "recipient/removed customers"),
    edit("role processor   does delivery", "role controller   does delivery", "recipient/role inform", "recipient/role customers"),
    edit("does delivery   receives identity, contact", "does delivery   receives identity, contact, order-data",
         "recipient/widened customers", "recipient/narrowed customers"),
    edit("role controller   receives contact", "role controller   own-purposes fundraising   receives contact",
         "recipient/widened inform", "recipient/unsaid inform", FIRM),
    edit("does delivery   receives identity, contact   located FR", "does delivery   receives identity, contact   located FR, BE",
         "recipient/country-added customers", "recipient/country-removed customers"),
    edit("does delivery   receives identity, contact   located FR", "does delivery   receives identity, contact   located FR, US",
         "recipient/country-added inform", "recipient/country-removed customers"),
    edit("does delivery   receives identity, contact   located FR   under-contract", "does delivery   receives identity, contact   located FR",
         "recipient/contract inform", "recipient/contract editorial"),
    edit("located US   safeguard scc", "located US   safeguard bcr", "transfer/safeguard-changed inform", "transfer/safeguard-changed inform", ABROAD),
    edit("transfer none", "transfer night { outside EU   located US   to host   safeguard scc }", "transfer/added inform", "transfer/denied customers"),
    edit("transfer none", "", "transfer/no-longer-denied inform", "transfer/denied customers"),
    edit("", 'transfer day { outside EU   located CA   to host }', "transfer/added inform", "transfer/removed customers", TRANSFER),
    edit("outside EU   located US   to host", "outside EU   located US   to host, carrier", "transfer/recipients inform", "transfer/recipients customers", TRANSFER),
    edit("outside EU   located US   to host", "outside EEA   located US   to host", "transfer/area inform", "transfer/area inform", TRANSFER),
    edit("outside EU   located US   to host", "outside EU   avoided possible located US   to host", "transfer/hedge customers", "transfer/hedge inform", TRANSFER),
)  # fmt: skip

PERIODS = (
    edit("keep 3 years after last-contact", "keep 5 years after last-contact", "period/lengthened inform", "period/shortened customers"),
    edit("archived 5 years after contract-end", "archived 6 years after contract-end", "period/lengthened inform", "period/shortened customers"),
    edit("keep 3 years after last-contact", "keep indefinitely", "period/lengthened inform", "period/shortened customers"),
    edit("keep 1 year after order", "keep 12 months after order", "period/reworded editorial", "period/reworded editorial"),
    edit("keep 1 year after order", "keep 1 year after collection", "period/changed inform", "period/changed inform"),
    edit("   sooner on unsubscribe", "", "period/changed inform", "period/changed customers"),
    edit("keep 1 year after order", 'keep criteria en "as long as useful" fr "tant que c’est utile"', "period/undetermined inform", "period/determined customers"),
    edit("keep 1 year after order, then anonymise", "keep 1 year after order, then delete", "period/fate customers", "period/fate inform"),
    edit("retention figures { covers purposes improvement   keep 1 year after order, then anonymise }", "", "period/removed inform", "period/added inform"),
)  # fmt: skip

RIGHTS = (
    edit("restriction, portability, objection", "restriction, objection", "right/removed inform", "right/added customers"),
    edit("through contact-form, post   reply", "through contact-form   reply", "right/channel-removed inform", "right/channel-added customers"),
    edit("reply within 1 month extended 2 months", "reply within 2 months", "right/reply inform", "right/reply customers"),
    edit("identity known-email or id-document on-doubt", "identity id-document always", "right/identity inform", "right/identity inform"),
    edit("fee none }", 'fee en "20 cents a page" fr "20 centimes par page" }', "right/fee inform", "right/fee inform"),
    edit("unless compelling-grounds", "unless compelling-grounds, claims", "right/restricted inform", "right/extended customers"),
    edit("right complaint { through authority cnil }", "right complaint { through authority cnil   after contact-controller }",
         "right/restricted inform", "right/extended customers"),
    edit("right objection { applies-to basis legitimate-interest", "right objection { ", "right/extended customers", "right/restricted inform"),
    edit("case { applies-to purposes newsletter   reasons none   through unsubscribe-link } }",
         "case { applies-to purposes newsletter   reasons none   through unsubscribe-link, contact-form } }", "right/case inform", "right/case inform"),
    edit("", 'channel order-desk { title en "desk" fr "guichet"   kind in-person }', "channel/added editorial", "channel/removed editorial"),
    edit("at https://shop.example.org/contact   title", "at https://shop.example.org/write   title", "channel/changed inform", "channel/changed inform"),
    edit("offers accept, refuse, set-preferences }", "offers accept, set-preferences }", "channel/offers inform", "channel/offers customers"),
)  # fmt: skip

WHO = (
    edit("made by shop", "made by guild", "controller/replaced inform", "controller/replaced inform", OTHER),
    edit('legal-name "Lantern SAS"', 'legal-name "Lantern SA"', "controller/changed inform", "controller/changed inform"),
    edit("email privacy@shop.example.org", "email data@shop.example.org", "controller/contact customers", "controller/contact customers"),
    edit("", GUILD, "controller/joint-added inform", "controller/joint-removed inform", OTHER),
    edit("parties shop, guild", "parties shop", "controller/joint-changed inform", "controller/joint-changed inform", f"{OTHER}\n{GUILD}"),
    edit("", OFFICER, "officer/added customers", "officer/removed inform"),
    edit("dpo@shop.example.org", "officer@shop.example.org", "officer/changed customers", "officer/changed customers", OFFICER),
    edit("", "officer none", "officer/none editorial", "officer/none editorial"),
    edit("", "representative none", "representative/none inform", "representative/none inform"),
    edit("", REPRESENTATIVE, "representative/added customers", "representative/removed inform"),
    edit("rep@shop.example.org", "eu@shop.example.org", "representative/changed customers", "representative/changed customers", REPRESENTATIVE),
    edit("", "authority apd-be", "authority/added customers", "authority/removed inform"),
    edit("authority cnil\n", 'authority cnil { name "CNIL"   reach at https://www.cnil.fr }\n', "authority/changed editorial, authority/changed editorial",
         "authority/changed editorial, authority/changed editorial"),
)  # fmt: skip

COOKIES = (
    edit("", "cookies none", "cookie/denied customers", "cookie/no-longer-denied inform"),
    edit("", 'cookies ads { title en "Ads" fr "Publicité"   kind advertising   consent required }', "cookie/added consent", "cookie/removed customers"),
    edit("", 'cookies ads { title en "Ads" fr "Publicité"   kind advertising   purposes figures }', "cookie/added consent", "cookie/removed customers", CONSENTED),
    edit("kind audience   consent required", "kind audience   consent exempt", "cookie/consent-dropped inform", "cookie/consent-required consent"),
    edit("does audience-measurement\n                   placed by host ", "does audience-measurement, statistics\n                   placed by host ",
         "cookie/widened consent", "cookie/narrowed customers"),
    edit("lifetime at most 13 months", "lifetime at most 25 months", "cookie/lifetime inform", "cookie/lifetime customers"),
    edit("choice kept 6 months", "choice kept 12 months", "cookie/choice consent", "cookie/choice customers"),
    edit('cookie "visits" { by host   lifetime 13 months   does audience-measurement } }', "}", "cookie/unlisted customers", "cookie/listed consent"),
    edit('cookie "visits" { by host ', 'cookie "visits" { by mailer ', "cookie/single inform", "cookie/single inform"),
    edit("data browsing   recipients host   lifetime", "data browsing   anonymous   recipients host   lifetime", "cookie/anonymous customers", "cookie/anonymous consent"),
)  # fmt: skip

MACHINES = (
    edit("", 'decision second { title en "Second" fr "Second"   purposes orders   solely automated   ground contract }',
         "decision/added inform", "decision/removed customers", DECISION),
    edit("decisions none", "", "decision/no-longer-denied inform", "decision/denied customers"),
    edit("purposes orders   subjects client   data order-data   solely", "purposes orders, invoicing   subjects client   data order-data   solely",
         "decision/widened inform", "decision/narrowed customers", DECISION),
    edit("   solely automated\n", "\n", "decision/automation customers", "decision/automation inform", DECISION),
    edit("ground contract", "ground explicit-consent", "decision/ground consent", "decision/ground inform", DECISION),
    edit('comptent"   review contact-form', 'comptent"', "decision/review-removed inform", "decision/review-added customers", DECISION),
    edit("", WATCH, "watchlist/added inform", "watchlist/removed customers"),
    edit("subjects client   data order-data\n  review contact-form", "subjects client, prospect   data order-data\n  review contact-form",
         "watchlist/widened inform", "watchlist/narrowed customers", WATCH),
    edit("review contact-form   keep", "keep", "watchlist/review-removed inform", "watchlist/review-added customers", WATCH),
    edit("", ASSISTANT, "ai/added inform", "ai/removed customers"),
    edit("does chatbot   purposes orders", "does chatbot   purposes orders, newsletter", "ai/widened inform", "ai/narrowed customers", ASSISTANT),
    edit("does chatbot   purposes orders", "possible   does chatbot   purposes orders", "ai/hedge inform", "ai/hedge inform", ASSISTANT),
)  # fmt: skip

REST = (
    edit("", PROMISE, "promise/added customers", "promise/removed inform"),
    edit("longer than 20 years", "longer than 30 years", "promise/weakened inform", "promise/strengthened customers", PROMISE),
    edit("never keep contact longer than 20 years", "never sell contact", "promise/changed inform", "promise/changed inform", PROMISE),
    edit("made by shop   voice we", "made by shop   voice we   claims data-minimised", "promise/claim-added editorial", "promise/claim-removed inform"),
    edit('version "1"', 'version "2"', "version/changed editorial", "version/changed editorial"),
    edit("changes before-effect, new-purpose notice email", "changes on-publication", "version/change-clause inform", "version/change-clause customers"),
    edit("scope https://shop.example.org ", "scope https://shop.example.org and subdomains ", "scope/changed inform", "scope/changed inform"),
    edit("audience website-user, consumer", "audience website-user, consumer, professional", "scope/audience inform", "scope/audience inform"),
    edit("languages en, fr", "languages fr", "language/removed inform", "language/added customers"),
    edit("subject prospect { title", "subject prospect { note \"x\"   title", "text/changed editorial", "text/changed editorial"),
    edit("fr \"lecteurs de la lettre d’information\"", "fr \"abonnés\"", "text/changed editorial", "text/changed editorial"),
    edit("", 'section more { title en "More" fr "Suite"   text en "Words." fr "Mots." }', "declaration/added editorial", "declaration/removed editorial"),
    edit("made by shop   voice we", "made by shop   voice third-person", "statement/changed editorial", "statement/changed editorial"),
    edit("title en \"newsletter readers\"", "anonymous title en \"newsletter readers\"", "statement/added customers", "statement/removed inform"),
    edit("recipient firm {", "recipient company {", "declaration/renamed editorial", "declaration/renamed editorial", FIRM),
)  # fmt: skip

EDITS = (*PURPOSES, *BASES, *DATA, *RECIPIENTS, *PERIODS, *RIGHTS, *WHO, *COOKIES, *MACHINES, *REST)
