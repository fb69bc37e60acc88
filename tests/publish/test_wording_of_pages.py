"""Sentences that a fresh reader found false or clumsy, each as its kind: what the page says now, and no longer says."""

from __future__ import annotations

import pytest

from polc.document.blocks import Points
from polc.notice.notice import notice_of
from tests.publish.pages import page_of, parsed, policy_of
from tests.publish.test_truth_of_sentences import THIRD, WE, words

LEGAL = 'document legal { title fr "Mentions légales" en "Legal Notice" at https://lantern.example/legal } '
TERM = 'term data { title fr "Données" en "Data" means fr "les données des membres" en "the data of members" } '
CUSTOMER = 'subject client { title fr "clients" en "customers" } '

SAYS = [
    # the first sentence of a part names its subject; languages and legal nature as everybody says them
    (WE.replace("made by", "scope https://lantern.example made by"), "fr",
     [("Que couvre cette politique ? Cette politique couvre lantern.example. Elle existe en anglais et en "
      "français.")], ["langues suivantes"]),
    (WE.replace("made by", "scope https://lantern.example made by"), "en",
     ["This policy covers lantern.example. It exists in English and French."], ["following languages"]),
    ('policy p { title "P" languages fr }', "fr", ["Cette politique existe en français."], ["la langue suivante"]),
    (WE.replace('"Lantern"', '"Lantern" kind company country FR'), "fr", ["C’est une société établie en France."],
     ["dont l’établissement"]),
    (WE.replace('"Lantern"', '"Lantern" kind association country BE'), "fr",
     ["C’est une association établie en Belgique."], []),
    (WE.replace('"Lantern"', '"Lantern" kind public-body country FR'), "fr",
     ["C’est une autorité publique ou un organisme public établi en France."], []),
    # the controller is called so, not “responsible for processing”
    (WE, "en", ["Lantern is the controller of your data."], ["responsible for"]),
    # a document to look into has its article, its capitals, and leads there
    (LEGAL + WE.replace('"Lantern"', '"Lantern" reach document legal'), "fr",
     ["Vous pouvez nous joindre à l’adresse figurant dans les mentions légales."], ["« mentions légales »"]),
    (LEGAL + 'term t { title fr "Mentions légales" en "Legal Notice" } '
     + WE.replace('"Lantern"', '"Lantern" reach document legal'), "fr",
     ["à l’adresse figurant dans les Mentions légales."], []),
    # a word that the policy defines keeps its capital, wherever it opens a title
    (THIRD + TERM + 'data d { title fr "Données de paiement" en "Data on payments" } purpose x { title "X" data d }',
     "fr", ["Cette finalité porte sur les Données de paiement."], ["les données de paiement"]),
    (THIRD + 'data d { title fr "Données de paiement" en "Data" } purpose x { title "X" data d }', "fr",
     ["Cette finalité porte sur les données de paiement."], []),
    # what is only observed is not the reader's own
    (WE + 'data d { title fr "images" en "video images" from observed } purpose x { title "X" data d }', "fr",
     ["Nous utilisons les images."], ["vos images"]),
    (WE + 'data d { title fr "images" en "video images" from observed } purpose x { title "X" data d }', "en",
     ["We use the video images."], ["your video images"]),
    (WE + 'data d { title fr "images" en "images" from observed, person } purpose x { title "X" data d }', "fr",
     ["Nous utilisons vos images."], []),
    (WE + 'data d { title fr "images" en "images" from observed } data e { title fr "avis" en "reviews" from person } '
     'purpose x { title "X" data e, d }', "en", ["We use your reviews and the images."], []),
    # sources: an observed one is observed, nothing that the title says is said again, a name has its article
    (WE + 'source s { title fr "caméras" en "cameras" kind observed gives video }', "fr",
     ["Caméras. Nous observons ou enregistrons ces données."], ["relations avec nous"]),
    (WE + 'source s { title fr "patients" en "patients" kind person includes patient gives health-data }', "fr",
     ["Patients."], ["comprend les patients"]),
    (WE + 'source s { title fr "courtiers" en "brokers" kind third-party } data d { title "D" from s }', "fr",
     ["Les courtiers sont des tiers."], ["sources suivantes sont des tiers"]),
    # lists that are examples are so where they stand
    (WE.replace("made by", "illustrative data made by") + 'data d { title "D" }', "fr",
     ["Ces catégories de données sont citées à titre d’exemple."], ["Les listes suivantes"]),
    # a medium that the title names is not named again
    (WE + 'purpose x { title fr "Appels téléphoniques" en "Telephone calls" kind telephone-marketing by phone '
     'basis consent }', "fr", ["Appels téléphoniques"], ["par téléphone"]),
    # several legal bases: a reason stands with its own
    (WE + 'purpose x { title "X" basis contract or other fr "nos droits" en "our rights" because fr "les impayés" en '
     '"unpaid debts" }', "fr", ["Pour « nos droits », le motif indiqué est le suivant : les impayés."],
     [". Le motif indiqué"]),
    # recipients: a name alone is a sentence, a category is one, tasks in the plural
    (WE + 'recipient a { name "Alpha" does hosting } recipient b { title fr "partenaires" en "partners" }', "fr",
     ["Les partenaires reçoivent aussi des données."], ["destinataires suivants"]),
    (WE + 'recipient b { title fr "partenaires" en "partners" }', "en", ["The partners receive data."], ["following"]),
    (WE + 'recipient b { title fr "tiers" en "third parties" includes court when legal-obligation }', "fr",
     ["Cette catégorie comprend les juridictions. Cette catégorie reçoit des données"], ["Ce destinataire"]),
    (WE + 'recipient b { title fr "tiers" en "third parties" includes court }', "en",
     ["This category comprises the courts."], ["This recipient"]),
    (WE + 'recipient b { name "Alpha" receives email }', "fr", ["Ce destinataire reçoit"], ["Cette catégorie"]),
    (THIRD + 'recipient b { title fr "sous-traitants" en "processors" role processor }', "fr",
     ["Les sous-traitants traitent les données pour le compte de Lantern (RGPD, art. 4, point 8)"], ["en qualité de"]),
    # periods: persons head no column of uses
    ('retention r { covers subjects prospect keep 2 years }', "fr", ["Personnes ou finalité"], ["Utilisation"]),
    ('purpose x { title "X" keep 2 years }', "fr", ["Utilisation"], ["Personnes ou finalité"]),
    # rights: what the law says of portability, formats, one way out, refusals in one sentence
    (WE + 'rights { offer portability } purpose x { title "X" basis contract }', "fr",
     [("Les textes prévoient ce droit pour les données que vous avez fournies, lorsque leur traitement est automatisé "
      "et fondé sur l’exécution d’un contrat.")], []),
    (WE + "right portability { format structured, commonly-used }", "fr",
     ["Les données sont remises dans un format structuré et couramment utilisé."], ["au format suivant"]),
    (WE + 'right access { format fr "tableur ou PDF" en "spreadsheet or PDF" }', "fr",
     ["Les données sont remises au format suivant : tableur ou PDF."], []),
    (WE + 'purpose n { title "News" kind newsletter opt-out email reasons none }', "fr",
     ["Pour « News », vous pouvez refuser la prospection sans donner de motif, par courrier électronique."],
     ["motif :"]),
    (WE + 'purpose n { title "News" kind newsletter opt-out email }', "en",
     ["For “News”, you can refuse marketing by e-mail."], ["marketing:"]),
    (WE + 'purpose n { title "Figures" kind statistics opt-out email reasons none }', "en",
     ["For “Figures”, you can object without giving a reason, by e-mail."], ["object:"]),
    (WE + "right post-mortem { does storage, erasure, transmission }", "fr", ["Directives après le décès."],
     ["Ce droit permet ce qui suit", "stockage de données"]),
    (WE + "rights { offer access identity known-email or id-document on-doubt }", "fr",
     ["nous pouvons vous demander un message envoyé depuis l’adresse électronique connue ou une pièce d’identité."],
     ["justificatifs suivants"]),
    (WE + "rights { offer access identity known-email or id-document on-doubt }", "en",
     ["we can ask you for a message sent from the e-mail address on file or an identity document."],
     ["following proofs"]),
    # complaint: an address is read as one writes it
    (WE + "right complaint { through authority cnil } authority cnil", "fr",
     [("Ses coordonnées sont les suivantes : 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France ; "
      "www.cnil.fr.")], ["coordonnées sont www"]),
    (WE + "rights { offer access through email } right complaint { through authority cnil } authority cnil", "fr",
     ["Vous pouvez exercer vos droits par courrier électronique. Vous pouvez aussi saisir la CNIL."], []),
    # means: one that is told where it is used is not told again; verbs go on a sentence
    (WE + LEGAL + 'channel letter { kind post at legal title fr "courrier" en "letter" } rights { through letter }',
     "fr", ["par courrier"], ["Le moyen de contact et de choix"]),
    (WE + 'channel w { kind widget title fr "gestionnaire" en "manager" offers fr "désactiver les cookies" en '
     '"disable cookies" }', "fr", ["Ce moyen permet de désactiver les cookies."], ["ce qui suit"]),
    (WE.replace("made by", "changes before-effect notice in-person made by"), "fr",
     ["Nous annonçons les modifications sur place avant"], ["demande formulée sur place"]),
    # a title that begins with words in quotation marks has its article in English
    (WE + 'channel m { kind widget title en "“Manage cookies” link" fr "lien « Cookies »" } '
     'cookies x { kind audience consent required withdrawn m }', "en", ["through the “Manage cookies” link"],
     ["through “Manage"]),
    (WE + 'channel m { kind sms title en "“STOP” sent by SMS" fr "envoi de « STOP »" } '
     'cookies x { kind audience consent required withdrawn m }', "en", ["“STOP” sent by SMS"], ["the “STOP”"]),
    (WE + 'channel m { kind sms title en "reply STOP to 36000" fr "réponse STOP" } '
     'cookies x { kind audience consent required withdrawn m }', "en", ["by the reply STOP to 36000"], []),
    # cookies: whose consent, who places them
    (WE + "cookies x { kind audience consent required }", "fr", ["Ces cookies requièrent votre consentement."], []),
    (THIRD + "cookies x { kind audience consent required }", "fr", ["Ces cookies requièrent le consentement."], []),
    (WE + 'recipient a { name "Alpha" } cookies x { kind audience consent required placed by a }', "en",
     ["These cookies are placed by Alpha."], ["They are placed"]),
    # security, promises: a sentence alone is no list; neither, nor; who is the only one to have them
    (WE + "measure m { against loss does encryption-in-transit, access-control }", "en",
     ["We protect your data against loss by encryption of data in transit and access control."], ["the encryption"]),
    (WE + "promise q { never hold card-number, card-code }", "fr",
     ["Nous ne détenons jamais ni votre numéro de carte de paiement ni votre cryptogramme visuel."], [" ou votre"]),
    (THIRD + "promise q { never hold card-number, card-code }", "fr",
     ["ne détient jamais ni le numéro de carte de paiement ni le cryptogramme visuel."], []),
    (WE + "promise q { share only with c }", "fr", ["Nous ne partageons vos données avec personne."],
     ["uniquement avec Lantern"]),
    (WE + "promise q { share only with c }", "en", ["We share your data with nobody."], ["only with Lantern"]),
    # disputes: `sur` is not said seven times
    (WE + "disputes { over validity, interpretation, application, execution }", "fr",
     ["qui portent sur la validité, l’interprétation, l’application et l’exécution."], ["sur l’interprétation"]),
    # a section that a text leads to is called what its heading says
    (WE + 'section s { kind other title "S" text fr "Voir « {section cookies} »." en "See “{section cookies}”." } '
     "cookies x { kind necessary }", "fr", ["Voir « Quels cookies utilisons-nous ? »"], ["« cookies »"]),
    # a recipient that is also outside the Area, in countries that it does not name
    (WE + 'recipient r { name "R" located FR also outside EEA } recipient s { name "S" located US }', "fr",
     ["qui traitent des données hors de l’Espace économique européen",
      "Deux destinataires traitent des données hors de l’Espace économique européen, notamment aux États-Unis.",
      "Des données sont aussi traitées hors de l’Espace économique européen."], ["zone suivante"]),
    (WE + 'recipient r { name "R" located FR also outside EEA } recipient s { name "S" located FR }', "en",
     ["of whom one processes data outside", "One recipient processes data outside the European Economic Area."], []),
    # a pronoun takes no article; two nouns are several things; what says whose it is is not “yours”
    (WE + 'source s { title en "you yourself" fr "vous-même" kind person } '
     'data d { title "D" from s, observed, public }',
     "en", ["We receive from you yourself"], ["the you"]),
    (WE + 'recipient r { title en "teachers and office" fr "enseignants" } purpose x { title "X" recipients r }', "en",
     ["The recipients are the teachers and office."], ["The recipient is"]),
    (WE + 'subject pupil { title en "pupils" fr "élèves" } data d { title en "identity of the pupil" fr "identité de '
     'l’élève" from person } purpose x { title "X" data d }', "en",
     ["We use the identity of the pupil."], ["your identity"]),
    (WE + 'subject pupil { title en "pupils" fr "élèves" } '
     'data d { title en "file" fr "dossier des élèves" from person } '
     'purpose x { title "X" data d }', "fr", ["Nous utilisons le dossier des élèves."], ["votre dossier"]),
    (WE + 'purpose x { title "X" basis legal-obligation fr "loi 23/2007, article 16" en "Act 23/2007, section 16" }',
     "fr", ["L’obligation résulte du texte suivant : loi 23/2007, article 16."], ["La politique précise"]),
    (WE + 'purpose x { title "X" basis legal-obligation fr "tenue des comptes" en "keeping of accounts" }', "fr",
     ["La politique précise : tenue des comptes."], ["L’obligation résulte"]),
    # persons: those who act for others; those that no purpose names
    (WE + 'subject child { title fr "enfants" en "children" represented by parent } '
     'subject parent { title fr "parents" en "parents" }', "fr",
     ["Les parents agissent pour ces personnes.", "Les données concernent aussi les parents."], ["pour elles"]),
    (WE + 'subject child { title fr "enfants" en "children" minimum-age 13 } '
     'subject parent { title fr "parents" en "parents" } purpose x { title "X" subjects parent }', "fr",
     ["Enfants. L’âge minimal est de 13 ans.", "Les données concernent aussi les parents."], ["sont concernées"]),
    # several controllers: none is “the” controller; jointly, where the policy says so
    (WE + 'controller d { name "Delta" reach email d@delta.example }', "fr",
     ["L’un des responsables du traitement est Lantern.", "Un autre responsable du traitement est Delta.",
      "Vous pouvez joindre ce responsable par courriel"], ["Le responsable du traitement est", "conjointement"]),
    (WE + 'controller d { name "Delta" } joint-control { parties c, d }', "fr",
     ["Lantern et Delta sont conjointement responsables du traitement (RGPD, art. 26)."], ["responsables conjoints"]),
    (WE + 'controller d { name "Delta" } purpose x { title "X" } joint-control { parties c, d purposes x }', "fr",
     ["Pour « X », Lantern et Delta sont conjointement responsables du traitement (RGPD, art. 26)."],
     ["Delta sont conjointement responsables du traitement de vos"]),
    (WE + 'representative r { name "R" country EE }', "fr", ["Il est établi en Estonie."], ["L’établissement"]),
    # sources of a purpose, each after its preposition
    (WE + 'source s { title fr "parents" en "parents" kind third-party } purpose x { title "X" from s }', "fr",
     ["Ces données proviennent des parents."], ["sources suivantes"]),
    # rights that may be others; reasons for which an objection may be refused
    (WE + "rights { offer access and others }", "fr", ["Cette liste de droits n’est pas exhaustive."], ["etc."]),
    (WE + "right objection { applies-to basis legitimate-interest unless compelling-grounds, claims }", "fr",
     ["Nous pouvons refuser pour les motifs suivants : motifs légitimes et impérieux ; constatation"],
     ["en présence de"]),
    # transfers that are only possible, and the tools on which they would rest
    (WE + "transfer { located AU possible safeguard scc }", "fr",
     ["Des données peuvent être transférées en Australie. Ces transferts reposent alors sur les clauses"],
     ["pays de destination", "Les transferts reposent"]),
    # a single cookie that lives as its class says nothing more
    (WE + 'cookies x { kind necessary lifetime 1 day cookie "sid" { lifetime 1 day } }', "fr",
     ["Leur durée de vie est d’un jour."], ["Sa durée de vie"]),
    # the summary: what rests on no basis comes after what does
    (WE + 'purpose x { title "Orders" basis contract } purpose y { title "League" }', "en",
     ["We also use them for one other purpose: league."], ["for the following purpose: league"]),
    # the summary: bases of purposes too many to name are told as bases
    (WE + "".join(
        f'purpose p{n} {{ title fr "une finalité de nom assez long pour que le résumé ne la nomme pas, numéro {n}" '
        f'en "X{n}" basis {basis} }} ' for n, basis in enumerate(("contract", "consent", "legitimate-interest") * 4)),
     "fr", [("Nous utilisons vos données pour 12 finalités, qui reposent sur l’exécution d’un contrat, sur le "
            "consentement et sur l’intérêt légitime.")], ["finalités :"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lang", "said", "unsaid"), SAYS)
def test_page_reads_well(text: str, lang: str, said: list[str], unsaid: list[str]) -> None:
    found = words(text, lang)

    for sentence in said:
        assert sentence in found
    for sentence in unsaid:
        assert sentence not in found


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        (WE + "measure m { against loss does backups }", "part-security"),
        (WE + "promise q { never sell personal-data }", "part-promises"),
        (WE + 'channel w { kind widget title fr "bandeau" en "banner" offers accept }', "part-contact"),
    ],
)
def test_one_sentence_is_no_list(text: str, inside: str) -> None:
    part = next(part for part in notice_of(policy_of(parsed(text)), "fr").parts if part.anchor == inside)

    assert not any(isinstance(block, Points) for block in part.blocks)


def test_note_of_a_list_member_goes_on_its_sentences() -> None:
    text = WE + 'recipient a { name "Alpha" does hosting note fr "Alpha agit sur nos instructions." en "X." }'

    part = next(part for part in notice_of(policy_of(parsed(text)), "fr").parts if part.anchor == "part-recipients")

    assert "Sa mission est l’hébergement. Alpha agit sur nos instructions." in str(part)


def test_first_day_of_a_month_is_raised() -> None:
    dated = 'policy p { title "P" version "11er" effective 2027-03-01 languages fr }'

    assert "1<sup>er</sup> mars 2027" in page_of(dated, "fr").body
