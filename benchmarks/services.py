"""What the policies of an estate are made of: the purposes that a firm may have, the data these need, the shared file."""

from __future__ import annotations

from typing import NamedTuple

Texts = tuple[str, str]
"""A text in English and in French."""


class Service(NamedTuple):
    """A purpose, as the statements of the language want it; in `keep`, N is one of the `lengths`."""

    id: str
    title: Texts
    kind: str
    activity: Texts
    basis: str
    interest: Texts | None
    data: tuple[str, ...]
    recipients: tuple[str, ...]
    keep: str
    lengths: tuple[int, ...]
    more: tuple[str, ...] = ()


class Data(NamedTuple):
    """A category of data, and what happens where somebody does not give it."""

    title: Texts
    includes: str
    otherwise: Texts


DATA = {
    "identity": Data(
        ("identity", "identité"), "first-name, last-name", ("we cannot serve you", "nous ne pouvons pas vous servir")
    ),
    "contact": Data(
        ("contact details", "coordonnées"),
        "email, postal-address",
        ("we cannot write to you", "nous ne pouvons pas vous écrire"),
    ),
    "order-data": Data(
        ("orders", "commandes"),
        "purchase-history, amounts, payment-date",
        ("there is no order", "il n’y a pas de commande"),
    ),
}

LEGITIMATE = "legitimate-interest"
CLIENT = ("identity", "contact", "order-data")

SERVICES = (
    Service(
        "orders", ("Orders", "Commandes"), "order-handling",
        ("we prepare parcels and send them", "nous préparons les colis et les envoyons"),
        "contract", None, CLIENT, ("host",),
        "during contract, then archived N years after contract-end, then delete", (3, 5),
    ),
    Service(
        "invoicing", ("Invoices and accounts", "Factures et comptabilité"), "invoicing",
        ("we write invoices and keep accounts", "nous établissons les factures et tenons les comptes"),
        "legal-obligation norm fr:ccom:L123-22", None, CLIENT, ("host",),
        "archived N years after financial-year-end, then delete", (10,),
    ),
    Service(
        "newsletter", ("Newsletter", "Lettre d’information"), "newsletter by email",
        ("we send one letter a month", "nous envoyons une lettre par mois"),
        "consent asked sign-up-form withdrawn unsubscribe-link", None, ("contact",), ("mailer",),
        "N years after last-contact, then delete sooner on unsubscribe", (1, 2, 3),
        ("opt-out unsubscribe-link reasons none",),
    ),
    Service(
        "improvement", ("Better ordering pages", "Amélioration des pages de commande"), "service-improvement",
        ("we count at which step orders are given up", "nous comptons à quelle étape les commandes sont abandonnées"),
        LEGITIMATE,
        ("selling through pages that customers use without help", "vendre sur des pages que les clients utilisent sans aide"),
        ("order-data",), ("host",), "N months after order, then anonymise", (6, 12),
    ),
    Service(
        "support", ("Answers to questions", "Réponses aux questions"), "support",
        ("we answer letters and calls", "nous répondons aux lettres et aux appels"),
        "contract", None, ("identity", "contact"), ("host",),
        "N years after request-closed, then delete", (1, 2),
    ),
    Service(
        "complaints", ("Complaints", "Réclamations"), "complaints",
        ("we look into what went wrong", "nous cherchons ce qui n’a pas fonctionné"),
        LEGITIMATE, ("settling differences without a court", "régler les différends sans tribunal"),
        CLIENT, ("host",), "N years after complaint-closed, then delete", (2, 3, 5),
    ),
    Service(
        "repairs", ("Repairs", "Réparations"), "warranty",
        ("we repair what we have sold", "nous réparons ce que nous avons vendu"),
        "contract", None, CLIENT, ("host",), "N years after warranty-end, then delete", (1, 2),
    ),
    Service(
        "surveys", ("Satisfaction surveys", "Enquêtes de satisfaction"), "satisfaction-surveys",
        ("we ask how a purchase went", "nous demandons comment un achat s’est passé"),
        LEGITIMATE, ("knowing what customers think of a purchase", "savoir ce que les clients pensent d’un achat"),
        ("contact", "order-data"), ("host",), "N months after order, then delete", (6, 12, 18),
    ),
    Service(
        "figures", ("Sales figures", "Chiffres de vente"), "statistics",
        ("we add up sales by region", "nous additionnons les ventes par région"),
        LEGITIMATE, ("knowing which articles sell", "savoir quels articles se vendent"),
        ("order-data",), ("host",), "N months after order, then anonymise", (12, 24),
    ),
    Service(
        "events", ("Evenings in the shop", "Soirées en magasin"), "event-management",
        ("we keep a list of places", "nous tenons une liste des places"),
        "contract", None, ("identity", "contact"), ("host",), "N months after event-end, then delete", (1, 3, 6),
    ),
    Service(
        "loyalty", ("Loyalty card", "Carte de fidélité"), "loyalty",
        ("we count points", "nous comptons les points"),
        "contract", None, CLIENT, ("host",), "N years after last-activity, then delete", (1, 2),
    ),
    Service(
        "appointments", ("Appointments", "Rendez-vous"), "appointment",
        ("we set a time in the workshop", "nous fixons une heure à l’atelier"),
        "contract", None, ("identity", "contact"), ("host",), "N months after visit, then delete", (1, 6, 12),
    ),
)  # fmt: skip

SHARED = """# What the policies of the estate have in common.

authority cnil {
  reach at https://www.cnil.fr, post "3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France"
}
right complaint { through authority cnil }
right post-mortem { norm fr:lil:85  does storage, erasure, transmission }
provision { marked en "by an asterisk" fr "par un astérisque" }
"""
