"""A sentence says no more than its statements: each pattern with a member unstated, none, hedged, open, one or many."""

from __future__ import annotations

import html
import re

import pytest

from tests.publish.pages import page_of

WE = 'policy p { title "P" languages en, fr voice we made by c } controller c { name "Lantern" } '
THIRD = 'policy p { title "P" languages en, fr voice third-person made by c } controller c { name "Lantern" } '


def words(text: str, lang: str = "en") -> str:
    """The words of a page."""
    plain = html.unescape(re.sub(r"<[^>]+>", "", page_of(text, lang).body)).replace("\u00a0", " ")
    return " ".join(plain.split())


TWO = 'recipient a { name "Alpha" role processor %s } recipient b { name "Beta" role processor %s } '

SAYS = [
    # transfers: hedged, stated, none, open, unstated
    (WE + "transfer { outside EU avoided possible data some }", "fr",
     ["Nous nous efforçons d’éviter les transferts hors de l’Union européenne. De tels transferts peuvent néanmoins",
      "Ils peuvent porter sur une partie des données."], ["portent sur", "ont lieu"]),
    (THIRD + "transfer { outside EU possible }", "fr", ["Des données peuvent être transférées hors de l’Union"],
     ["sont transférées", "s’efforce"]),
    (WE + "transfer { outside EU avoided }", "fr", ["efforçons d’éviter"], ["peuvent néanmoins", "ont lieu"]),
    (WE + "transfer { outside EU }", "en", ["Data are transferred outside the European Union."], ["may", "endeavour"]),
    (WE + "transfer none", "fr", ["Nous ne transférons pas les données hors de l’Espace économique européen."], []),
    (WE + "transfer { avoided }", "en", ["We endeavour to avoid transfers."], ["outside the European Union"]),
    (WE + 'recipient r { name "R" } transfer { outside EU possible to r }', "fr", ["peuvent être transmises à R."], []),
    # a copy: of clauses, never of a decision of the Commission
    (WE + 'recipient r { name "R Ltd" located US safeguard adequacy certified and scc copy post }', "en",
     ["rest on the adequacy decision (GDPR Art. 45(3)), and R Ltd is certified under it. Transfers to R Ltd also rest",
      "(GDPR Art. 46(2)(c)). You can obtain a copy by post."], ["under it. You can obtain"]),
    # objection: offered under a basis only where the right reaches each purpose
    (WE + "right objection { applies-to purposes p1 } " + "".join(
        f'purpose p{n} {{ title "P{n}" basis legitimate-interest }} ' for n in range(1, 7)), "en", [],
     ["You can object to these uses."]),
    (WE + "right objection { applies-to basis legitimate-interest } " + "".join(
        f'purpose p{n} {{ title "P{n}" basis legitimate-interest }} ' for n in range(1, 7)), "en",
     ["You can object to these uses."], []),
    # ways out: of marketing, of other uses, with and without reasons
    (WE + 'purpose s { title "Statistics" kind statistics opt-out email }', "en",
     ["For “Statistics”, you can object by e-mail."], ["refuse marketing"]),
    (WE + 'purpose n { title "News" kind newsletter opt-out email reasons none }', "fr",
     ["Pour « News », vous pouvez refuser la prospection sans donner de motif, par courrier électronique."], ["aussi"]),
    (WE + 'purpose n { title "News" kind newsletter opt-out email }', "fr",
     ["Pour « News », vous pouvez refuser la prospection par"], ["sans donner de motif"]),
    # roles and contracts: nothing of the others where one states none
    (TWO % ("under-contract", ""), "en", ["A contract binds the controller to Alpha."], ["each of these", "others"]),
    (TWO % ("under-contract", "under-contract"), "en", ["to each of these processors"], []),
    (TWO % ("", "") + 'recipient d { name "Delta" }', "en", ["Alpha and Beta process the data"], ["other recipients"]),
    (TWO % ("", "") + 'recipient d { name "Delta" role controller }', "en",
     ["Delta is a controller", "The other recipients process the data on behalf"], []),
    ('recipient a { title fr "prestataires" en "providers" does hosting }', "fr", ["Leur mission est l’hébergement."],
     ["Sa mission"]),
    ('recipient a { name "Alpha" does hosting }', "fr", ["Sa mission est l’hébergement."], ["Leur mission"]),
    # retention: a fate told for all only where each states one
    ('retention a { title "A" keep 1 year, then delete } retention b { title "B" keep 2 years }', "en",
     ["1 year, then deletion"], ["then are deleted", "Unless stated otherwise"]),
    ('retention a { title "A" keep 1 year, then delete } retention b { title "B" keep 2 years, then delete }', "en",
     ["for the following periods, then are deleted."], ["Unless stated otherwise"]),
    (WE + 'retention a { title "A" keep until later of proceedings-end and limitation-expiry }', "fr",
     ["Jusqu’au plus tardif de ces événements, la fin de la procédure judiciaire ou l’expiration"], []),
    # persons: the default only where every purpose states whom it concerns
    (WE + "".join(f'purpose p{n} {{ title "P{n}" basis contract subjects client }} ' for n in range(1, 6))
     + 'purpose p6 { title "P6" basis contract }', "en", [], ["Unless brackets say otherwise"]),
    # mandatory data: for one purpose, for several, always, optional
    (WE + 'data d { title en "name" mandatory otherwise en "nothing is sent" }', "en",
     ["Some data are mandatory. Without your name, nothing is sent."], ["for “"]),
    (WE + 'purpose x { title "X" } data d { title en "name" mandatory for x } data e { title en "age" mandatory }',
     "en",
     ["Some data are mandatory:", "For “X”: name."], ["For “X”: name and age"]),
    # promises: third parties understood, several data, an exception, a case, by whom
    (WE + "promise q { never hold card-number, card-code }", "fr",
     ["Nous ne détenons jamais ni votre numéro de carte de paiement ni votre cryptogramme visuel."], [" et votre"]),
    (THIRD + "promise q { never use phone for telephone-marketing except consent }", "fr",
     ["Lantern n’utilise jamais le numéro de téléphone à des fins de démarchage téléphonique sans consentement."], []),
    (WE + 'recipient a { name "Alpha" } promise q { store only with a }', "fr",
     ["Nous stockons vos données uniquement chez Alpha."], ["jamais"]),
    # decisions and artificial intelligence: stated, possible, none
    (WE + "ai { possible does machine-learning data messages }", "fr",
     ["Nous pouvons recourir à l’intelligence artificielle : apprentissage automatique.", "peut utiliser vos messages"],
     ["Nous recourons"]),
    (WE + "decisions none", "fr", ["Nous ne prenons aucune décision fondée exclusivement"], []),
    (WE + 'decision d { title "D" subjects client }', "en", ["This decision concerns clients."], ["solely"]),
    (WE + 'decision d { title "D" solely automated ground contract }', "en",
     ["It rests on the performance of a contract (GDPR Art. 22(2)(a))."], ["Art. 6(1)(b)"]),
    (WE + 'watchlist l { title "L" also en "alert list" purposes x } purpose x { title "X" }', "en",
     ["This list is also called “alert list”. It serves the purpose “X”."], []),
    # security: what is protected, by whom
    (WE + 'recipient a { name "Alpha" } measure m { title "M" does backups by a }', "fr",
     ["Les mesures suivantes sont prises par Alpha : sauvegardes"], ["Nous prenons"]),
    (WE + "measure m { does backups notify cnil within 72 hours }", "fr",
     ["nous en informons la Commission nationale de l’informatique et des libertés (CNIL) dans un délai de 72 heures."],
     []),
    # disputes, links, changes
    (WE + 'disputes { courts en "the courts of Brest" fr "les tribunaux de Brest" }', "fr",
     ["La compétence revient aux tribunaux de Brest."], ["exclusive"]),
    (WE + 'links { to net may en "collect your address" fr "recueillir votre adresse" } platform net { name "Net" }',
     "en",
     ["These sites and networks may collect your address."], []),
    ('policy p { title "P" voice we changes new-purpose notice email }', "fr",
     ["Nous vous informons par courrier électronique avant d’utiliser vos données pour une nouvelle finalité."],
     ["annonçons"]),
    ('policy p { title "P" voice we changes before-effect }', "en", ["We announce changes before they apply."],
     ["new purpose"]),
    # lengths of time within sentences
    (WE + "rights { reply within 1 month extended 2 months }", "fr",
     ["dans un délai d’un mois, qui peut être prolongé de deux mois."], []),
    (WE + "cookies x { kind audience lifetime at most 13 months }", "fr", ["ne dépasse pas 13 mois."], ["est de 13"]),
    # who is who: what the policy calls the controller, and an officer whose title is the office
    ('policy p { title "P" } controller c { name "Lantern" called fr "le Responsable du traitement" }', "fr",
     ["est Lantern, que cette politique appelle « le Responsable du traitement »."], []),
    (WE + 'officer o { name "Claire Morvan" title en "our data protection officer" }', "en",
     ["Our data protection officer is Claire Morvan."], ["which this policy calls"]),
    # the summary: one recipient, abroad or not
    (WE + 'recipient a { name "Alpha" located US }', "fr",
     ["Nous transmettons vos données à Alpha, qui traite des données hors de l’Espace économique européen."], []),
    (WE + 'recipient a { name "Alpha" located FR }', "fr", ["Nous transmettons vos données à Alpha."], ["hors de"]),
]  # fmt: skip
"""A policy, a language, what its page says, and what would say more than is stated."""


@pytest.mark.parametrize(("text", "lang", "said", "unsaid"), SAYS)
def test_page_says_what_is_stated_and_no_more(text: str, lang: str, said: list[str], unsaid: list[str]) -> None:
    page = words(text, lang)

    assert [found for found in said if found not in page] == []
    assert [found for found in unsaid if found in page] == []
